import os

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "ds", "x-cost-center": "cc-2063", "x-service": "ds", "x-environment": "prod", "x-correlation-id": "1"}
MODE = "live"


def ask(text):
    assert text, client.responses.create(model="gpt-4o", input="assert")
    if MODE == "dry":
        return client.responses.create(model="gpt-4o", input=text)
    elif MODE == "live":
        return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)
    return client.responses.create(model="gpt-4o-mini", input=text)


def never(text):
    os.environ["TEAM_ID"] or client.responses.create(model="gpt-4o", input=text)
    return True or client.responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    never("b")
