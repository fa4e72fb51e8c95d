from enum import Enum

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Mode(Enum):
    FULL = 1
    SLIM = 2


class M:
    mode = Mode.FULL


def change():
    M.mode = Mode.SLIM


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if M.mode is Mode.FULL else {})


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if M.mode is Mode.FULL else {})


def main():
    ask("a")
    change()
    ask_after("b")
