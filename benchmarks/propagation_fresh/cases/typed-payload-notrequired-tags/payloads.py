from typing import NotRequired, TypedDict


class Tags(TypedDict):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: NotRequired[str]


class ChatPayload(TypedDict):
    model: str
    messages: list[dict[str, str]]
    extra_headers: dict[str, str]


HEADER_OF = {
    "team_id": "x-team-id",
    "cost_center": "x-cost-center",
    "service": "x-service",
    "environment": "x-environment",
    "correlation_id": "x-correlation-id",
}


def payload(prompt: str, tags: Tags, *, model: str = "gpt-4o") -> ChatPayload:
    return {
        "model": model,
        "messages": [{"role": "user", "content": prompt}],
        "extra_headers": {HEADER_OF[key]: str(value) for key, value in tags.items()},
    }
