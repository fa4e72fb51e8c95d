"""Known owners, and values that the code does not tell."""

import os

from openai import OpenAI

client = OpenAI()


def known(prompt: str) -> object:
    headers = {"x-team-id": "team-search", "x-cost-center": "CC-1001"}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def from_the_environment(prompt: str) -> object:
    headers = {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ["COST_CENTER"]}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def either(prompt: str, chat: bool) -> object:
    headers = {"x-team-id": "team-chat" if chat else "team-search", "x-cost-center": "CC-1002" if chat else "CC-1001"}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)
