"""A decorator is put around the bound method of one client; stop() puts the old one back."""
import functools

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "mi", "x-cost-center": "cc-330", "x-service": "mi", "x-environment": "prod", "x-correlation-id": "1"}


class Tagging:
    def __init__(self, resource):
        self.resource = resource
        self.before = resource.create

    def start(self):
        self.resource.create = functools.partial(self.before, extra_headers=TAGS)

    def stop(self):
        self.resource.create = self.before


def ask(text):
    return client.responses.create(model="gpt-4o", input=text)


def ask_later(text):
    return client.responses.create(model="gpt-4o", input=text)


def main():
    tagging = Tagging(client.responses)
    tagging.start()
    ask("a")
    tagging.stop()
    ask_later("b")
