"""Closures and lambdas that are kept under names and called from elsewhere."""

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def make(**tags):
    def ask(text):
        return client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail team_id

    return ask


good = make(**TAGS)
bad = make(**{"x-correlation-id": "2"})

askers = [
    lambda t, h={**TAGS, "x-n": str(i)}: client.embeddings.create(model="m", input=t, extra_headers=h)  # expect: pass
    for i in range(2)
]
bare = {"a": lambda t: client.responses.create(model="m", input=t)}  # expect: fail team_id correlation_id


def pair():
    headers = {}

    def add(name, value):
        headers[name] = value

    def send(text):
        return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass

    return add, send


def main():
    good("a")
    bad("a")  # expect: blame team_id
    for ask in askers:
        ask("b")
    bare["a"]("c")
    add, send = pair()
    add("x-team-id", "search")
    add("x-correlation-id", "3")
    send("d")
