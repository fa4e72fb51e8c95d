"""fromkeys and list multiplication share one dict; a comprehension makes one each."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "fk", "x-cost-center": "cc-406", "x-service": "fk", "x-environment": "prod"}


def shared():
    table = dict.fromkeys(["chat", "embed"], dict(OWNER))
    table["embed"]["x-correlation-id"] = "e"
    return table


def separate():
    table = {name: dict(OWNER) for name in ("chat", "embed")}
    table["embed"]["x-correlation-id"] = "e"
    return table


def chat(table, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=table["chat"])


def embed(text):
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=separate()["embed"])


def main():
    chat(shared(), "a")
    chat(separate(), "b")
    embed("c")
