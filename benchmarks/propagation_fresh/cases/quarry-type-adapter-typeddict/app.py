"""A TypedDict validated by pydantic's TypeAdapter; defaults are filled by hand."""
from typing_extensions import NotRequired, TypedDict

import anthropic
from pydantic import TypeAdapter


class Tags(TypedDict):
    team_id: str
    cost_center: str
    service: str
    environment: NotRequired[str]
    correlation_id: str


ADAPTER = TypeAdapter(Tags)
claude = anthropic.Anthropic()


def ask(text, raw):
    tags = ADAPTER.validate_python(raw)
    headers = {f"x-{k.replace('_', '-')}": v for k, v in tags.items()}
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def blast(text):
    return ask(text, {"team_id": "quarry", "cost_center": "cc-919", "service": "q", "environment": "prod",
                      "correlation_id": "q-1"})


def haul(text):
    return ask(text, {"team_id": "quarry", "cost_center": "cc-919", "service": "q", "correlation_id": "q-2"})


def main():
    blast("a")
    haul("b")
