"""What only LangChain has otherwise is the project's own here: its classes have it, and nobody imports an SDK that does."""

import requests

from settings import load

_made = {}


class Remote:
    def __init__(self, url):
        self.url = url

    def embed_documents(self, texts):
        body = {"model": "m", "input": texts}
        return requests.post(f"{self.url}/v1/embeddings", json=body, timeout=60).json()  # expect: CP105


class Wrapped:
    """What a method of that name asks of another object may be a request all the same."""

    def __init__(self, inner):
        self.inner = inner

    def embed_documents(self, texts):
        return self.inner.embed_documents([text.strip() for text in texts])  # expect: CP102


def embeddings(name):
    if name not in _made:
        _made[name] = load(name) or Remote(name)
    return _made[name]


class Store:
    def __init__(self, name):
        self._embeddings = embeddings(name)

    def add(self, texts):
        return self._embeddings.embed_documents(texts)


def index(store, texts):
    return store.embedder.embed_documents(texts)  # expect: CP102
