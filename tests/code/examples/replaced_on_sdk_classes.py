"""A method of an SDK's class that a function replaces at start-up for all clients: the call within it is the call site."""

from openai import OpenAI
from openai.resources.responses import Responses

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def patch():
    original = Responses.create

    def create(self, *args, **kwargs):
        kwargs["extra_headers"] = {**TAGS, **(kwargs.get("extra_headers") or {})}
        return original(self, *args, **kwargs)  # expect: pass

    Responses.create = create


def book(text):
    return client.responses.create(model="m", input=text)


def chat(text):
    return client.chat.completions.create(model="m", messages=[text])  # expect: fail team_id correlation_id


def main():
    patch()
    book("sauna")
    chat("sauna")
