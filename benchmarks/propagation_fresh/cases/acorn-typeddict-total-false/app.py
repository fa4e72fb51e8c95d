from typing import NotRequired, TypedDict, Unpack

from openai import OpenAI


class Owner(TypedDict):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: NotRequired[str]


client = OpenAI()


def plan(text: str, **owner: Unpack[Owner]) -> str:
    reply = client.responses.create(model="gpt-4.1-nano", input=text, metadata=owner)
    return reply.output_text


def sketch(text: str, **owner: Unpack[Owner]) -> str:
    owner.setdefault("correlation_id", f"sketch-{len(text)}")
    reply = client.responses.create(model="gpt-4.1-nano", input=text, metadata=owner)
    return reply.output_text


def main():
    base: Owner = {"team_id": "acorn", "cost_center": "cc-802", "service": "planner", "environment": "dev"}
    plan("week", **base, correlation_id="w-1")
    plan("month", **base)
    sketch("year", **base)
