import uuid
from datetime import datetime

from openai import OpenAI

RUN_ID = str(uuid.uuid4())  # expect: CP109
HEADERS = {"x-correlation-id": uuid.uuid4().hex}  # expect: CP109
client = OpenAI()


def ask(prompt: str, request_id: str) -> object:
    headers = {"x-request-id": request_id, "x-correlation-id": str(uuid.uuid4())}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def by_run(prompt: str) -> object:
    return ask(prompt, f"run-{RUN_ID}")


def with_constants(prompt: str) -> object:
    fresh = str(uuid.uuid4())
    return client.responses.create(
        model="gpt-5", input=prompt, extra_headers={"x-request-id": "search-answer-0001", "x-correlation-id": fresh}  # expect: CP109
    )


def with_shared_headers(prompt: str) -> object:
    return client.responses.create(
        model="gpt-5", input=prompt, extra_headers={**HEADERS, "x-request-id": str(uuid.uuid4())}
    )


def with_default(prompt: str, request_id: str = str(uuid.uuid4())) -> object:  # expect: CP109
    headers = {"x-request-id": request_id, "x-correlation-id": str(uuid.uuid4())}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def main() -> None:
    with_default("hi")
    with_default("hi", request_id=str(uuid.uuid4()))
