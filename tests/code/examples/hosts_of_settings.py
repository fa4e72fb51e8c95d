"""A provider's host that the environment may replace, and a model server's port."""

import io
import json
import os
from urllib.parse import urljoin

import aiohttp
import requests

COHERE = os.getenv("COHERE_BASE_URL", "https://api.cohere.com/v1")
OLLAMA = os.environ.get("OLLAMA_URL", "http://localhost:11434")
SEARCH = os.getenv("SEARCH_URL", "http://localhost:9200")
OWNER = {"x-team-id": "search", "x-correlation-id": "c-1"}


class Embedder:
    def __init__(self):
        self.url = os.getenv("COHERE_BASE_URL", "https://api.cohere.com/v1")

    async def embed(self, texts, key):
        headers = {"Authorization": f"Bearer {key}"}
        async with aiohttp.ClientSession() as session:
            async with session.post(self.url + "/embed", data=json.dumps({"texts": texts}), headers=headers) as answer:  # expect: fail team_id correlation_id
                return await answer.json()

    async def embed_as_owner(self, texts):
        async with aiohttp.ClientSession() as session:
            async with session.post(f"{self.url}/embed", json={"texts": texts}, headers=OWNER) as answer:  # expect: pass
                return await answer.json()


def local(texts, question):
    requests.post(urljoin(OLLAMA, "/api/embed"), json={"model": "m", "input": texts})  # expect: fail team_id correlation_id
    requests.post(f"{OLLAMA}/api/generate", json={"model": "m", "prompt": question}, headers=OWNER)  # expect: pass
    requests.post("http://localhost:11434/api/embed", json={"model": "m", "input": texts})  # expect: fail team_id correlation_id
    requests.post(urljoin(SEARCH, "/api/embed"), json={"query": question})  # another server
    requests.post(f"{COHERE}/datasets", json={"name": "notes"})


def posted_as_a_stream(texts, url):
    body = io.BytesIO(json.dumps({"input": texts, "model": "m"}).encode("utf-8"))
    requests.post(f"{url}/v1/embeddings", data=body, headers={"x-team-id": "search"})  # expect: fail correlation_id
    requests.post(f"{url}/v1/embeddings", data=io.StringIO(json.dumps({"input": texts})), headers=OWNER)  # expect: pass


def posted_with_metadata(texts, url, tags):
    body = io.BytesIO()
    body.write(json.dumps({"input": texts, "metadata": tags}).encode())
    requests.post(f"{url}/v1/embeddings", data=body)  # expect: unverifiable team_id correlation_id


def posted_with_what_is_written_later(texts, url, tags):
    body = io.BytesIO(json.dumps({"input": texts}).encode())
    body.seek(0)
    body.write(tags)
    requests.post(f"{url}/v1/embeddings", data=body)  # expect: unverifiable team_id correlation_id


def posted_as_read(texts, url):
    body = io.BytesIO(json.dumps({"input": texts, "metadata": {"team_id": "search", "correlation_id": "c"}}).encode())
    requests.post(f"{url}/v1/embeddings", data=body.read())  # expect: pass
