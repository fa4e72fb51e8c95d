import anthropic
from pydantic import BaseModel, ConfigDict, Field


def header(name: str) -> str:
    return "x-" + name.replace("_", "-")


class Tags(BaseModel):
    model_config = ConfigDict(alias_generator=header, populate_by_name=True)

    team_id: str
    cost_center: str = "cc-841"
    service: str = "timber"
    environment: str = "prod"
    correlation_id: str | None = Field(default=None)


sdk = anthropic.Anthropic()


def fell(tags: Tags, text: str):
    return sdk.messages.create(model="claude-haiku-4-5", max_tokens=6, messages=[{"role": "user", "content": text}],
                               extra_headers=tags.model_dump(by_alias=True, exclude_none=True))


def saw(tags: Tags, text: str):
    return sdk.messages.create(model="claude-haiku-4-5", max_tokens=6, messages=[{"role": "user", "content": text}],
                               extra_headers=tags.model_dump(by_alias=True, exclude_defaults=True))


def main():
    tags = Tags(team_id="larch", correlation_id="stand-9")
    fell(tags, "which trees?")
    saw(tags, "how long?")
