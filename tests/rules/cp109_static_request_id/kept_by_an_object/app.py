import uuid
from dataclasses import dataclass, field
from functools import cached_property

from openai import OpenAI
from pydantic import BaseModel, Field

client = OpenAI()


@dataclass
class Context:
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))


class Tags(BaseModel):
    request_id: str = Field(default_factory=lambda: str(uuid.uuid4()))


class Job:
    @cached_property
    def request_id(self) -> str:  # expect: CP109
        return str(uuid.uuid4())

    @property
    def fresh_id(self) -> str:
        return str(uuid.uuid4())

    @cached_property
    def headers(self) -> dict[str, str]:
        return {"x-request-id": uuid.uuid4().hex, "x-correlation-id": uuid.uuid4().hex}  # expect: CP109


class Session:
    def __init__(self, request_id: str) -> None:
        self._given = request_id

    @cached_property
    def request_id(self) -> str:
        return self._given


CONTEXT = Context()
TAGS = Tags()
JOB = Job()


def send(prompt: str, request_id: str) -> object:
    headers = {"x-request-id": request_id, "x-correlation-id": str(uuid.uuid4())}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def of_objects_made_at_import(prompt: str) -> None:
    fresh = str(uuid.uuid4())
    client.responses.create(
        model="gpt-5", input=prompt, extra_headers={"x-request-id": CONTEXT.request_id, "x-correlation-id": fresh}  # expect: CP109
    )
    client.responses.create(
        model="gpt-5", input=prompt, extra_headers={"x-request-id": TAGS.request_id, "x-correlation-id": fresh}  # expect: CP109
    )
    client.responses.create(model="gpt-5", input=prompt, extra_headers=JOB.headers)
    send(prompt, JOB.request_id)


def of_objects_made_for_the_request(prompt: str) -> None:
    send(prompt, Context().request_id)
    send(prompt, Tags().request_id)
    send(prompt, Job().request_id)
    send(prompt, Session(str(uuid.uuid4())).request_id)
    send(prompt, JOB.fresh_id)
