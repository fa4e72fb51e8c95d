"""What pydantic's validators make of the values that a model is given; defaults they do not see."""

from typing import Annotated

from openai import OpenAI
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, PlainSerializer, field_validator, model_validator

client = OpenAI()


def blank(value):
    return ""


class Tags(BaseModel):
    team_id: str = "search"
    correlation_id: str = "1"


class BeforeAll(Tags):
    @model_validator(mode="before")
    @classmethod
    def without_team(cls, data):
        return {**data, "team_id": ""}


class EachField(Tags):
    @field_validator("*")
    @classmethod
    def check(cls, value):
        return "" if value == "ads" else value


class WithOthers(Tags):
    @field_validator("correlation_id")
    @classmethod
    def check(cls, value, info):
        return "" if info.data["team_id"] == "ads" else value


class InAnnotations(BaseModel):
    team_id: Annotated[str, AfterValidator(blank)] = "search"
    correlation_id: Annotated[str, BeforeValidator(str.strip)] = "1"


class Written(BaseModel):
    team_id: Annotated[str, PlainSerializer(blank)] = "search"
    correlation_id: str = "1"


class Filled(BaseModel):
    team_id: str = "search"
    correlation_id: str = ""

    @field_validator("correlation_id")
    @classmethod
    def fill(cls, value):
        return value or "made"


class FilledAlways(Filled):
    correlation_id: str = Field("", validate_default=True)


def asks():
    client.responses.create(model="m", input="a", metadata=BeforeAll(team_id="x").model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=EachField(team_id="ads").model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=EachField(team_id="x").model_dump())  # expect: pass
    given = WithOthers(team_id="ads", correlation_id="1")
    client.responses.create(model="m", input="a", metadata=given.model_dump())  # expect: fail correlation_id
    client.responses.create(model="m", input="a", metadata=InAnnotations(team_id="x").model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=InAnnotations(correlation_id=" 2").model_dump())  # expect: pass
    client.responses.create(model="m", input="a", metadata=Written().model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=Filled().model_dump())  # expect: fail correlation_id
    client.responses.create(model="m", input="a", metadata=Filled(correlation_id="").model_dump())  # expect: pass
    client.responses.create(model="m", input="a", metadata=FilledAlways().model_dump())  # expect: pass
