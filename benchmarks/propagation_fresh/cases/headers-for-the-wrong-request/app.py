"""The vector store gets the tags, the model does not."""
import os

import requests
from openai import OpenAI

STORE = os.environ["LLM_GATEWAY_URL"] + "/collections/docs/query"
TAGS = {"x-team-id": "wiki", "x-cost-center": "cc-2458", "x-service": "answers", "x-environment": "prod", "x-correlation-id": "w-1"}
client = OpenAI()


def search(vector):
    return requests.post(STORE, json={"vector": vector}, headers=TAGS, timeout=5)


def embed(text):
    return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding


def answer(text):
    found = search(embed(text))
    return client.responses.create(model="gpt-4o", input=f"{text} {found.status_code}", extra_headers=TAGS)


def main():
    answer("what is a wiki?")
