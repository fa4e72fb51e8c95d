"""a = b = {} is one dict, [{}] * 2 holds one dict twice."""
from openai import OpenAI

client = OpenAI()


def full():
    return {"x-team-id": "al", "x-cost-center": "cc-12", "x-service": "al", "x-environment": "prod", "x-correlation-id": "1"}


def chained(text):
    sent = logged = full()
    logged.pop("x-cost-center")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=sent)


def multiplied(text):
    slots = [full()] * 2
    del slots[1]["x-team-id"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=slots[0])


def separate(text):
    slots = [full() for _ in range(2)]
    del slots[1]["x-team-id"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=slots[0])


def main():
    chained("a")
    multiplied("b")
    separate("c")
