from itertools import compress, islice, takewhile

from openai import OpenAI

client = OpenAI()
NAMES = ["x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"]
VALUES = ["a", "c", "s", "p", "1"]


def full(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(zip(NAMES, VALUES)))


def short(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(zip(NAMES, VALUES[1:])))


def shifted(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(zip(NAMES, islice(VALUES, 3))))


def compressed(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(compress(list(zip(NAMES, VALUES)), [1, 1, 0, 1, 1])))


def taken(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=dict(takewhile(lambda pair: pair[1] != "p", zip(NAMES, VALUES))))


def main():
    full("a")
    short("b")
    shifted("c")
    compressed("d")
    taken("e")
