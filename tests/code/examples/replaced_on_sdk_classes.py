"""A method of an SDK's class that a function replaces at start-up for all clients: the call within it is the call site."""

import anthropic
import groq
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


made = anthropic.Anthropic.__init__


def tagged(self, *args, **kwargs):
    kwargs["default_headers"] = {**TAGS, **(kwargs.get("default_headers") or {})}
    made(self, *args, **kwargs)


def named(self, *args, **kwargs):
    groq_made(self, *args, default_headers={"x-team-id": "search"}, **kwargs)


groq_made = groq.Groq.__init__


def construct():
    anthropic.Anthropic.__init__ = tagged
    groq.Groq.__init__ = named


def early(text):
    anthropic.Anthropic().messages.create(model="m", messages=[text])  # expect: fail team_id correlation_id


def late(text):
    anthropic.Anthropic().messages.create(model="m", messages=[text])  # expect: pass
    anthropic.Anthropic(default_headers={"x-team-id": ""}).messages.create(model="m", messages=[text])  # expect: fail team_id
    groq.Groq().chat.completions.create(model="m", messages=[text])  # expect: fail correlation_id


def main():
    patch()
    early("sauna")
    construct()
    late("sauna")
    book("sauna")
    chat("sauna")
