"""A property with a setter that normalises; NamedTuple._replace and a __dict__ update."""
from typing import NamedTuple

from openai import OpenAI


class Owner(NamedTuple):
    team_id: str = "pp"
    cost_center: str = "cc-473"
    service: str = "pp"
    environment: str = "prod"
    correlation_id: str = ""


class Chat:
    def __init__(self):
        self._tags = {}
        self.sdk = OpenAI()

    @property
    def tags(self):
        return self._tags

    @tags.setter
    def tags(self, owner):
        self._tags = {f"x-{k.replace('_', '-')}": v for k, v in owner._asdict().items()}

    def say(self, text):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers=self.tags)

    def echo(self, text):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers={**self.tags, "x-correlation-id": text})


def main():
    chat = Chat()
    chat.tags = Owner()
    chat.echo("e")
    chat.tags = Owner()._replace(correlation_id="1")
    chat.say("a")
    other = Chat()
    other.tags = Owner()
    other.say("b")
