"""A walrus in a comprehension binds outside; a comprehension's own variable does not."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "wl", "x-cost-center": "cc-14", "x-service": "wl", "x-environment": "prod"}


def leaking(text):
    cid = "start"
    [cid := part for part in ("a", "")]
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": cid})


def kept(text):
    cid = "start"
    [cid for cid in ("a", "")]
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": cid})


def main():
    leaking("a")
    kept("b")
