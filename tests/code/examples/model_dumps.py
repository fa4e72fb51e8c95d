"""What pydantic's models write out: computed fields, excluded ones, and what serializers make of them."""

from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field, RootModel, computed_field, field_serializer, model_serializer

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


class Headers(RootModel[dict[str, str]]):
    def traced(self, run):
        return Headers({**self.root, "x-correlation-id": run})


class Owner(BaseModel):
    team_id: str = "search"


class Traced(Owner):
    correlation_id: str = Field(default_factory=lambda: "1")


class Service(BaseModel):
    owner: Traced = Field(default_factory=Traced)
    others: list[Traced] = []


def of_nested_models():
    service = Service(owner={"correlation_id": ""}, others=[{"team_id": "b"}])
    client.responses.create(model="m", input="a", extra_headers=pairs(service.owner))  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=pairs(service.others[0]))  # expect: pass
    copied = Service().model_copy(deep=True)
    copied.owner.team_id = ""
    client.responses.create(model="m", input="a", extra_headers=pairs(copied.owner))  # expect: fail team_id


def pairs(model):
    return {"x-" + name.replace("_", "-"): value for name, value in model}


def of_roots():
    owner = Headers({"x-team-id": "search"})
    client.responses.create(model="m", input="a", extra_headers=owner.root)  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=owner.traced("1").root)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=owner.traced("1").model_dump())  # expect: pass
    given = Headers.model_validate({"x-team-id": "", "x-correlation-id": "1"})
    client.responses.create(model="m", input="a", extra_headers=given.root)  # expect: fail team_id
    client.responses.create(model="m", input="a", extra_headers=pairs(Traced()))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=pairs(Owner()))  # expect: fail correlation_id


class Deployment(BaseModel):
    owner: Traced = Field(default_factory=Traced)
    labels: dict[str, str] = Field(default_factory=dict)
    others: list[Owner] = Field(default_factory=lambda: [Owner(team_id="")])


def spelt(names):
    return {"x-" + name.replace("_", "-"): value for name, value in names.items()}


def of_models_within():
    deployment = Deployment(labels={"x-team-id": "search"})
    written = deployment.model_dump()
    client.responses.create(model="m", input="a", extra_headers=spelt(written["owner"]))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=spelt(written["others"][0]))  # expect: fail team_id correlation_id
    written["labels"].clear()
    client.responses.create(model="m", input="a", extra_headers=deployment.labels)  # expect: fail correlation_id
