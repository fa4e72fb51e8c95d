"""extra_headers=None behind `or`, a default of None that is replaced, and a value of None under a key."""
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "no", "x-cost-center": "cc-345", "x-service": "no", "x-environment": "prod", "x-correlation-id": "1"}


def lookup(name):
    return {"known": TAGS}.get(name)


def ask(text, profile):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=lookup(profile) or None)


def ask_default(text, headers=None):
    if headers is None:
        headers = TAGS
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_metadata(text, tags=None):
    tags = tags or {k[2:].replace("-", "_"): v for k, v in TAGS.items()}
    tags["service"] = None
    return client.responses.create(model="gpt-4o", input=text, extra_body={"metadata": tags})


def main():
    ask("a", "known")
    ask("a", "new")
    ask_default("a")
    ask_metadata("a")
