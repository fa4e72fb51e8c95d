from dataclasses import dataclass, field
from typing import Callable

from openai import OpenAI

client = OpenAI()


@dataclass
class Turn:
    text: str
    headers: dict[str, str]
    notes: list[str] = field(default_factory=list)


Step = Callable[[Turn], Turn]


def guard(turn: Turn) -> Turn:
    verdict = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Is this safe? " + turn.text}],
        extra_headers={"x-service": "guard"},
    )
    turn.notes.append(verdict.choices[0].message.content)
    return turn


def answer(turn: Turn) -> Turn:
    result = client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": turn.text}], extra_headers=turn.headers
    )
    turn.text = result.choices[0].message.content
    return turn


PIPELINE: list[Step] = [guard, answer]


def run(text: str, trace: str) -> Turn:
    turn = Turn(
        text,
        {
            "x-team-id": "trust",
            "x-cost-center": "cc-7",
            "x-service": "assistant",
            "x-environment": "prod",
            "x-correlation-id": trace,
        },
    )
    for step in PIPELINE:
        turn = step(turn)
    return turn


def main():
    run("hello", "t-9")
