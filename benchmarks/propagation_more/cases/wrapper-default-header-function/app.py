"""A parameter whose default is a function that builds headers; callers pass others, a lambda or None."""
import uuid

from openai import OpenAI

client = OpenAI()


def standard():
    return {"x-team-id": "hf", "x-cost-center": "cc-463", "x-service": "hf", "x-environment": "prod",
            "x-correlation-id": uuid.uuid4().hex}


def ask(text, headers_for=standard):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers_for())


def embed(text, headers_for=None):
    headers = headers_for() if headers_for else {}
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def main():
    ask("a")
    ask("b", lambda: {**standard(), "x-service": "hf-b"})
    embed("a", standard)
    embed("b")
