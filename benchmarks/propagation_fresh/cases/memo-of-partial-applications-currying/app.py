from functools import partial

from functional import pipe, with_headers, with_model
from openai import OpenAI

client = OpenAI()
owned = with_headers(**{"x-team-id": "fn", "x-cost-center": "cc-1", "x-service": "fn", "x-environment": "prod"})


def send(options):
    return client.responses.create(**options)


def ask(text, *steps):
    return pipe({"input": text}, with_model("gpt-5"), *steps, send)


def draft(text):
    return pipe({"input": text}, with_model("gpt-5-mini"), owned, partial(client.responses.create, timeout=5).__call__ if False else send)


def main():
    ask("a", owned, with_headers(**{"x-correlation-id": "1"}))
    ask("b", owned)
    draft("c")
