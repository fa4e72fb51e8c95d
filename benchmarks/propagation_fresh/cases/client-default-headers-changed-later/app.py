"""The SDK's client keeps the dict that it is given; httpx's client copies."""
import httpx
from openai import OpenAI

TAGS = {"x-team-id": "dh", "x-cost-center": "cc-16", "x-service": "dh", "x-environment": "prod"}


def kept(text):
    tags = dict(TAGS)
    client = OpenAI(default_headers=tags)
    tags["x-correlation-id"] = "1"
    return client.responses.create(model="gpt-4o", input=text)


def taken(text):
    tags = {**TAGS, "x-correlation-id": "2"}
    client = OpenAI(default_headers=tags)
    tags.pop("x-team-id")
    return client.responses.create(model="gpt-4o", input=text)


def copied(text):
    tags = dict(TAGS)
    http = httpx.Client(headers=tags)
    tags["x-correlation-id"] = "3"
    return OpenAI(http_client=http).responses.create(model="gpt-4o", input=text)


def main():
    kept("a")
    taken("b")
    copied("c")
