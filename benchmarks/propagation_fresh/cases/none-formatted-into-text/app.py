"""None that is formatted becomes the word None."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "nf", "x-cost-center": "cc-401", "x-service": "nf", "x-environment": "prod"}


def by_fstring(text, cid=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": f"{cid}"})


def by_percent(text, cid=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": "%s" % cid})


def by_join(text, parts=()):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": "-".join(parts)})


def with_prefix(text, cid=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": f"run-{cid}"})


def main():
    by_fstring("a")
    by_fstring("a", 7)
    by_percent("a")
    by_join("a", ["j", "1"])
    by_join("a")
    with_prefix("a")
