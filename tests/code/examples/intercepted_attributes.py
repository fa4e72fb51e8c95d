"""Classes with a `__getattribute__` of their own: it gives what an attribute is."""

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}


class Filtered:
    def __init__(self):
        self.headers = TAGS
        self.owner = OWNER

    def __getattribute__(self, name):
        value = super().__getattribute__(name)
        return {key: v for key, v in value.items() if key != "x-team-id"} if name == "headers" else value

    def send(self):
        client.responses.create(model="m", input="a", extra_headers=self.headers)  # expect: fail team_id


class Plain:
    headers = TAGS

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


def intercepted():
    Filtered().send()
    client.responses.create(model="m", input="a", extra_headers=Filtered().owner)  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=Plain().headers)  # expect: pass
