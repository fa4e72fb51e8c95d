from collections import UserDict

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Tags(UserDict):
    pass


tags = Tags(TAGS)


def change():
    tags.data.clear()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags))


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags))


def main():
    ask("a")
    change()
    ask_after("b")
