import functools
import itertools

from openai import OpenAI

client = OpenAI()
_count = itertools.count(1)


def billed(team, *, cost_center, inject="extra_headers"):
    def outer(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            headers = {"x-team-id": team, "x-cost-center": cost_center, "x-service": fn.__name__, "x-environment": "prod",
                       "x-correlation-id": f"c-{next(_count)}"}
            kwargs[inject] = {**headers, **kwargs.get(inject, {})}
            return fn(*args, **kwargs)
        return inner
    return outer


def logged(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        print("calling", fn.__name__)
        return fn(*args)
    return inner


@billed("docs", cost_center="cc-2")
def summarise(text, **options):
    return client.responses.create(model="gpt-5", input=text, **options)


@billed("docs", cost_center="cc-2")
@logged
def translate(text, **options):
    return client.responses.create(model="gpt-5", input=text, **options)


@billed("docs", cost_center="cc-2", inject="headers")
def extract(text, headers=None):
    return client.responses.create(model="gpt-5", input=text, extra_headers=headers)


@logged
@billed("docs", cost_center="cc-2")
def outline(text, **options):
    return client.responses.create(model="gpt-5", input=text, **options)


def main():
    summarise("a")
    translate("b")
    extract("c")
    outline("d")
