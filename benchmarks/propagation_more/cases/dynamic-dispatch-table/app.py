"""A dispatch table of bound methods, operator.attrgetter, and a method name put together."""
import operator

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "dd", "x-cost-center": "cc-372", "x-service": "dd", "x-environment": "prod", "x-correlation-id": "1"}


class Tasks:
    def do_embed(self, text):
        return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=TAGS)

    def do_answer(self, text):
        return client.responses.create(model="gpt-4o", input=text)

    def run(self, name, text):
        return getattr(self, f"do_{name}")(text)


def by_path(text):
    create = operator.attrgetter("chat.completions.create")(client)
    return create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=TAGS)


def by_table(kind, text):
    table = {"embedding": client.embeddings.create, "response": client.responses.create}
    return table[kind](model="gpt-4o", input=text, extra_headers={"x-team-id": "dd"})


def main():
    tasks = Tasks()
    for name in ("embed", "answer"):
        tasks.run(name, "a")
    by_path("a")
    by_table("embedding", "a")
