from functools import reduce
from operator import attrgetter, methodcaller

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "mr", "x-cost-center": "cc", "x-service": "mr", "x-environment": "prod", "x-correlation-id": "1"}

create = attrgetter("chat.completions.create")(client)
ask = methodcaller("create", model="gpt-5", input="x", extra_headers=FULL)
ask_bare = methodcaller("create", model="gpt-5", input="x")
STEPS = [("embed", client.embeddings.create, {"model": "text-embedding-3-small", "input": "x"}),
         ("chat", client.responses.create, {"model": "gpt-5", "input": "x"})]


def by_attrgetter():
    return create(model="gpt-4o", messages=[], extra_headers=FULL)


def by_methodcaller():
    return ask(client.responses)


def by_methodcaller_bare():
    return ask_bare(client.responses)


def steps(headers):
    out = {}
    for name, step, arguments in STEPS:
        out[name] = step(**arguments, extra_headers=headers)
    return out


def folded():
    return reduce(lambda value, step: step(value), [lambda h: {**h, "x-service": "folded"},
                                                    lambda h: client.responses.create(model="gpt-5", input="x", extra_headers=h)], FULL)


def main():
    by_attrgetter()
    by_methodcaller()
    by_methodcaller_bare()
    steps(FULL)
    folded()
