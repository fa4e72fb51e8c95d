from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def check(text):
    if not text:
        raise ExceptionGroup("bad", [ValueError("empty")])


def ask(text):
    headers = dict(TAGS)
    try:
        check(text)
    except* ValueError:
        headers.pop("x-team-id")
    return client.responses.create(model="gpt-4o", input=text or "-", extra_headers=headers)


def ask_fixed(text):
    headers = {}
    try:
        check(text)
    except* ValueError as group:
        headers = dict(TAGS)
    return client.responses.create(model="gpt-4o", input=text or "-", extra_headers=headers)


def main():
    ask("a")
    ask("")
    ask_fixed("")
