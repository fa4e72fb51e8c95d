import os

from openai import OpenAI


def headers():
    return {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ.get("COST_CENTER", ""), "x-service": "s",
            "x-environment": "p", "x-correlation-id": os.environ.get("RUN", "")}


def ask(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers())


def ask_later(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    os.environ["RUN"] = "r-1"
    os.environ["COST_CENTER"] = "cc"
    ask("a")
    del os.environ["RUN"]
    ask_later("b")
