"""Dict comprehensions over two sequences, with enumerate, sorted, walrus and a filter that hides a field."""
from openai import OpenAI

client = OpenAI()
FIELDS = ["team_id", "cost_center", "service", "environment", "correlation_id"]
VALUES = ["cf", "cc-341", "cf", "prod", "1"]
PRIVATE = {"cost_center"}


def header(name):
    return "x-" + name.replace("_", "-")


def by_index(text):
    headers = {header(name): VALUES[i] for i, name in enumerate(FIELDS)}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def public(text):
    headers = {header(k): v for k, v in sorted(zip(FIELDS, VALUES)) if k not in PRIVATE}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def filled(text):
    metadata = {k: v for k in FIELDS if (v := dict(zip(FIELDS, VALUES)).get(k))}
    return client.responses.create(model="gpt-4o", input=text, metadata=metadata)


def sliced(texts):
    return [client.responses.create(model="gpt-4o", input=t, extra_headers={header(k): v for k, v in zip(FIELDS[1:], VALUES[1:])})
            for t in texts]


def main():
    by_index("a")
    public("a")
    filled("a")
    sliced(["a", "b"])
