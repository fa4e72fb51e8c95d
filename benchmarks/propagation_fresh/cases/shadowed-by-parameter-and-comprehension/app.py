"""Names that hide others: a parameter, a comprehension's variable (which does not), a nested def, an except clause."""
from openai import OpenAI

client = OpenAI()
HEADERS = {"x-team-id": "sh", "x-cost-center": "cc-29", "x-service": "sh", "x-environment": "prod", "x-correlation-id": "1"}


def by_parameter(text, HEADERS=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS)


def by_comprehension(text):
    lengths = [len(HEADERS) for HEADERS in ({}, {"a": 1})]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS, temperature=float(len(lengths)))


def by_loop(text):
    headers = dict(HEADERS)
    for headers in ({"x-team-id": "sh"}, {"x-team-id": "sh", "x-service": "sh"}):
        len(headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    by_parameter("a")
    by_comprehension("b")
    by_loop("c")
