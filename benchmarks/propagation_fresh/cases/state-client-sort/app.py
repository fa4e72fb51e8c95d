from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


ORDER = [2, 1]
BY = {2: TAGS, 1: {}}


def change():
    ORDER.sort()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=BY[ORDER[0]])


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=BY[ORDER[0]])


def main():
    ask("a")
    change()
    ask_after("b")
