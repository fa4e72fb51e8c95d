from openai import OpenAI

from settings import settings


def ask(text: str, ticket: str):
    client = OpenAI(default_headers=settings.owner.headers())
    return client.responses.create(
        model=settings.model, input=text, extra_headers={"x-correlation-id": f"{settings.app}:{ticket}"}
    )


def warm_up():
    client = OpenAI(default_headers=settings.owner.headers(include_service=False))
    return client.responses.create(model=settings.model, input="hi", extra_headers={"x-correlation-id": "warm-up"})


def main():
    warm_up()
    ask("a", "T-1")
