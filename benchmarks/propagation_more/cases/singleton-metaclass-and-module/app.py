"""A metaclass singleton, and a classmethod instance() that is configured once."""
from openai import OpenAI


class Single(type):
    _made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args, **kwargs)
        return cls._made[cls]


class Gateway(metaclass=Single):
    def __init__(self):
        self.sdk = OpenAI(default_headers={"x-team-id": "sg", "x-cost-center": "cc-369", "x-service": "sg"})
        self.extra = {"x-environment": "prod", "x-correlation-id": "sg-1"}

    def ask(self, text):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers=self.extra)


class Hub:
    _hub = None

    @classmethod
    def instance(cls):
        if cls._hub is None:
            cls._hub = cls()
        return cls._hub

    def __init__(self):
        self.sdk = OpenAI()
        self.tags = {"x-team-id": "sg", "x-service": "hub"}

    def ask(self, text):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers=self.tags)


def main():
    Gateway().ask("a")
    assert Gateway() is Gateway()
    Hub.instance().ask("a")
