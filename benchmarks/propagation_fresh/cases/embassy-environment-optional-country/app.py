"""The cost center comes from the environment: required in one function, optional in the other."""
import os

from openai import OpenAI

client = OpenAI()


def tags(trace, center):
    return {"x-team-id": "embassy", "x-cost-center": center, "x-service": "visa", "x-environment": "prod",
            "x-correlation-id": trace}


def visa(trace):
    center = "cc-" + os.environ.get("COUNTRY_CODE", "xx")
    return client.responses.create(model="gpt-4o-mini", input="visa", extra_headers=tags(trace, center))


def passport(trace):
    center = os.environ.get("COUNTRY_CODE", "")
    return client.responses.create(model="gpt-4o-mini", input="passport", extra_headers=tags(trace, center))


def main():
    visa("e-1")
    passport("e-2")
