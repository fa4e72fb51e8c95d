"""A finally block cleans up: before the request in one function, after it in the other."""
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "fin", "x-cost-center": "cc-10", "x-service": "fin", "x-environment": "prod", "x-correlation-id": "1"}


def validate(headers):
    try:
        if "x-debug" not in headers:
            return headers
        headers.pop("x-debug")
        return headers
    finally:
        headers.pop("x-service", None)


def before(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=validate(dict(TAGS)))


def after(text):
    headers = dict(TAGS)
    try:
        return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
    finally:
        headers.clear()


def main():
    before("a")
    after("b")
