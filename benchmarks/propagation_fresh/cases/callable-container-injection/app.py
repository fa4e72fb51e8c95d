import inspect

from openai import OpenAI


class Container:
    def __init__(self):
        self.providers = {}
        self.instances = {}

    def provide(self, name, factory):
        self.providers[name] = factory

    def get(self, name):
        if name not in self.instances:
            self.instances[name] = self.providers[name](self)
        return self.instances[name]

    def call(self, fn, *args):
        wanted = [p for p in inspect.signature(fn).parameters if p in self.providers]
        return fn(*args, **{name: self.get(name) for name in wanted})


def ask(text, *, llm, tags):
    return llm.responses.create(model="gpt-4o", input=text, extra_headers=tags)


def embed(text, *, llm):
    return llm.embeddings.create(model="text-embedding-3-small", input=text)


def main():
    container = Container()
    container.provide("tags", lambda c: {"x-team-id": "ci", "x-cost-center": "cc-434", "x-service": "ci", "x-environment": "prod", "x-correlation-id": "1"})
    container.provide("llm", lambda c: OpenAI())
    container.call(ask, "a")
    container.call(embed, "a")
