import copy
import json

from openai import OpenAI

client = OpenAI()
NAMES = ["x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"]
TEMPLATE = json.loads('{"x-team-id": "dx", "x-cost-center": "cc-913", "tags": {"x-service": "dx"}}')


def zipped(text):
    headers = dict(zip(NAMES, ("dx", "cc-913", "dx", "prod", text)))
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def zipped_short(text):
    headers = dict(zip(NAMES, ["dx", "cc-913", "dx"]))
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def templated(text):
    headers = copy.deepcopy(TEMPLATE)
    headers |= headers.pop("tags")
    headers |= dict.fromkeys(NAMES[3:], text)
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def main():
    zipped("a")
    zipped_short("a")
    templated("a")
