from collections import deque

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


CLIENTS = deque([OpenAI(default_headers=TAGS), OpenAI()])


def change():
    CLIENTS.rotate(1)


def ask(text):
    return CLIENTS[0].responses.create(model="gpt-4o", input=text, extra_headers={})


def ask_after(text):
    return CLIENTS[0].responses.create(model="gpt-4o", input=text, extra_headers={})


def main():
    ask("a")
    change()
    ask_after("b")
