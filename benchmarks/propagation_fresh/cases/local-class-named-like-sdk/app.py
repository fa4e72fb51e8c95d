"""One module imports the real client, another a fake one under the same name."""
from anthropic import Anthropic as _Real

from fakes import OpenAI


class Anthropic:
    """A thin class of our own; `messages` is the real client's."""

    def __init__(self, headers):
        self.messages = _Real(default_headers=headers).messages


def real(text):
    return Anthropic({"x-team-id": "ln", "x-cost-center": "cc-356", "x-service": "ln", "x-environment": "prod"}).messages.create(
        model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def real_tagged(text, cid):
    return Anthropic({"x-team-id": "ln", "x-cost-center": "cc-356", "x-service": "ln", "x-environment": "prod"}).messages.create(
        model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers={"x-correlation-id": cid})


def fake(text):
    return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    real("a")
    real_tagged("a", "1")
    fake("a")
