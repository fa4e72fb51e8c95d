import sys

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "db", "x-cost-center": "cc-10", "x-service": "db", "x-environment": "prod", "x-correlation-id": "1"}
LEGACY = False


def ask(text):
    if LEGACY:
        return client.completions.create(model="davinci", prompt=text)
    if sys.version_info < (3, 8):
        raise RuntimeError("too old")
    while True:
        return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)
    client.responses.create(model="gpt-4o", input=text)


def unused(text):
    raise NotImplementedError
    return client.responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
