from typing import ClassVar

from openai import OpenAI


class Diver:
    client: ClassVar[OpenAI] = OpenAI()
    tags: ClassVar[dict[str, str]] = {"x-team-id": "kelp", "x-cost-center": "cc-838", "x-environment": "prod"}

    def __init__(self, service, trace):
        self.tags = type(self).tags | {"x-service": service}
        self.trace = trace

    def surface(self, text):
        return self.client.responses.create(
            model="gpt-4o", input=text, extra_headers=self.tags | {"x-correlation-id": self.trace})

    def depth(self, text):
        return self.client.responses.create(
            model="gpt-4o", input=text, extra_headers=Diver.tags | {"x-correlation-id": self.trace})


def main():
    diver = Diver("dive-log", "d-1")
    diver.surface("clear")
    diver.depth("dark")
