"""`or` chains, `and`, empty containers, zero, and a comparison chain decide which mapping is taken."""
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "tr", "x-cost-center": "cc-5", "x-service": "tr", "x-environment": "prod", "x-correlation-id": "1"}
PART = {"x-team-id": "tr"}


def send(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def part_or_full(text):
    return send(text, PART or FULL)


def empty_or_full(text):
    return send(text, {} or FULL)


def full_and_part(text):
    return send(text, FULL and PART)


def zero(text, retries=0):
    return send(text, FULL if retries else PART)


def chained(text, n=3):
    return send(text, FULL if 1 < n < 3 else PART)


def negated(text, dry=False):
    return send(text, FULL if not dry else PART)


def text_false(text, flag="false"):
    return send(text, PART if flag else FULL)


def main():
    part_or_full("a")
    empty_or_full("b")
    full_and_part("c")
    zero("d")
    chained("e")
    negated("f")
    text_false("g")
