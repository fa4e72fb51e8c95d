"""What pydantic's models write out: computed fields, excluded ones, and what serializers make of them."""

from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_serializer, model_serializer

client = OpenAI()


class Tags(BaseModel):
    team_id: str = "search"
    correlation_id: str = "1"


class Excluded(Tags):
    team_id: str = Field("search", exclude=True)


class Blanked(Tags):
    @field_serializer("team_id")
    def blank(self, value: str) -> str:
        return ""


class Trimmed(Tags):
    @field_serializer("*")
    def trim(self, value: str, info: object) -> str:
        return value.strip()


class Whole(Tags):
    @model_serializer
    def out(self) -> dict:
        return {"team_id": self.team_id}


class Wrapped(Tags):
    @model_serializer(mode="wrap")
    def out(self, handler) -> dict:
        data = handler(self)
        data.pop("team_id")
        return data


class WrappedWhole(Tags):
    @model_serializer(mode="wrap")
    def out(self, handler) -> dict:
        return {**handler(self), "kind": "tags"}


class ByAlias(Tags):
    model_config = ConfigDict(serialize_by_alias=True)
    team_id: str = Field("search", serialization_alias="team")


class Computed(BaseModel):
    team_id: str = "search"
    run: str = "1"

    @computed_field
    @property
    def correlation_id(self) -> str:
        return self.run


class ComputedAlias(BaseModel):
    team: str = Field("search", serialization_alias="x-team-id")

    @computed_field(alias="x-correlation-id")
    @property
    def correlation(self) -> str:
        return "1"


def dumped():
    client.responses.create(model="m", input="a", metadata=Tags().model_dump())  # expect: pass
    client.responses.create(model="m", input="a", metadata=Excluded().model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=dict(Excluded()))  # expect: pass


def serialized():
    client.responses.create(model="m", input="a", metadata=Blanked().model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=Trimmed().model_dump())  # expect: pass
    client.responses.create(model="m", input="a", metadata=Whole().model_dump())  # expect: fail correlation_id
    client.responses.create(model="m", input="a", metadata=Wrapped().model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=WrappedWhole().model_dump())  # expect: pass


def aliased():
    client.responses.create(model="m", input="a", metadata=ByAlias().model_dump())  # expect: fail team_id
    client.responses.create(model="m", input="a", metadata=ByAlias().model_dump(by_alias=False))  # expect: pass
    tags = ComputedAlias()
    client.responses.create(model="m", input="a", extra_headers=tags.model_dump(by_alias=True))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=tags.model_dump())  # expect: fail team_id correlation_id


def computed():
    client.responses.create(model="m", input="a", metadata=Computed().model_dump())  # expect: pass
    client.responses.create(model="m", input="a", metadata=Computed(run="").model_dump())  # expect: fail correlation_id
    short = Computed().model_dump(exclude={"correlation_id"})
    client.responses.create(model="m", input="a", metadata=short)  # expect: fail correlation_id
