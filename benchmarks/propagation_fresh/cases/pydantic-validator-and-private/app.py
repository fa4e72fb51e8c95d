"""model_validator fills a field; exclude_unset leaves defaults out."""
import uuid

import anthropic
from pydantic import BaseModel, Field, model_validator

client = anthropic.Anthropic()


def to_header(name):
    return "x-" + name.replace("_", "-")


class Tags(BaseModel):
    model_config = {"alias_generator": to_header, "populate_by_name": True}

    team_id: str = "pv"
    cost_center: str
    service: str
    environment: str = Field(default="prod")
    correlation_id: str | None = None

    @model_validator(mode="after")
    def with_id(self):
        if self.correlation_id is None:
            self.correlation_id = uuid.uuid4().hex
        return self


def ask(text):
    tags = Tags(cost_center="cc-343", service="pv")
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers=tags.model_dump(by_alias=True))


def ask_unset(text):
    tags = Tags(cost_center="cc-343", service="pv", correlation_id="c")
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers=tags.model_dump(by_alias=True, exclude_unset=True))


def main():
    ask("a")
    ask_unset("a")
