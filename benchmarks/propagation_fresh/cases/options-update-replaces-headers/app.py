"""update of the options replaces extra_headers as a whole; a merge by hand keeps both."""
from openai import OpenAI

client = OpenAI()
DEFAULTS = {"model": "gpt-4o", "extra_headers": {"x-team-id": "ou", "x-cost-center": "cc-17", "x-service": "ou",
                                                 "x-environment": "prod"}}


def options(**overrides):
    return {**DEFAULTS, **overrides}


def merged(headers, **overrides):
    return {**DEFAULTS, **overrides, "extra_headers": {**DEFAULTS["extra_headers"], **headers}}


def replaced(text):
    return client.responses.create(input=text, **options(extra_headers={"x-correlation-id": "1"}))


def kept(text):
    return client.responses.create(input=text, **merged({"x-correlation-id": "2"}, temperature=0.1))


def main():
    replaced("a")
    kept("b")
