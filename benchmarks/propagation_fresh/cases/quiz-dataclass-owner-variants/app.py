from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from openai import OpenAI

client = OpenAI()


@dataclass
class Owner:
    team_id: str
    cost_center: str | None = None
    service: str = "quiz"
    environment: str = "prod"
    extras: dict[str, str] = field(default_factory=dict)

    def headers(self):
        out = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name == "extras" or not value:
                continue
            out["x-" + f.name.replace("_", "-")] = value
        return out | self.extras


QUIZ = Owner("quiz", "cc-77")


def ask(text, owner):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=owner.headers())


def grade(text, owner):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=owner.headers())


def main():
    ask("a", replace(QUIZ, extras={"x-correlation-id": "q-1"}))
    grade("b", replace(QUIZ, extras={"x-correlation-id": "q-2"}))
    grade("c", Owner("quiz", extras={"x-correlation-id": "q-3"}))
