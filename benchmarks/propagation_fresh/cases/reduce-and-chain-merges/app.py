import functools
import itertools
import operator

from openai import OpenAI

client = OpenAI()
PARTS = [{"x-team-id": "rd", "x-cost-center": "cc-305"}, {"x-service": "rd"}, {"x-environment": "prod"}]


def by_reduce(text, *more):
    headers = functools.reduce(operator.or_, [*PARTS, *more], {})
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def by_chain(text):
    headers = dict(itertools.chain.from_iterable(part.items() for part in PARTS[:2]))
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def by_sorted(text):
    items = sorted(itertools.chain(*(p.items() for p in PARTS), [("x-correlation-id", text)]), key=operator.itemgetter(0))
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=dict(items))


def main():
    by_reduce("a", {"x-correlation-id": "1"})
    by_chain("a")
    by_sorted("a")
