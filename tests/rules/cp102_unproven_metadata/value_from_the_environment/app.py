import os

from openai import OpenAI

client = OpenAI()


def unset(prompt: str) -> object:
    headers = {"x-team-id": os.getenv("TEAM_ID", "")}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP102


def certain(prompt: str) -> object:
    headers = {"x-team-id": os.environ["TEAM_ID"]}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def with_default(prompt: str) -> object:
    headers = {"x-team-id": os.getenv("TEAM_ID", "search")}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)
