"""Names swapped, star-unpacked, rebound by walrus, and deleted in favour of a global."""
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "rb", "x-cost-center": "cc-415", "x-service": "rb", "x-environment": "prod", "x-correlation-id": "1"}
SHORT = {"x-team-id": "rb"}


def swapped(text):
    good, bad = FULL, SHORT
    good, bad = bad, good
    return client.responses.create(model="gpt-4o", input=text, extra_headers=good)


def unpacked(text):
    (first, *rest), last = [SHORT, {"x-service": "rb"}, FULL], "end"
    *_, headers = rest
    return client.responses.create(model="gpt-4o", input=text + last + str(first), extra_headers=headers)


def walrus(text):
    if (headers := SHORT) and len(text) < 100:
        headers = {**FULL, **headers}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def walrus_last(text):
    if (headers := FULL) and (headers := SHORT):
        text = text.strip()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    swapped("a")
    unpacked("a")
    walrus("a")
    walrus_last("a")
