"""A shallow copy of a request shares its headers; a deep copy does not."""
import copy

from openai import OpenAI

client = OpenAI()
TEMPLATE = {"model": "gpt-4o", "extra_headers": {"x-team-id": "dc", "x-cost-center": "cc-15", "x-service": "dc",
                                                 "x-environment": "prod", "x-correlation-id": "1"}}


def deep(text):
    request = copy.deepcopy(TEMPLATE)
    request["extra_headers"].pop("x-service")
    return client.responses.create(input=text, **request)


def template(text):
    return client.responses.create(input=text, **TEMPLATE)


def shallow(text):
    request = copy.copy(TEMPLATE)
    request["extra_headers"].pop("x-cost-center")
    request["extra_headers"] = {**request["extra_headers"], "x-cost-center": "own"}
    return client.responses.create(input=text, **request)


def template_again(text):
    return client.responses.create(input=text, **TEMPLATE)


def main():
    deep("a")
    template("b")
    shallow("c")
    template_again("d")
