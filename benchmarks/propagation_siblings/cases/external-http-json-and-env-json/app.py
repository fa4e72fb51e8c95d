import json
import os

from openai import OpenAI

client = OpenAI()
REQUIRED = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")


def load():
    return json.loads(os.environ["TAGS"])


def loose():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=load())


def checked():
    tags = load()
    missing = [n for n in REQUIRED if not tags.get(n)]
    if missing:
        raise RuntimeError(missing)
    return client.responses.create(model="gpt-4o", input="x", extra_headers={n: tags[n] for n in REQUIRED})


def defaulted():
    tags = load()
    return client.responses.create(model="gpt-4o", input="x", extra_headers={n: tags.get(n, "fallback") for n in REQUIRED})


def partly():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={"x-team-id": "t", **load()})


def main():
    loose()
    try:
        checked()
    except RuntimeError:
        pass
    defaulted()
    partly()
