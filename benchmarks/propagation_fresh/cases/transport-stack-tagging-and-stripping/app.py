"""Transports around transports: one tags, an outer one strips internal headers and takes the team with it."""
import httpx
from openai import OpenAI

TAGS = {"x-team-id": "edge", "x-cost-center": "cc-12", "x-service": "edge", "x-environment": "prod", "x-correlation-id": "e-1"}


class Tagging(httpx.BaseTransport):
    def __init__(self, inner):
        self.inner = inner

    def handle_request(self, request):
        request.headers.update(TAGS)
        return self.inner.handle_request(request)


class Stripping(httpx.BaseTransport):
    def __init__(self, inner, names):
        self.inner = inner
        self.names = names

    def handle_request(self, request):
        for name in self.names:
            request.headers.pop(name, None)
        return self.inner.handle_request(request)


def tagged():
    return OpenAI(http_client=httpx.Client(transport=Tagging(httpx.HTTPTransport())))


def stripped():
    inner = Stripping(httpx.HTTPTransport(), ["x-debug", "x-team-id"])
    return OpenAI(http_client=httpx.Client(transport=Tagging(inner)))


def ask(text):
    return tagged().responses.create(model="gpt-4o", input=text)


def ask_stripped(text):
    return stripped().responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    ask_stripped("b")
