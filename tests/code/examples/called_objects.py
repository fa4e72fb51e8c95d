"""Objects that are called, kept in others: steps of a chain, made at the top level of the module."""

from openai import OpenAI

client = OpenAI()


class Step:
    def __call__(self, state):
        raise NotImplementedError

    def __rshift__(self, other):
        return Chain(self, other)


class Chain(Step):
    def __init__(self, *steps):
        self.steps = [s for step in steps for s in (step.steps if isinstance(step, Chain) else [step])]

    def __call__(self, state):
        for step in self.steps:
            state = step(state)
        return state


class Embed(Step):
    def __call__(self, state):
        client.embeddings.create(model="m", input="x", extra_headers=state["tags"])  # expect: pass
        return state


class Narrow(Step):
    def __call__(self, state):
        return {"tags": {"x-team-id": state["tags"]["x-team-id"]}}


class Answer(Step):
    def __call__(self, state):
        client.responses.create(model="m", input="x", extra_headers=state["tags"])  # expect: fail correlation_id
        return state


full = Embed() >> Answer()
lean = Embed() >> Narrow() >> Answer()


def starred():
    yield {"x-team-id": "a", "x-correlation-id": "1"}


def main():
    full({"tags": {"x-team-id": "a", "x-correlation-id": "1"}})
    lean({"tags": {"x-team-id": "a", "x-correlation-id": "1"}})  # no blame: the first step passes
    for headers in [*starred()]:
        client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass
