"""contextlib.suppress ends the block at the error: what stands after it is not done."""
from contextlib import suppress

from openai import OpenAI

client = OpenAI()


def parse(version):
    return int(version)


def tagged(text, version):
    headers = {"x-team-id": "sup", "x-cost-center": "cc-9", "x-service": "sup"}
    with suppress(ValueError):
        headers["x-version"] = str(parse(version))
        headers["x-environment"] = "prod"
        headers["x-correlation-id"] = "1"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    tagged("a", "3")
    tagged("b", "three")
