from openai import OpenAI

client = OpenAI()
PAIRS = {"x-team-id": "so", "x-service": "so", "x-environment": "prod", "x-cost-center": "cc-4018", "x-correlation-id": "1"}


def top(n):
    return dict(sorted(PAIRS.items())[:n])


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=top(5))


def ask_three(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=top(3))


def ask_merged(text):
    merged = {}
    for part in reversed([{"x-team-id": ""}, PAIRS]):
        merged |= part
    return client.responses.create(model="gpt-4o", input=text, extra_headers=merged)


def main():
    ask("a")
    ask_three("b")
    ask_merged("c")
