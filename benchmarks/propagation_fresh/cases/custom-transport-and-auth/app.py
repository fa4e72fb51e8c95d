"""A transport that stamps every request; a second client forgets to use it."""
import anthropic
import httpx
from openai import OpenAI

OWNER = {"x-team-id": "ct", "x-cost-center": "cc-953", "x-service": "ct", "x-environment": "prod"}


class Stamping(httpx.BaseTransport):
    def __init__(self, inner, headers):
        self.inner = inner
        self.headers = headers

    def handle_request(self, request):
        for name, value in self.headers.items():
            request.headers.setdefault(name, value)
        return self.inner.handle_request(request)


stamped = OpenAI(http_client=httpx.Client(transport=Stamping(httpx.HTTPTransport(), OWNER | {"x-correlation-id": "t"})))
other = anthropic.Anthropic(http_client=anthropic.DefaultHttpxClient(headers=OWNER))


def ask(text):
    return stamped.responses.create(model="gpt-4o", input=text)


def ask_other(text):
    return other.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_other("a")
