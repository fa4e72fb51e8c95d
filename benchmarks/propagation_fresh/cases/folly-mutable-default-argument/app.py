"""A mutable default is shared: what the first object writes into it the second one has too."""
from openai import OpenAI

client = OpenAI()


class Tower:
    def __init__(self, name, tags={"x-team-id": "folly", "x-cost-center": "cc-887", "x-environment": "prod"}):
        self.tags = tags
        if name:
            self.tags["x-service"] = name

    def ask(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers={**self.tags, "x-correlation-id": text})


class Arch:
    def __init__(self, name, tags=None):
        self.tags = tags or {"x-team-id": "folly", "x-cost-center": "cc-887", "x-environment": "prod"}
        if name:
            self.tags["x-service"] = name

    def ask(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers={**self.tags, "x-correlation-id": text})


def main():
    Tower("tower").ask("high?")
    Tower("").ask("higher?")
    Arch("arch").ask("wide?")
    Arch("").ask("wider?")
