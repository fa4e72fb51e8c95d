from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


LAYERS = [TAGS]


def change():
    LAYERS.insert(0, {})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=LAYERS[0])


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=LAYERS[0])


def main():
    ask("a")
    change()
    ask_after("b")
