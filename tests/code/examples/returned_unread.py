"""Generators and coroutines that a function returns without reading them: their work is done for its caller."""

import asyncio
from collections.abc import Iterator

import requests
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
BASE = "https://llm.example.com/v1"


class Gateway:
    """Which path a request goes to, only its callers know."""

    def __init__(self, base=None):
        self.base = (base or BASE).rstrip("/")

    def chat(self, *, path="/chat/completions", stream=False, **payload):
        return self._request(path=path, payload=payload, stream=stream)

    def _request(self, *, path, payload, stream):
        url = f"{self.base}{path}" if path.startswith("/") else f"{self.base}/{path}"
        if stream:
            return self._stream(url=url, payload=payload)
        return requests.post(url, json=payload, headers=TAGS)  # expect: pass

    def _stream(self, *, url, payload):
        answer = requests.post(url, json=payload, stream=True)  # expect: fail team_id correlation_id
        yield from answer.iter_lines()


def streamed(headers):
    return _stream(headers)


def _stream(headers) -> Iterator[str]:
    yield client.responses.create(model="m", input="i", extra_headers=headers)  # expect: fail correlation_id


def answered(model, text):
    if model == "claude":
        return _answer(client.responses.create, text)
    return None


async def _answer(send, text):
    return send(model="m", input=text)  # expect: fail team_id correlation_id


def main():
    for line in Gateway().chat(messages=[], stream=True):
        print(line)
    list(streamed(TAGS))
    list(streamed({"x-team-id": "search"}))
    asyncio.run(answered("claude", "a"))
