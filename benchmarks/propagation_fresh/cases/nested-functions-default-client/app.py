from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def build(headers):
    client = OpenAI(default_headers=headers)

    def ask(text, client=client):
        return client.responses.create(model="gpt-4o", input=text)

    def rebuild():
        nonlocal client
        client = OpenAI()

    def late(text):
        return client.responses.create(model="gpt-4o", input=text)

    return ask, rebuild, late


def main():
    ask, rebuild, late = build(TAGS)
    rebuild()
    ask("a")
    late("b")
