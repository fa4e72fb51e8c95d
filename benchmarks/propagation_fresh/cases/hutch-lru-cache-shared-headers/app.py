from functools import lru_cache

from openai import OpenAI

client = OpenAI()


@lru_cache
def shared(service):
    return {"x-team-id": "hutch", "x-cost-center": "cc-901", "x-service": service, "x-environment": "prod"}


def fresh(service):
    return dict(shared(service))


def feed(text):
    headers = shared("feeding")
    headers["x-correlation-id"] = "feed"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def refill(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=shared("feeding"))


def clean(text):
    fresh("cleaning").update({"x-correlation-id": "clean"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=fresh("cleaning"))


def main():
    feed("hay")
    refill("water")
    clean("straw")
