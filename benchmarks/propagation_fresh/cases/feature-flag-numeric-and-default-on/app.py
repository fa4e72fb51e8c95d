import os

from openai import OpenAI

LEVEL = int(os.environ["TAG_LEVEL"])
client = OpenAI(default_headers={"x-team-id": "fn", "x-cost-center": "cc-2076"})


def ask(text):
    headers = {"x-service": "fn", "x-environment": "prod"}
    if LEVEL >= 2:
        headers["x-correlation-id"] = "deep"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_fixed(text):
    cid = "deep" if LEVEL else "flat"
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-service": "fn", "x-environment": "prod", "x-correlation-id": cid})


def main():
    ask("a")
    ask_fixed("a")
