"""An httpx.Auth flow, a BaseTransport wrapper and a request hook that only logs."""
import httpx
from openai import OpenAI

TAGS = {"x-team-id": "ta", "x-cost-center": "cc-403", "x-service": "ta", "x-environment": "prod", "x-correlation-id": "1"}


class Chargeback(httpx.BaseTransport):
    def __init__(self, inner):
        self.inner = inner

    def handle_request(self, request):
        for name, value in TAGS.items():
            request.headers[name] = value
        return self.inner.handle_request(request)


class OwnerAuth(httpx.Auth):
    def auth_flow(self, request):
        request.headers["x-team-id"] = "ta"
        request.headers.update({"x-cost-center": "cc-403", "x-service": "ta"})
        yield request


def log(request):
    print(request.method, TAGS)


wrapped = OpenAI(http_client=httpx.Client(transport=Chargeback(httpx.HTTPTransport())))
logged = OpenAI(http_client=httpx.Client(event_hooks={"request": [log]}))
raw = httpx.Client(auth=OwnerAuth(), headers={"x-environment": "prod", "x-correlation-id": "2"})


def ask(text):
    return wrapped.responses.create(model="gpt-4o", input=text)


def ask_logged(text):
    return logged.responses.create(model="gpt-4o", input=text)


def ask_raw(text):
    return raw.post("https://api.openai.com/v1/responses", json={"model": "gpt-4o", "input": text})


def main():
    ask("a")
    ask_logged("a")
    ask_raw("a")
