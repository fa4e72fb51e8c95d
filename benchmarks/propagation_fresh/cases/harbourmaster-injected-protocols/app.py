from openai import OpenAI

from adapters import NoOwner, StaticOwner, Ticks
from ports import HeaderSource


class Berths:
    def __init__(self, client: OpenAI, source: HeaderSource):
        self.client, self.source = client, source

    def assign(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.source.headers())


def production():
    return Berths(OpenAI(), StaticOwner(Ticks()))


def development():
    return Berths(OpenAI(), NoOwner())


def good(text):
    return production().assign(text)


def bad(text):
    return development().assign(text)


def main():
    good("a")
    bad("b")
