from typing import TypedDict

from openai import OpenAI

from fakes import FakeClient


class Owner(TypedDict, total=False):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: str


def to_headers(owner: Owner) -> dict[str, str]:
    return {f"x-{key}".replace("_", "-"): str(value) for key, value in owner.items()}


def demo(text):
    fake = FakeClient()
    return fake.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def real(text):
    owner: Owner = {"team_id": "demo", "cost_center": "cc-3350", "service": "demo", "environment": "prod", "correlation_id": "d"}
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=to_headers(owner))


def partial_owner(text):
    owner = Owner(team_id="demo", cost_center="cc-3350", service="demo", environment="prod")
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=to_headers(owner))


def main():
    demo("a")
    real("a")
    partial_owner("a")
