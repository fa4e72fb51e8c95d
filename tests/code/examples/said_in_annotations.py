"""What `Annotated` says of a field or of a parameter, also under a name of its own."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header
from openai import OpenAI
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings

client = OpenAI()
router = APIRouter()
Optional = Annotated[str, Field(default="")]
Trace = Annotated[str, Header(alias="x-trace", min_length=1)]
MaybeTrace = Annotated[str, Header(alias="x-trace")]


class Settings(BaseSettings):
    team: Annotated[str, Field(validation_alias="TEAM_ID")]
    trace: Annotated[str, Field(validation_alias="TRACE_ID", default="")]


settings = Settings()


def from_environment():
    client.responses.create(  # expect: unverifiable correlation_id
        model="m", input="x", extra_headers={"x-team-id": settings.team, "x-correlation-id": settings.trace}
    )


class Tags(BaseModel):
    team: Annotated[str, Field(alias="owner")]
    trace: Optional
    other: Annotated[str, Field(default="1")] = "2"


def given(tags):
    return {"x-team-id": tags.team, "x-correlation-id": tags.trace}


def as_stated():
    client.responses.create(model="m", input="x", extra_headers=given(Tags(owner="a", trace="1")))  # expect: pass


def left_out():
    client.responses.create(model="m", input="x", extra_headers=given(Tags(owner="a")))  # expect: fail correlation_id


def assigned():
    tags = Tags(owner="a")
    client.responses.create(model="m", input="x", extra_headers={"x-team-id": tags.team, "x-correlation-id": tags.other})  # expect: pass


class Asking:
    def __init__(self, trace: Trace):
        self.headers = {"x-team-id": "a", "x-correlation-id": trace}

    def ask(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers)  # expect: pass


Injected = Annotated[Asking, Depends()]


@router.post("/ask")
def ask(asking: Injected):
    asking.ask("x")


@router.post("/answer")
def answer(trace: Trace):
    client.responses.create(model="m", input="x", extra_headers={"x-team-id": "a", "x-correlation-id": trace})  # expect: pass
