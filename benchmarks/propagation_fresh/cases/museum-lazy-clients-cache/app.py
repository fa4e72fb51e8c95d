"""Clients are made on first use, per wing; the annex is made without tags."""
from openai import OpenAI

_clients = {}
OWNER = {"x-team-id": "museum", "x-cost-center": "cc-14", "x-service": "guide", "x-environment": "prod"}


def client_for(wing):
    try:
        return _clients[wing]
    except KeyError:
        client = OpenAI() if wing == "annex" else OpenAI(default_headers=OWNER | {"x-wing": wing})
        _clients[wing] = client
        return client


def guide(wing, text):
    return client_for(wing).responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": wing})


def label(text):
    return client_for("annex").responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "l-1"})


def main():
    guide("east", "a")
    guide("west", "b")
    label("c")
