import asyncio
import inspect

import httpx
from deepgram import AsyncDeepgramClient, DeepgramClient
from deepgram.environment import DeepgramClientEnvironment
from elevenlabs.client import AsyncElevenLabs, ElevenLabs

TEAM = {"x-team-id": "a"}
META = {"team_id": "a", "tenant": "b"}


def _deepgram(url):
    hosts = inspect.signature(DeepgramClientEnvironment).parameters
    return DeepgramClientEnvironment(**dict.fromkeys(hosts, url))


def elevenlabs_call(url):
    client = ElevenLabs(api_key="k", base_url=url)
    b"".join(client.text_to_speech.convert("v", text="hi", request_options={"additional_headers": TEAM}))


def elevenlabs_body(url):
    client = ElevenLabs(api_key="k", base_url=url)
    b"".join(
        client.text_to_speech.stream("v", text="hi", request_options={"additional_body_parameters": {"metadata": META}})
    )


def elevenlabs_nothing(url):
    b"".join(ElevenLabs(api_key="k", base_url=url).text_to_sound_effects.convert(text="hi"))


def elevenlabs_http_client(url):
    client = ElevenLabs(api_key="k", base_url=url, httpx_client=httpx.Client(headers=TEAM))
    client.speech_to_text.convert(model_id="scribe_v1", file=b"sound")


def elevenlabs_async(url):
    client = AsyncElevenLabs(api_key="k", base_url=url)

    async def ask():
        await client.speech_to_text.convert(
            model_id="scribe_v1", file=b"sound", request_options={"additional_headers": TEAM}
        )

    asyncio.run(ask())


def deepgram_client_and_call(url):
    client = DeepgramClient(api_key="k", environment=_deepgram(url), headers=TEAM)
    client.listen.v1.media.transcribe_url(url="u", request_options={"additional_headers": {"x-tenant": "b"}})


def deepgram_file(url):
    client = DeepgramClient(api_key="k", environment=_deepgram(url))
    client.listen.v1.media.transcribe_file(request=b"sound", request_options={"additional_headers": TEAM})


def deepgram_labels_of_usage_are_no_fields(url):
    DeepgramClient(api_key="k", environment=_deepgram(url)).listen.v1.media.transcribe_url(url="u", tag="a")


def deepgram_speech(url):
    client = DeepgramClient(api_key="k", environment=_deepgram(url), httpx_client=httpx.Client(headers=TEAM))
    b"".join(
        client.speak.v1.audio.generate(text="hi", request_options={"additional_body_parameters": {"metadata": META}})
    )


def deepgram_async(url):
    client = AsyncDeepgramClient(api_key="k", environment=_deepgram(url), headers=TEAM)

    async def ask():
        await client.read.v1.text.analyze(request={"text": "hi"}, language="en")

    asyncio.run(ask())
