"""A default argument that is a dict: what one caller deletes from it, the next one lacks."""
from openai import OpenAI

client = OpenAI()


def ask(text, headers={"x-team-id": "md", "x-cost-center": "cc-26", "x-service": "md", "x-environment": "prod",
                       "x-correlation-id": "md-1"}, drop=()):
    for name in drop:
        headers.pop(name, None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def before():
    return ask("a")


def dropping():
    return ask("b", drop=("x-service",))


def after():
    return ask("c")


def main():
    before()
    dropping()
    after()
