"""A singleton keeps the headers of its first construction; a later one with more of them is not heard."""
from openai import OpenAI


class Llm:
    _instance = None

    def __new__(cls, headers):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = OpenAI(default_headers=headers)
        return cls._instance

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


BASE = {"x-team-id": "sg", "x-cost-center": "cc-25", "x-service": "sg", "x-environment": "prod"}


def boot(text):
    return Llm(BASE).ask(text)


def traced(text):
    return Llm({**BASE, "x-correlation-id": "2"}).ask(text)


def main():
    boot("a")
    traced("b")
