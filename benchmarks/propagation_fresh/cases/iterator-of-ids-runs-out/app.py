from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}
ids = iter(["1", "2"])


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": next(ids, "")})


def ask_third(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": next(ids, "")})


def main():
    ask("a")
    ask("b")
    ask_third("c")
