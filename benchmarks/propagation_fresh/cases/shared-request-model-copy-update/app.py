"""A request object with a validator-like __post_init__ that fills what is due, unless told not to."""
from dataclasses import dataclass, field

from anthropic import Anthropic

DUE = {"x-team-id": "req", "x-cost-center": "cc-25", "x-service": "req", "x-environment": "prod", "x-correlation-id": "req-1"}


@dataclass
class Request:
    text: str
    headers: dict = field(default_factory=dict)
    strict: bool = True

    def __post_init__(self):
        if self.strict:
            for name, value in DUE.items():
                self.headers.setdefault(name, value)

    def as_kwargs(self):
        return dict(model="claude-sonnet-4-0", max_tokens=6, extra_headers=self.headers,
                    messages=[{"role": "user", "content": self.text}])


def strict(text):
    return Anthropic().messages.create(**Request(text).as_kwargs())


def blanked(text):
    return Anthropic().messages.create(**Request(text, {"x-team-id": ""}).as_kwargs())


def loose(text):
    return Anthropic().messages.create(**Request(text, {"x-team-id": "req"}, strict=False).as_kwargs())


def main():
    strict("a")
    blanked("b")
    loose("c")
