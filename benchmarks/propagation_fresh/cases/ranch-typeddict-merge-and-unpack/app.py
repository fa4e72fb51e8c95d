from typing import NotRequired, TypedDict, Unpack

from openai import OpenAI


class Tags(TypedDict, total=False):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: NotRequired[str]


DEFAULTS: Tags = {"team_id": "ranch", "cost_center": "cc-22", "environment": "prod"}
client = OpenAI()


def herd(text: str, **tags: Unpack[Tags]):
    merged: Tags = {**DEFAULTS, **tags}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata=merged)


def graze(text: str, tags: Tags):
    merged = Tags(**DEFAULTS)
    merged.update(tags)
    for key in [k for k, v in merged.items() if not v]:
        del merged[key]
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata=merged)


def main():
    herd("a", service="herd", correlation_id="r-1")
    herd("b", service="herd")
    graze("c", {"service": "graze", "correlation_id": "r-2"})
