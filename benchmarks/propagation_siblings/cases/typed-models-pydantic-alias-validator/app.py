from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator

from openai import OpenAI

client = OpenAI()


class Tags(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    team_id: str = Field(alias="x-team-id")
    cost_center: str | None = Field(default=None, alias="x-cost-center")
    service: str = Field(default="forms", alias="x-service")
    environment: str = Field("prod", alias="x-environment")
    correlation_id: str = Field(default="c-0", alias="x-correlation-id")

    @field_validator("team_id")
    @classmethod
    def lower(cls, value):
        return value.lower()


class Strict(BaseModel):
    team: str
    cost_center: str = "cc-forms"

    @model_validator(mode="after")
    def not_blank(self):
        if not self.team:
            raise ValueError("team")
        return self

    @computed_field
    @property
    def service(self) -> str:
        return f"{self.team}-svc"

    def headers(self, cid):
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": self.service,
                "x-environment": "prod", "x-correlation-id": cid}


def by_alias():
    tags = Tags(team_id="Forms", cost_center="cc-1")
    return client.responses.create(model="gpt-4o", input="x", extra_headers=tags.model_dump(by_alias=True))


def without_alias():
    tags = Tags(team_id="Forms", cost_center="cc-1")
    return client.responses.create(model="gpt-4o", input="x", extra_headers=tags.model_dump())


def none_left_out():
    tags = Tags(team_id="Forms")
    return client.responses.create(model="gpt-4o", input="x", extra_headers=tags.model_dump(by_alias=True, exclude_none=True))


def metadata_dump():
    tags = Tags(team_id="Forms", cost_center="cc-1")
    return client.responses.create(model="gpt-4o", input="x", metadata=tags.model_dump())


def only_set():
    tags = Tags(team_id="Forms", cost_center="cc-1")
    return client.responses.create(model="gpt-4o", input="x", metadata=tags.model_dump(exclude_unset=True))


def excluded():
    tags = Tags(team_id="Forms", cost_center="cc-1")
    return client.responses.create(model="gpt-4o", input="x", metadata=tags.model_dump(exclude={"service"}))


def copied():
    tags = Tags(team_id="Forms").model_copy(update={"cost_center": "cc-2"})
    return client.responses.create(model="gpt-4o", input="x", metadata=tags.model_dump())


def strict():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=Strict(team="forms").headers("c-1"))


def validated():
    tags = Tags.model_validate({"x-team-id": "forms", "x-cost-center": "cc-3"})
    return client.responses.create(model="gpt-4o", input="x", metadata=tags.model_dump())


def main():
    for f in (by_alias, without_alias, none_left_out, metadata_dump, only_set, excluded, copied, strict, validated):
        f()
