import functools

import anthropic
import openai
from openai.resources.chat.completions import Completions

OWNER = {"x-team-id": "mp", "x-cost-center": "cc-1", "x-service": "mp", "x-environment": "prod", "x-correlation-id": "1"}

_original = Completions.create


@functools.wraps(_original)
def create(self, *args, **kwargs):
    kwargs["extra_headers"] = {**OWNER, **(kwargs.get("extra_headers") or {})}
    return _original(self, *args, **kwargs)


Completions.create = create

client = openai.OpenAI()
claude = anthropic.Anthropic()


def tag(fn, headers):
    @functools.wraps(fn)
    def inner(**kw):
        kw.setdefault("extra_headers", headers)
        return fn(**kw)
    return inner


tagged = anthropic.Anthropic()
tagged.messages.create = tag(tagged.messages.create, OWNER)


def c():
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def e():
    return client.responses.create(model="gpt-4o", input="x")


def main():
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
    c()
    tagged.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])
    e()
