import os

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


os.environ["TAG"] = "1"


def change():
    os.environ["TAG"] = ""


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if os.environ["TAG"] else {})


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if os.environ["TAG"] else {})


def main():
    ask("a")
    change()
    ask_after("b")
