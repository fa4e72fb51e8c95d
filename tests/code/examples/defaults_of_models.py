"""Defaults of pydantic's models, the names by which their fields are given, and what they keep besides them."""

from openai import OpenAI
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, computed_field

client = OpenAI()
TEAM, RUN, RUN_HEADER = {"x-team-id": "search"}, {"x-correlation-id": "1"}, "x-correlation-id"
SHARED = {"x-correlation-id": "1"}


class Tagged(BaseModel):
    tags: dict[str, str] = {}


class FromShared(BaseModel):
    tags: dict = Field(default_factory=lambda: SHARED)


def own_default():
    first = Tagged()
    first.tags.update(RUN)
    client.responses.create(model="m", input="x", extra_headers={**TEAM, **first.tags})  # expect: pass
    client.responses.create(model="m", input="x", extra_headers={**TEAM, **Tagged().tags})  # expect: fail correlation_id


class Named(BaseModel):
    team: str = Field(validation_alias=AliasChoices("team", "team_id"))
    run: str = Field("1", alias="run_id")

    def headers(self):
        return {"x-team-id": self.team, "x-correlation-id": self.run}


def by_other_names():
    given = Named.model_validate({"team_id": "search"})
    client.responses.create(model="m", input="x", extra_headers=given.headers())  # expect: pass
    blank = Named.model_validate({"team_id": "search", "run_id": ""})
    client.responses.create(model="m", input="x", extra_headers=blank.headers())  # expect: fail correlation_id


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)
    note: str = ""


class Open(BaseModel, extra="allow"):
    note: str = ""


def besides():
    client.responses.create(model="m", input="x", extra_headers={**TEAM, **Open(**RUN).model_dump()})  # expect: pass
    client.responses.create(model="m", input="x", extra_headers={**TEAM, **Frozen(**RUN).model_dump()})  # expect: fail correlation_id


class Computed(BaseModel):
    team: str = Field("search", serialization_alias="x-team-id")

    @computed_field(alias=RUN_HEADER)
    @property
    def run(self) -> str:
        return "1"


def computed():
    client.responses.create(model="m", input="x", extra_headers=Computed().model_dump(by_alias=True))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=Computed().model_dump())  # expect: fail team_id correlation_id


def shared():
    FromShared().tags.pop("x-correlation-id")
    client.responses.create(model="m", input="x", extra_headers={**TEAM, **FromShared().tags})  # expect: fail correlation_id
