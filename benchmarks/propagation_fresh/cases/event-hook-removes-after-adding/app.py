"""Event hooks run in their order: the second one takes away what the first one added."""
import httpx
from openai import OpenAI

TAGS = {"x-team-id": "eh", "x-cost-center": "cc-33", "x-service": "eh", "x-environment": "prod", "x-correlation-id": "1"}


def add(request):
    request.headers.update(TAGS)


def scrub(request):
    for name in ("x-service", "cookie"):
        if name in request.headers:
            del request.headers[name]


def client(*hooks):
    return OpenAI(http_client=httpx.Client(event_hooks={"request": list(hooks)}))


def added(text):
    return client(add).responses.create(model="gpt-4o", input=text)


def scrubbed(text):
    return client(add, scrub).responses.create(model="gpt-4o", input=text)


def scrubbed_first(text):
    return client(scrub, add).responses.create(model="gpt-4o", input=text)


def replaced(text):
    http = httpx.Client(event_hooks={"request": [add]})
    http.event_hooks = {"response": []}
    return OpenAI(http_client=http).responses.create(model="gpt-4o", input=text)


def main():
    added("a")
    scrubbed("b")
    scrubbed_first("c")
    replaced("d")
