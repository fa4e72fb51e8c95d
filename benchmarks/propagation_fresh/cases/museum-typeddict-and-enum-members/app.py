"""Museum guide: a TypedDict of tags, an Enum of header names."""
from enum import Enum
from typing import TypedDict

from openai import OpenAI


class Tag(Enum):
    TEAM = "team-id"
    CENTER = "cost-center"
    SERVICE = "service"
    ENVIRONMENT = "environment"
    CORRELATION = "correlation-id"

    @property
    def header(self):
        return f"x-{self.value}"


class Tags(TypedDict, total=False):
    TEAM: str
    CENTER: str
    SERVICE: str
    ENVIRONMENT: str
    CORRELATION: str


def to_headers(tags: Tags) -> dict[str, str]:
    return {tag.header: tags[tag.name] for tag in Tag if tag.name in tags}


llm = OpenAI()


def guide(text, visitor):
    tags: Tags = {"TEAM": "museum", "CENTER": "cc-3", "SERVICE": "guide", "ENVIRONMENT": "prod", "CORRELATION": visitor}
    return llm.responses.create(model="gpt-4o", input=text, extra_headers=to_headers(tags))


def kiosk(text):
    tags = Tags(TEAM="museum", SERVICE="kiosk", ENVIRONMENT="prod", CORRELATION="kiosk-1")
    return llm.responses.create(model="gpt-4o", input=text, extra_headers=to_headers(tags))


def main():
    guide("vase", "v-1")
    kiosk("vase")
