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


def until_the_queue_is_empty(queue: list[str]) -> None:
    request_id = str(uuid.uuid4())
    while queue:  # expect: CP109
        doc = queue.pop()
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(request_id))


def at_a_prompt() -> None:
    request_id = str(uuid.uuid4())
    while True:  # expect: CP109
        line = input("> ")
        if not line:
            break
        client.responses.create(model="gpt-5", input=line, extra_headers=headers_of(request_id))


async def of_messages(receive) -> None:
    request_id = str(uuid.uuid4())
    while (text := await receive.get()) is not None:  # expect: CP109
        await aclient.responses.create(model="gpt-5", input=text, extra_headers=headers_of(request_id))


def made_for_each_line() -> None:
    while line := input("> "):
        client.responses.create(model="gpt-5", input=line, extra_headers=headers_of(str(uuid.uuid4())))


def until_it_answers(doc: str) -> object:
    request_id = str(uuid.uuid4())
    answer = None
    while answer is None:
        answer = client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(request_id))
    return answer


def as_often_as_allowed(doc: str, waits: list[int]) -> None:
    request_id = str(uuid.uuid4())
    attempts_left = 3
    while attempts_left:
        print(waits.pop())
        attempts_left -= 1
        client.responses.create(model="gpt-5", input=doc, extra_headers=headers_of(request_id))
