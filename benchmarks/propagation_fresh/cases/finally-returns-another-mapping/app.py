"""A return within finally wins over the one before."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "fr", "x-cost-center": "cc-11", "x-service": "fr", "x-environment": "prod"}


def headers(cid):
    try:
        return {**BASE, "x-correlation-id": cid}
    finally:
        if cid.startswith("tmp"):
            return BASE


def lasting(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("c-1"))


def temporary(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("tmp-1"))


def main():
    lasting("a")
    temporary("b")
