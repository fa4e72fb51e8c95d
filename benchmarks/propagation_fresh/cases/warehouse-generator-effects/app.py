"""Programs as generators that yield effects; an interpreter carries them out."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "stock", "x-cost-center": "cc-4006", "x-service": "labels", "x-environment": "prod"}


class Ask:
    def __init__(self, text, headers):
        self.text, self.headers = text, headers


class Log:
    def __init__(self, line):
        self.line = line


def label_program(item):
    yield Log(f"label {item}")
    yield Ask(f"label for {item}", {**OWNER, "x-correlation-id": item})


def recount_program(item):
    yield Ask(f"recount {item}", OWNER)


def label(item):
    for effect in label_program(item):
        if isinstance(effect, Ask):
            client.responses.create(model="gpt-4o-mini", input=effect.text, extra_headers=effect.headers)
        else:
            print(effect.line)


def recount(item):
    for effect in recount_program(item):
        if isinstance(effect, Ask):
            client.responses.create(model="gpt-4o-mini", input=effect.text, extra_headers=effect.headers)


def main():
    label("box-1")
    recount("box-1")
