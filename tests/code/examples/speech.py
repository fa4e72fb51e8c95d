"""SDKs of speech: options of a request, clients that a router gives, and results that are asked about."""

import asyncio

import assemblyai as aai
import fal_client
import httpx
from deepgram import DeepgramClient
from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from elevenlabs.core.request_options import RequestOptions
from google.cloud import speech

OWNER = {"x-team-id": "search", "x-correlation-id": "c-1"}

voice = ElevenLabs(api_key="k")
tagged = ElevenLabs(api_key="k", httpx_client=httpx.Client(headers=OWNER))
deepgram = DeepgramClient(api_key="k", headers={"x-team-id": "search"})
plain = DeepgramClient("k")


def speak(text):
    voice.text_to_speech.convert("v", text=text)  # expect: fail team_id correlation_id
    voice.text_to_speech.convert("v", text=text, request_options={"additional_headers": OWNER})  # expect: pass
    voice.text_to_speech.stream("v", text=text, request_options=RequestOptions(additional_headers=OWNER))  # expect: pass
    tagged.text_to_sound_effects.convert(text=text)  # expect: pass
    voice.voices.search(search=text)


async def listen(sound):
    client = AsyncElevenLabs()
    await client.speech_to_text.convert(model_id="scribe_v1", file=sound)  # expect: fail team_id correlation_id


def transcribe(url, sound, correlation):
    deepgram.listen.v1.media.transcribe_url(url=url)  # expect: fail correlation_id
    deepgram.listen.v1.media.transcribe_file(  # expect: pass
        request=sound, request_options={"additional_headers": {"x-correlation-id": correlation or "none-given"}}
    )
    plain.listen.rest.v("1").transcribe_url({"url": url}, {"model": "nova"}, headers=OWNER)  # expect: pass
    plain.speak.rest.v("1").save("a.mp3", {"text": "hi"}, {"model": "aura"})  # expect: fail team_id correlation_id


def ask(url):
    transcript = aai.Transcriber().transcribe(url)  # expect: fail team_id correlation_id
    return transcript.lemur.task("Sum it up")  # expect: fail team_id correlation_id


def draw(prompt):
    fal_client.subscribe("fal-ai/flux", {"prompt": prompt}, headers=OWNER)  # expect: pass
    asyncio.run(fal_client.run_async("fal-ai/flux", {"prompt": prompt}))  # expect: fail team_id correlation_id


def recognize(request):
    speech.SpeechClient().recognize(request=request, metadata=list(OWNER.items()))  # expect: pass
