"""Ids made with each request, or of which the code does not tell."""

import contextvars
import os
import uuid

from openai import OpenAI

request_id_var: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="none")
PREFIX = "search"


def client_of_a_request() -> OpenAI:
    return OpenAI(default_headers={"x-request-id": str(uuid.uuid4()), "x-correlation-id": str(uuid.uuid4())})


def ask(prompt: str) -> object:
    return client_of_a_request().responses.create(model="gpt-5", input=prompt)


def prefixed(prompt: str) -> object:
    headers = {"x-request-id": f"{PREFIX}-{uuid.uuid4()}", "x-correlation-id": os.environ["TRACE_ID"]}
    return OpenAI().responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def retried(prompt: str) -> object:
    headers = {"x-request-id": str(uuid.uuid4()), "x-correlation-id": str(uuid.uuid4())}
    for _ in range(3):
        try:
            return OpenAI().responses.create(model="gpt-5", input=prompt, extra_headers=headers)
        except TimeoutError:
            continue
    raise TimeoutError
