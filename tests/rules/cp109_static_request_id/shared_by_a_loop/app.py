"""Each turn of a loop is a request of its own, unless the turns are attempts of one."""

import asyncio
import uuid

from openai import AsyncOpenAI, OpenAI
from tenacity import Retrying, stop_after_attempt

client = OpenAI()
aclient = AsyncOpenAI()


def headers_of(request_id: str) -> dict[str, str]:
    return {"x-request-id": request_id, "x-correlation-id": str(uuid.uuid4())}


def each(docs: list[str]) -> None:
    request_id = str(uuid.uuid4())
    for doc in docs:  # expect: CP109
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(request_id))


def by_a_mapping(docs: list[str]) -> None:
    headers = headers_of(str(uuid.uuid4()))
    for doc in docs:  # expect: CP109
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers)


def by_the_client(docs: list[str]) -> None:
    own = OpenAI(default_headers={"x-request-id": str(uuid.uuid4()), "x-correlation-id": str(uuid.uuid4())})
    for doc in docs:  # expect: CP109
        own.responses.create(model="gpt-5", input=doc)


async def at_once(docs: list[str]) -> None:
    request_id = str(uuid.uuid4())
    await asyncio.gather(
        *[  # expect: CP109
            aclient.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(request_id)) for doc in docs
        ]
    )


def made_in_the_loop(docs: list[str]) -> None:
    for doc in docs:
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(str(uuid.uuid4())))


def derived_in_the_loop(docs: list[str]) -> None:
    batch = str(uuid.uuid4())
    for number, doc in enumerate(docs):
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(f"{batch}-{number}"))


def joined_by_the_correlation(docs: list[str]) -> None:
    correlation_id = str(uuid.uuid4())
    for doc in docs:
        headers = {"x-request-id": str(uuid.uuid4()), "x-correlation-id": correlation_id}
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers)


def attempts(doc: str) -> object:
    request_id = str(uuid.uuid4())
    answer = None
    for attempt in range(3):
        answer = answer or client.responses.create(model=f"m{attempt}", input=doc, extra_headers=headers_of(request_id))
    return answer


def fallbacks(doc: str) -> object:
    request_id = str(uuid.uuid4())
    for model in ("gpt-5", "gpt-5-mini"):
        try:
            return client.responses.create(model=model, input=doc, extra_headers=headers_of(request_id))
        except TimeoutError:
            continue
    return None


def by_a_library(doc: str) -> None:
    request_id = str(uuid.uuid4())
    for turn in Retrying(stop=stop_after_attempt(3)):
        with turn:
            client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(request_id))


def after_the_loop(docs: list[str]) -> None:
    request_id = str(uuid.uuid4())
    for doc in docs:
        print(doc)
    client.responses.create(model="gpt-5", input="all", extra_headers=headers_of(request_id))
