from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "gp", "x-cost-center": "cc-49", "x-service": "gp", "x-environment": "prod"}


def numbered(texts):
    for n, text in enumerate(texts, 1):
        yield text, {**OWNER, "x-correlation-id": f"n{n}"}


def plain(texts):
    yield from ((text, OWNER) for text in texts)


def answers(pairs):
    for text, headers in pairs:
        yield client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def draft(texts):
    for text, headers in plain(texts):
        client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    list(answers(numbered(["a", "b"])))
    draft(["c"])
