from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


calls = 0


def change():
    global calls
    calls += 1


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if calls < 1 else {})


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if calls < 1 else {})


def main():
    ask("a")
    change()
    ask_after("b")
