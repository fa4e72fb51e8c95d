from collections import defaultdict

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


tags = defaultdict(dict, bot=dict(TAGS))


def change():
    del tags["bot"]


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags["bot"])


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags["bot"])


def main():
    ask("a")
    change()
    ask_after("b")
