"""Fluent builders and a test double with SDK-like names beside a real one."""
from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Query:
    parts: list = field(default_factory=list)

    def create(self, **kw):
        return Query([*self.parts, kw])

    @property
    def chat(self):
        return self

    completions = responses = embeddings = property(lambda self: self)


class Session:
    def invoke(self, x, **kw):
        return x

    generate_content = complete = run = invoke


def build(text):
    q = Query().chat.completions.create(model="q", messages=[text])
    q = q.responses.create(model="q", input=text)
    q = q.embeddings.create(model="q", input=text)
    Session().invoke(text, model="s")
    Session().generate_content(text, model="s")
    Session().complete(text, model="s")
    return OpenAI().responses.create(model="gpt-4o", input=str(len(q.parts)), extra_headers={"x-team-id": "lk", "x-cost-center": "cc-2061"})


def main():
    build("a")
