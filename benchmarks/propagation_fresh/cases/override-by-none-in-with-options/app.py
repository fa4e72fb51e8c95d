"""Client defaults, taken away at the call: by an empty string, by Omit, by another spelling that is empty."""
from openai import OpenAI, Omit

client = OpenAI(default_headers={"X-Team-Id": "ov", "X-Cost-Center": "cc-36", "X-Service": "ov", "X-Environment": "prod",
                                 "X-Correlation-Id": "ov-1"})


def untouched(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=None)


def omitted(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-service": Omit()})


def emptied(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"X-TEAM-ID": ""})


def renewed(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "ov-2"})


def main():
    untouched("a")
    omitted("b")
    emptied("c")
    renewed("d")
