"""copy() is shallow: the nested metadata is shared between the templates; deepcopy is not."""
import copy

from openai import OpenAI

client = OpenAI()
META = {"team_id": "sc", "cost_center": "cc-333", "service": "sc", "environment": "prod", "correlation_id": "1"}
TEMPLATE = {"model": "gpt-4o", "metadata": META}


def deep(text):
    request = copy.deepcopy(TEMPLATE)
    del request["metadata"]["correlation_id"]
    return client.responses.create(input=text, **request)


def whole(text):
    return client.responses.create(input=text, **TEMPLATE)


def shallow(text):
    request = TEMPLATE.copy()
    request["metadata"].pop("service")
    return client.responses.create(input=text, **request)


def whole_again(text):
    return client.responses.create(input=text, **TEMPLATE)


def main():
    deep("a")
    whole("a")
    shallow("a")
    whole_again("a")
