from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def build(*, tags=dict(TAGS)):
    return tags


def change():
    build().clear()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=build())


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=build())


def main():
    ask("a")
    change()
    ask_after("b")
