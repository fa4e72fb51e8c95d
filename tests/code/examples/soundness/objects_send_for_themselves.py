"""What a library does with an object of the project is what the object's own methods do."""

from acme import Store
from langchain_openai import OpenAIEmbeddings


class Cached:
    def __init__(self, inner):
        self.inner = inner

    def embed_documents(self, texts):
        return self.inner.embed_documents(texts)  # expect: unverifiable team_id correlation_id


def build():
    return Store(Cached(OpenAIEmbeddings()))
