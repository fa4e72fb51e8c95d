"""The relay lets through only what it knows; one caller misspells the argument."""
from openai import OpenAI

client = OpenAI()
KNOWN = {"temperature", "extra_headers", "max_output_tokens"}
TAGS = {"x-team-id": "kf", "x-cost-center": "cc-345", "x-service": "kf", "x-environment": "prod", "x-correlation-id": "1"}


def relay(text, **kwargs):
    known = {k: v for k, v in kwargs.items() if k in KNOWN}
    return client.responses.create(model="gpt-4o", input=text, **known)


def good():
    return relay("a", temperature=0, extra_headers=TAGS, verbose=True)


def bad():
    return relay("a", temperature=0, extra_header=TAGS)


def main():
    good()
    bad()
