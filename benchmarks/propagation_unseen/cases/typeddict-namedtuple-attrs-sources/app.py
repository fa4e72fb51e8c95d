from typing import NamedTuple, NotRequired, TypedDict

from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field

client = OpenAI()


class Tags(TypedDict, total=False):
    team_id: str
    cost_center: NotRequired[str]
    service: str
    environment: str
    correlation_id: str


class Caller(NamedTuple):
    team: str
    cc: str
    env: str = "prod"

    @property
    def tags(self) -> Tags:
        return Tags(team_id=self.team, cost_center=self.cc, service="np", environment=self.env, correlation_id="nt-1")


class Attribution(BaseModel):
    model_config = ConfigDict(populate_by_name=True, extra="allow")
    team: str = Field(alias="team_id", serialization_alias="x-team-id")
    cost_center: str | None = Field(default=None, serialization_alias="x-cost-center")
    service: str = Field("api", serialization_alias="x-service")
    environment: str = Field("prod", serialization_alias="x-environment")
    correlation_id: str = Field(serialization_alias="x-correlation-id")


def typed():
    tags: Tags = {"team_id": "t", "service": "s", "environment": "e", "correlation_id": "c"}
    return client.responses.create(model="gpt-5", input="x", metadata=tags)


def typed_full():
    tags = Tags(team_id="t", service="s", environment="e", correlation_id="c")
    tags["cost_center"] = "cc"
    return client.responses.create(model="gpt-5", input="x", metadata={**tags})


def tupled():
    return client.responses.create(model="gpt-5", input="x", metadata=Caller("t", "cc")._replace(env="qa").tags)


def tupled_poor():
    return client.responses.create(model="gpt-5", input="x", metadata=Caller("t", "").tags)


def pydantic_full():
    who = Attribution(team_id="t", cost_center="cc", correlation_id="c")
    return client.responses.create(model="gpt-5", input="x", extra_headers=who.model_dump(by_alias=True))


def pydantic_dropped():
    who = Attribution(team="t", correlation_id="c")
    return client.responses.create(model="gpt-5", input="x", extra_headers=who.model_dump(by_alias=True, exclude_none=True))


def pydantic_names():
    who = Attribution(team="t", cost_center="cc", correlation_id="c")
    return client.responses.create(model="gpt-5", input="x", extra_headers=who.model_dump())


def main():
    typed()
    typed_full()
    tupled()
    tupled_poor()
    pydantic_full()
    pydantic_dropped()
    pydantic_names()
