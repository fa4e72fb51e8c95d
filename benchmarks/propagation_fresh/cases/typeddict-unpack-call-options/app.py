from typing import NotRequired, TypedDict, Unpack

from openai import OpenAI

client = OpenAI()


class CallOptions(TypedDict):
    team: str
    cost_center: str
    correlation_id: NotRequired[str]
    temperature: NotRequired[float]


def complete(prompt: str, **options: Unpack[CallOptions]):
    headers = {
        "x-team-id": options["team"],
        "x-cost-center": options["cost_center"],
        "x-service": "forms",
        "x-environment": "prod",
    }
    if "correlation_id" in options:
        headers["x-correlation-id"] = options["correlation_id"]
    return client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
        temperature=options.get("temperature", 0.0),
        extra_headers=headers,
    )


def fill_form(text: str, form: str):
    return complete(text, team="forms", cost_center="cc-20", correlation_id=form)


def suggest(text: str):
    return complete(text, team="forms", cost_center="cc-20", temperature=0.7)


def main():
    fill_form("a", "f-1")
    suggest("a")
