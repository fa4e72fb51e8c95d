"""A generator yields (text, headers) pairs; send() gives it the next correlation id."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "ge", "x-cost-center": "cc-338", "x-service": "ge", "x-environment": "prod"}


def numbered(texts):
    for n, text in enumerate(texts, start=1):
        yield text, OWNER | {"x-correlation-id": f"g-{n}"}


def mixed(texts):
    yield from numbered(texts)
    yield "last", OWNER


def run(texts):
    for text, headers in numbered(texts):
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def run_mixed(texts):
    pairs = mixed(texts)
    while True:
        try:
            text, headers = next(pairs)
        except StopIteration:
            return
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    run(["a", "b"])
    run_mixed(["a"])
