from contextvars import ContextVar

from openai import OpenAI

request: ContextVar = ContextVar("request")
client = OpenAI(default_headers={"x-team-id": "cs", "x-cost-center": "cc-3018", "x-service": "cs"})


def headers():
    try:
        current = request.get()
    except LookupError:
        return {"x-environment": "prod"}
    return {"x-environment": current.get("env", "prod"), "x-correlation-id": current["id"]}


def handler(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def middleware(nxt, **values):
    def call(text):
        token = request.set(values)
        try:
            return nxt(text)
        finally:
            request.reset(token)
    return call


def main():
    middleware(handler, id="r-1")("a")
    handler("b")
