"""What a framework makes, calls and reads: providers of parameters, stacks of callbacks, streaming responses."""

from contextlib import ExitStack
from contextvars import ContextVar
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import StreamingResponse
from google import genai
from google.genai import types
from openai import OpenAI

TAGS = {"x-team-id": "web", "x-correlation-id": "1"}
current = ContextVar("current", default={})
client = OpenAI()
google = genai.Client()


def get_llm(request: Request):
    made = OpenAI(default_headers={"x-team-id": "web"})
    try:
        yield made
    finally:
        made.close()


class Trace:
    def __init__(self, request: Request):
        self.headers = {"x-correlation-id": f"web-{request.url}"}


Llm = Annotated[OpenAI, Depends(get_llm)]


def answer(llm: Llm, trace: Trace = Depends()):
    return llm.responses.create(model="m", input="x", extra_headers=trace.headers)  # expect: pass


def hint(llm: Llm):
    return llm.responses.create(model="m", input="x")  # expect: fail correlation_id


def title(trace: Annotated[Trace, Depends()]):
    return client.responses.create(model="m", input="x", extra_headers=trace.headers)  # expect: fail team_id


def stream():
    def events():
        yield client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id

    return StreamingResponse(events(), media_type="text/event-stream")


def rows(headers):
    yield client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def export():
    return StreamingResponse(rows(TAGS))


class Work:
    def __init__(self, headers):
        self.headers = headers
        self.stack = ExitStack()

    def __enter__(self):
        self.stack.callback(current.reset, current.set(self.headers))

    def __exit__(self, *exc):
        self.stack.close()


def extract():
    return client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: pass


def classify():
    return client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: fail team_id correlation_id


def options():
    config = types.GenerateContentConfig(temperature=0)
    config.http_options = types.HttpOptions(headers={"x-team-id": "a"})
    google.models.generate_content(model="m", contents="x", config=config)  # expect: fail correlation_id


def main():
    with Work(TAGS):
        extract()
        classify()
    classify()  # expect: blame team_id correlation_id
    options()
