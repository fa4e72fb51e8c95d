import functools
import operator

from openai import OpenAI


@functools.cache
def client(team):
    return OpenAI(default_headers={"x-team-id": team})


@functools.singledispatch
def tags(source):
    return {}


@tags.register
def _(source: dict):
    return {f"x-{k}": v for k, v in source.items()}


@tags.register(list)
@tags.register(tuple)
def _(source):
    return functools.reduce(operator.or_, map(tags, source), {})


def ask(text):
    headers = tags([{"cost-center": "cc-400", "service": "tarn"}, {"environment": "prod"}, {"correlation-id": "t-1"}])
    return client("tarn").responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_text(text):
    return client("tarn").responses.create(model="gpt-4o", input=text, extra_headers=tags("cost-center=cc-400"))


def main():
    ask("a")
    ask_text("b")
