"""A TypedDict with total=False; model_copy(update=...) blanks a field of a pydantic model."""
from typing import TypedDict

import anthropic
from openai import OpenAI
from pydantic import BaseModel, ConfigDict


class Headers(TypedDict, total=False):
    team: str
    center: str


class Owner(BaseModel):
    model_config = ConfigDict(frozen=True)
    team_id: str
    cost_center: str = "cc-354"
    service: str
    environment: str = "prod"
    correlation_id: str = "tm-0"

    def headers(self):
        return {"x-" + name.replace("_", "-"): value for name, value in self.model_dump().items()}


OWNER = Owner(team_id="tm", service="tm")
claude = anthropic.Anthropic(default_headers=OWNER.headers())


def ask(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def ask_copy(text):
    owner = OWNER.model_copy(update={"cost_center": ""})
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata=owner.model_dump())


def ask_typed(text):
    tags: Headers = {"team": "tm"}
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": tags["team"], "x-cost-center": tags.get("center", ""), "x-service": "tm",
        "x-environment": "prod", "x-correlation-id": "1"})


def main():
    ask("a")
    ask_copy("a")
    ask_typed("a")
