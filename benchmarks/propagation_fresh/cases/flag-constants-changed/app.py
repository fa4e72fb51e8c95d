import flags_ as flags
from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if flags.TAGGING else {})


def ask_off(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if flags.TAGGING else {})


def disable():
    flags.TAGGING = False


def main():
    ask("a")
    disable()
    ask_off("b")
