from typing import NotRequired, TypedDict, Unpack

from openai import OpenAI

client = OpenAI()


class Tags(TypedDict):
    team_id: str
    cost_center: str
    service: NotRequired[str]
    environment: NotRequired[str]
    correlation_id: NotRequired[str]


def headers(**tags: Unpack[Tags]):
    return {"x-" + k.replace("_", "-"): v for k, v in tags.items()}


def ask(text, **tags: Unpack[Tags]):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(**tags))


def full(text):
    return ask(text, team_id="brew", cost_center="cc-414", service="hops", environment="prod", correlation_id="b-1")


def partly(text):
    tags: Tags = {"team_id": "brew", "cost_center": "cc-414", "service": "hops"}
    return ask(text, **tags)


def main():
    full("a")
    partly("b")
