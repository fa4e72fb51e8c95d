from uuid import uuid4

from .llm import client, fixed_client
from .settings import get_settings


def search(query: str):
    return client().responses.create(
        model=get_settings().model, input=query, extra_headers={"X-Correlation-Id": str(uuid4())})


def suggest(query: str):
    return fixed_client().responses.create(
        model=get_settings().model, input=query, extra_headers={"X-Correlation-Id": str(uuid4())})


def warm_up():
    return fixed_client().embeddings.create(model="text-embedding-3-small", input="warm")


def main():
    search("a")
    suggest("b")
    warm_up()
