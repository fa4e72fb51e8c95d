from typing import NotRequired, TypedDict

from openai import OpenAI
from pydantic import BaseModel, ConfigDict, field_validator


class Headers(TypedDict, total=False):
    team: NotRequired[str]
    correlation: NotRequired[str]


class Context(BaseModel):
    model_config = ConfigDict(frozen=True)
    team_id: str
    cost_center: str
    service: str = "typed"
    environment: str = "prod"
    correlation_id: str = ""

    @field_validator("cost_center")
    @classmethod
    def prefixed(cls, value):
        return value if value.startswith("cc-") else "cc-" + value


BASE = Context(team_id="ty", cost_center="926")
client = OpenAI()


def ask(text, cid):
    ctx = BASE.model_copy(update={"correlation_id": cid})
    return client.responses.create(model="gpt-4o", input=text, metadata=ctx.model_dump())


def ask_exclude(text, cid):
    ctx = BASE.model_copy(update={"correlation_id": cid})
    return client.responses.create(model="gpt-4o", input=text, metadata=ctx.model_dump(exclude={"service"}))


def ask_typed(text):
    tags: Headers = {"team": "ty", "correlation": "x"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={f"x-{k}": v for k, v in tags.items()})


def main():
    ask("a", "1")
    ask_exclude("a", "1")
    ask_typed("a")
