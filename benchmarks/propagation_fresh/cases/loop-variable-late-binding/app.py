"""Functions made in a loop see the loop's last value; a default argument keeps its own."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-service": "lb", "x-environment": "prod", "x-correlation-id": "1"}
OWNERS = [{"x-team-id": "lb", "x-cost-center": "cc-7"}, {"x-team-id": "lb"}]


def ask(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def late(text):
    askers = []
    for owner in OWNERS:
        askers.append(lambda text: ask(text, {**BASE, **owner}))
    return askers[0](text)


def kept(text):
    askers = []
    for owner in OWNERS:
        askers.append(lambda text, owner=owner: ask(text, {**BASE, **owner}))
    return askers[0](text)


def main():
    late("a")
    kept("b")
