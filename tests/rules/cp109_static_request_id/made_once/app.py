import functools
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


def with_default_headers(prompt: str, headers: dict[str, str] = {"x-request-id": str(uuid.uuid4())}) -> object:  # expect: CP109
    return client.responses.create(
        model="gpt-5", input=prompt, extra_headers={**headers, "x-correlation-id": str(uuid.uuid4())}
    )


@functools.lru_cache(maxsize=1)
def run_id() -> str:  # expect: CP109
    return str(uuid.uuid4())


@functools.cache
def run_headers() -> dict[str, str]:
    return {"x-request-id": str(uuid.uuid4()), "x-correlation-id": uuid.uuid4().hex}  # expect: CP109


@functools.cache
def id_of(job: str) -> str:
    return str(uuid.uuid4())


def cached(prompt: str, job: str) -> None:
    fresh = str(uuid.uuid4())
    client.responses.create(
        model="gpt-5", input=prompt, extra_headers={"x-request-id": run_id(), "x-correlation-id": fresh}
    )
    client.responses.create(model="gpt-5", input=prompt, extra_headers=run_headers())
    client.responses.create(
        model="gpt-5", input=prompt, extra_headers={"x-request-id": id_of(job), "x-correlation-id": fresh}
    )


def main() -> None:
    with_default("hi")
    with_default_headers("hi")
    with_default("hi", request_id=str(uuid.uuid4()))
