"""A map object is logged before it is used; a list of it may be read as often as one likes."""
from openai import OpenAI

FIELDS = {"team_id": "lz", "cost_center": "cc-4", "service": "lz", "environment": "prod", "correlation_id": "1"}
client = OpenAI()


def header(item):
    return "x-" + item[0].replace("_", "-"), item[1]


def logged(text):
    pairs = map(header, FIELDS.items())
    print(len(list(pairs)))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(pairs))


def listed(text):
    pairs = list(map(header, FIELDS.items()))
    print(len(list(pairs)))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(pairs))


def main():
    logged("a")
    listed("b")
