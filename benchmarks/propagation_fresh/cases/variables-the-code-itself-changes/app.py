"""The process changes its own environment before it reads it."""
import os

from openai import OpenAI

client = OpenAI()


def headers():
    return {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ.get("COST_CENTER", ""), "x-service": "ev",
            "x-environment": "prod", "x-correlation-id": "1"}


def pinned(text):
    os.environ["COST_CENTER"] = "cc-pinned"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def dropped(text):
    os.environ.pop("COST_CENTER", None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    pinned("a")
    dropped("b")
