"""An httpx hook reads a ContextVar: requests inside the context are tagged, one made before is not."""
import contextvars

import httpx
from openai import OpenAI

OWNER = {"x-team-id": "ch", "x-cost-center": "cc-426", "x-service": "ch", "x-environment": "prod"}
request_id = contextvars.ContextVar("request_id", default=None)


def stamp(request):
    cid = request_id.get()
    if cid:
        request.headers["x-correlation-id"] = cid


client = OpenAI(default_headers=OWNER, http_client=httpx.Client(event_hooks={"request": [stamp]}))


def warm_up():
    return client.responses.create(model="gpt-4o", input="ping")


def handle(text):
    request_id.set("req-1")
    return client.responses.create(model="gpt-4o", input=text)


def main():
    warm_up()
    handle("a")
