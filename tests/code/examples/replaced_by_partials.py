"""A method of a client's resource is replaced by a partial of itself, and put back."""

import functools

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
client = OpenAI()


class Tagging:
    def __init__(self, resource):
        self.resource = resource
        self.before = resource.create

    def start(self):
        self.resource.create = functools.partial(self.before, extra_headers=TAGS)

    def stop(self):
        self.resource.create = self.before


def ask(text):
    return client.responses.create(model="m", input=text)  # expect: pass


def ask_later(text):
    return client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def main():
    tagging = Tagging(client.responses)
    tagging.start()
    ask("a")
    tagging.stop()
    ask_later("b")
