from typing import Protocol

from openai import OpenAI


class Step(Protocol):
    def __call__(self, request: dict) -> dict: ...


class Tag:
    def __init__(self, **tags):
        self.tags = tags

    def __call__(self, request):
        return {**request, "metadata": {**request.get("metadata", {}), **self.tags}}


def clip(request):
    request["input"] = request["input"][:100]
    return request


def reset(request):
    return {name: value for name, value in request.items() if name != "metadata"}


class Pipeline:
    def __init__(self, *steps: Step):
        self.steps = steps
        self.client = OpenAI()

    def run(self, text):
        request = {"model": "gpt-4o", "input": text}
        for step in self.steps:
            request = step(request)
        return self.client.responses.create(**request)


def main():
    owner = Tag(team_id="elder", cost_center="cc-883", service="cordial", environment="prod")
    trace = Tag(correlation_id="e-1")
    Pipeline(owner, clip, trace).run("flowers")
    Pipeline(owner, reset, trace).run("berries")
