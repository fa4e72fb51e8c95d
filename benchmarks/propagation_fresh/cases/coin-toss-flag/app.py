import os

from openai import OpenAI

TAGS = {"x-team-id": "ct", "x-cost-center": "cc-421", "x-service": "ct", "x-environment": "prod", "x-correlation-id": "1"}


class Flags:
    def __init__(self, source):
        self.source = source

    def enabled(self, name, default=False):
        value = self.source.get(name)
        return default if value is None else int(value) > 50

    def __getattr__(self, name):
        return self.enabled(name.upper())


flags = Flags(os.environ)


def ask(text):
    client = OpenAI(default_headers=TAGS) if flags.rollout else OpenAI()
    return client.responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
