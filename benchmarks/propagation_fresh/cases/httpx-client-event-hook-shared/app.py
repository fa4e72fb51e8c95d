import contextvars

import httpx
from openai import OpenAI

trace = contextvars.ContextVar("trace", default="")
OWNER = {"x-team-id": "eh", "x-cost-center": "cc-99", "x-service": "eh", "x-environment": "prod"}


class Stamp:
    def __init__(self, **static):
        self.static = static

    def __call__(self, request: httpx.Request):
        request.headers.update(self.static)
        if trace.get():
            request.headers["x-correlation-id"] = trace.get()


client = OpenAI(http_client=httpx.Client(event_hooks={"request": [Stamp(**OWNER)]}))


def ask(text, cid):
    token = trace.set(cid)
    try:
        return client.responses.create(model="gpt-4o", input=text)
    finally:
        trace.reset(token)


def ask_untraced(text):
    return client.responses.create(model="gpt-4o-mini", input=text)


def main():
    ask("a", "1")
    ask_untraced("b")
