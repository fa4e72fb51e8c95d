"""A flag from another service decides whether the cost center is sent."""
import os

import httpx
from openai import OpenAI

client = OpenAI()


def flags():
    return httpx.get(os.environ["LLM_GATEWAY_URL"] + "/flags").json()


def ask(text):
    headers = {"x-team-id": "flag", "x-service": "flag", "x-environment": "prod", "x-correlation-id": "f-1"}
    if flags()["tag"]:
        headers["x-cost-center"] = "cc-32"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_always(text):
    headers = {"x-team-id": "flag", "x-service": "flag", "x-environment": "prod", "x-correlation-id": "f-2"}
    headers["x-cost-center"] = "cc-33" if flags()["tag"] else "cc-34"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_always("b")
