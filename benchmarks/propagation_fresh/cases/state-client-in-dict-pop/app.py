from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


CLIENTS = {"a": OpenAI(default_headers=TAGS), "b": OpenAI()}


def change():
    CLIENTS["a"] = CLIENTS.pop("b")


def ask(text):
    return CLIENTS["a"].responses.create(model="gpt-4o", input=text, extra_headers={})


def ask_after(text):
    return CLIENTS["a"].responses.create(model="gpt-4o", input=text, extra_headers={})


def main():
    ask("a")
    change()
    ask_after("b")
