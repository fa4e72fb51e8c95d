"""A mutable default collects headers over calls; a list of aliases is edited in one place."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "al", "x-cost-center": "cc-1080", "x-service": "al", "x-environment": "prod"}


def collect(name, value, into={}):
    into[name] = value
    return into


def ask(text):
    for name, value in OWNER.items():
        collect(name, value)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=collect("x-correlation-id", text))


def ask_rows(text):
    rows = [dict(OWNER)] * 2
    rows[0]["x-correlation-id"] = "row"
    client.responses.create(model="gpt-4o", input=text, extra_headers=rows[1])
    fresh = [dict(OWNER) for _ in range(2)]
    fresh[0]["x-correlation-id"] = "row"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=fresh[1])


def main():
    ask("a")
    ask_rows("a")
