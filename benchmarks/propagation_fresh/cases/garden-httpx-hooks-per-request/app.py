"""An httpx client adds the tags; one built with an auth flow adds fewer."""
import httpx
from openai import OpenAI

OWNER = {"x-team-id": "garden", "x-cost-center": "cc-50", "x-service": "garden", "x-environment": "prod"}


def stamp(request):
    request.headers.update(OWNER)
    request.headers.setdefault("x-correlation-id", "hook-1")


class Flow(httpx.Auth):
    def __init__(self, tags):
        self.tags = tags

    def auth_flow(self, request):
        for name, value in self.tags.items():
            if not name.endswith("service"):
                request.headers[name] = value
        yield request


hooked = OpenAI(http_client=httpx.Client(event_hooks={"request": [stamp]}))
flowing = OpenAI(http_client=httpx.Client(auth=Flow(OWNER), headers={"x-correlation-id": "flow-1"}))


def sow(text):
    return hooked.responses.create(model="gpt-4o", input=text)


def water(text):
    return flowing.responses.create(model="gpt-4o", input=text)


def main():
    sow("a")
    water("b")
