import asyncio

import httpx
from deepgram import DeepgramClient, DeepgramClientOptions
from elevenlabs.client import ElevenLabs
from elevenlabs.environment import ElevenLabsEnvironment

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}


def elevenlabs_call(url):
    client = ElevenLabs(api_key="k", environment=ElevenLabsEnvironment(base=url, wss=url))
    b"".join(client.text_to_speech.convert("v", text="hi", request_options={"additional_headers": TEAM}))


def elevenlabs_http_client(url):
    client = ElevenLabs(
        api_key="k", environment=ElevenLabsEnvironment(base=url, wss=url), httpx_client=httpx.Client(headers=TEAM)
    )
    client.speech_to_text.convert(model_id="scribe_v1", file=b"sound")


def deepgram_options_and_call(url):
    client = DeepgramClient("k", DeepgramClientOptions(url=url, headers=TEAM))
    client.listen.rest.v("1").transcribe_url({"url": "u"}, {"model": "m"}, headers=TENANT)


def deepgram_under_its_older_name(url):
    client = DeepgramClient("k", DeepgramClientOptions(url=url))
    client.listen.prerecorded.v("1").transcribe_file({"buffer": b"sound"}, {"model": "m"}, headers=TEAM)


def deepgram_async(url):
    client = DeepgramClient("k", DeepgramClientOptions(url=url, headers=TEAM))
    asyncio.run(client.listen.asyncrest.v("1").transcribe_url({"url": "u"}, {"model": "m"}))


def deepgram_speech(url):
    client = DeepgramClient("k", DeepgramClientOptions(url=url))
    client.speak.rest.v("1").stream_memory({"text": "hi"}, {"model": "m"}, headers=TEAM)


def deepgram_addons_are_part_of_the_query(url):
    client = DeepgramClient("k", DeepgramClientOptions(url=url))
    client.listen.rest.v("1").transcribe_url({"url": "u"}, {"model": "m"}, addons={"metadata": "a"})
