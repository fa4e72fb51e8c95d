import copy
import json

from openai import OpenAI

client = OpenAI()
TEMPLATE = {
    "model": "gpt-4o",
    "extra_headers": {"x-team-id": "tpl", "x-cost-center": "cc-3356", "x-service": "tpl", "x-environment": "prod"},
}


def deep(text, trace):
    request = copy.deepcopy(TEMPLATE)
    request["extra_headers"]["x-correlation-id"] = trace
    return client.responses.create(input=text, **request)


def fresh(text):
    request = json.loads(json.dumps(TEMPLATE))
    return client.responses.create(input=text, **request)


def main():
    deep("a", "d-1")
    fresh("b")
