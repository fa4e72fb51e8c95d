from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
CLIENTS = {}


def register(name, client):
    CLIENTS[name] = client


def ask(name, text):
    return CLIENTS[name].responses.create(model="gpt-4o", input=text)


def ask_later(name, text):
    return CLIENTS[name].responses.create(model="gpt-4o", input=text)


register("gpt", OpenAI(default_headers=TAGS))


def main():
    ask("gpt", "a")
    register("gpt", OpenAI())
    ask_later("gpt", "b")
