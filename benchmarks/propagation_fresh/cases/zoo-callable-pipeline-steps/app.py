"""A pipeline of callables; each step may enrich the request."""
from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Request:
    text: str
    headers: dict = field(default_factory=dict)


class Owner:
    def __call__(self, request):
        request.headers |= {"x-team-id": "zoo", "x-cost-center": "cc-32"}
        return request


class Runtime:
    def __init__(self, service):
        self.service = service

    def __call__(self, request):
        request.headers.update({"x-service": self.service, "x-environment": "prod"})
        return request


def correlate(request):
    request.headers["x-correlation-id"] = f"zoo-{len(request.text)}"
    return request


class Pipeline:
    def __init__(self, *steps):
        self.steps = list(steps)
        self.client = OpenAI()

    def run(self, text):
        request = Request(text)
        for step in self.steps:
            request = step(request)
        return self.client.responses.create(model="gpt-4o", input=request.text, extra_headers=request.headers)


def main():
    Pipeline(Owner(), Runtime("feeding"), correlate).run("seal")
    Pipeline(Owner(), Runtime("vet")).run("otter")
