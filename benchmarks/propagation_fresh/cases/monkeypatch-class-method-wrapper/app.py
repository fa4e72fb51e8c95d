"""Messages.create of the SDK is wrapped for all clients; a stream is not touched by that."""
import functools

import anthropic
from anthropic.resources.messages import Messages

OWNER = {"x-team-id": "mk", "x-cost-center": "cc-1064", "x-service": "mk", "x-environment": "prod", "x-correlation-id": "m"}


def patch(cls):
    original = cls.create

    @functools.wraps(original)
    def create(self, *args, **kwargs):
        kwargs.setdefault("extra_headers", {}).update(OWNER)
        return original(self, *args, **kwargs)
    cls.create = create


patch(Messages)
claude = anthropic.Anthropic()


def ask(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def watch(text):
    with claude.messages.stream(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}]) as s:
        return s.get_final_text()


def main():
    ask("a")
    watch("a")
