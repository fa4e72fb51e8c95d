from functools import reduce
from operator import or_

from openai import OpenAI

client = OpenAI()


def company():
    return {"x-cost-center": "cc-821", "x-environment": "prod"}


def team():
    return {"x-team-id": "creek"}


def product():
    return {"x-service": "trout-count"}


def layers(*makers, **last):
    return reduce(or_, (make() for make in makers), dict(last))


def count(text, cid):
    headers = layers(company, team, product, **{"x-correlation-id": cid})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def estimate(text, cid):
    headers = layers(company, team, **{"x-correlation-id": cid})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    count("pool one", "c1")
    estimate("pool one", "c2")
