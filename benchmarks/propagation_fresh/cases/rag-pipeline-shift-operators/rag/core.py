from __future__ import annotations

from typing import NotRequired, TypedDict


class State(TypedDict):
    question: str
    tags: dict[str, str]
    vector: NotRequired[list[float]]
    context: NotRequired[list[str]]
    answer: NotRequired[str]


class Step:
    def __call__(self, state: State) -> State:
        raise NotImplementedError

    def __rshift__(self, other: Step) -> Chain:
        return Chain(self, other)


class Chain(Step):
    def __init__(self, *steps: Step):
        self.steps = [s for step in steps for s in (step.steps if isinstance(step, Chain) else [step])]

    def __call__(self, state: State) -> State:
        for step in self.steps:
            state = step(state)
        return state
