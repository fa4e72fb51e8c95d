"""A helper returns inside of try and with; the fallback at the end has everything."""
import contextlib

from openai import OpenAI

client = OpenAI()
DIRECTORY = {"ann": {"x-team-id": "er", "x-cost-center": "cc-2022"}, "bob": {"x-team-id": "er"}}


def owner(user):
    with contextlib.suppress(KeyError):
        return DIRECTORY[user]
    return {"x-team-id": "er", "x-cost-center": "cc-none"}


def headers(user):
    try:
        return {**owner(user), "x-service": "er", "x-environment": "prod", "x-correlation-id": user}
    finally:
        print("built")


def ask(user, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(user))


def main():
    ask("ann", "a")
    ask("bob", "b")
    ask("eve", "c")
