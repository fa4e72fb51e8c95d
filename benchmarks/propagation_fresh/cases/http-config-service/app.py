"""The owner comes from a configuration service; what it says is not in the code."""
import os

import httpx
from openai import OpenAI


def owner():
    data = httpx.get(os.environ["LLM_GATEWAY_URL"] + "/v1/tags").json()
    return {"x-" + name.replace("_", "-"): value for name, value in data.items()}


def ask(text):
    headers = {**owner(), "x-service": "hs", "x-environment": "prod", "x-correlation-id": "1"}
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_local(text):
    headers = owner()
    headers.update({"x-team-id": "hs", "x-service": "hs", "x-environment": "prod"})
    headers["x-cost-center"] = headers["x-correlation-id"] = "hs-1"
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_local("a")
