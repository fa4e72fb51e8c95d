import os

import httpx
from openai import OpenAI

client = OpenAI()


def owner():
    data = httpx.get(os.environ["LLM_GATEWAY_URL"] + "/owner").json()
    return {"x-team-id": data["team"], "x-cost-center": data.get("cost", ""), "x-service": "inn", "x-environment": "prod",
            "x-correlation-id": "i-1"}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=owner())


def ask_less(text):
    headers = owner()
    headers.pop("x-environment")
    headers["x-cost-center"] = "cc-410"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_less("b")
