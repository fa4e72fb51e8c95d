"""Decorators that bind a call's arguments to the parameters of what they wrap, and read or set them by name."""

import functools
import inspect

from openai import OpenAI

client = OpenAI()


def tagged(function):
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind_partial(*args, **kwargs)
        headers = {"x-team-id": "search"}
        if "visit" in bound.arguments:
            headers["x-correlation-id"] = bound.arguments["visit"]
        return function(*args, **{**kwargs, "headers": headers})

    return wrapper


def filled(function):
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        bound.arguments["headers"] = {"x-team-id": bound.arguments["team"], "x-correlation-id": "1"}
        return function(*bound.args, **bound.kwargs)

    return wrapper


@tagged
def first(text, visit, headers=None):
    return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@tagged
def second(text, headers=None):
    return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


@filled
def third(text, team="search", headers=None):
    return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@filled
def fourth(text, team="", headers=None):
    return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def main():
    first("a", "1")
    first("a", visit="2")
    second("a")
    third("a")
    third("a", "ads")
    fourth("a")
    fourth("a", team="ads")
