"""os.environ.get() without a default against a checked value and an or-default."""
import os

from openai import OpenAI

OWNER = {"x-team-id": "eg", "x-service": "eg", "x-environment": "prod", "x-correlation-id": "e"}
client = OpenAI()


def required(name):
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


def loose(text):
    center = os.environ.get("BILLING_CODE")
    headers = dict(OWNER)
    if center:
        headers["x-cost-center"] = center
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def defaulted(text):
    headers = {**OWNER, "x-cost-center": os.environ.get("BILLING_CODE") or "cc-343"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def checked(text):
    headers = {**OWNER, "x-cost-center": required("COST_CENTER")}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    loose("a")
    defaulted("a")
    checked("a")
