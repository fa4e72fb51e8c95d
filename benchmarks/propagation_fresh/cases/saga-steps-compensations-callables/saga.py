from typing import Callable, NamedTuple

from openai import OpenAI

from steps import Llm


class Step(NamedTuple):
    action: Callable
    undo: Callable | None = None


class Saga:
    def __init__(self, *steps: Step):
        self.steps = steps

    def run(self, ctx):
        done = []
        try:
            for step in self.steps:
                step.action(ctx)
                done.append(step)
        except RuntimeError:
            for step in reversed(done):
                if step.undo is not None:
                    step.undo(ctx)


def main():
    llm = Llm(OpenAI())
    headers = {"x-team-id": "sg", "x-cost-center": "cc-5", "x-service": "saga", "x-environment": "prod", "x-correlation-id": "1"}
    saga = Saga(Step(llm.draft, llm.apologise), Step(llm.review), Step(llm.publish))
    saga.run({"topic": "x", "headers": headers, "review_headers": headers})
