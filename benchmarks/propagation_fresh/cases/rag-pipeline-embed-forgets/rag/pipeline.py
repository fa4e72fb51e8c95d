import os

from .embedder import Embedder
from .generator import Generator
from .store import VectorStore


class Pipeline:
    def __init__(self, embedder, generator, store):
        self.embedder = embedder
        self.generator = generator
        self.store = store

    @classmethod
    def from_env(cls):
        owner = {
            "x-team-id": os.environ["TEAM_ID"],
            "x-cost-center": os.environ["COST_CENTER"],
            "x-service": "rag",
            "x-environment": os.environ["DEPLOY_ENV"],
        }
        return cls(Embedder(owner), Generator(owner), VectorStore())

    def index(self, documents):
        for document, vector in zip(documents, self.embedder.embed(documents)):
            self.store.add(document, vector)

    def answer(self, question, request_id):
        [vector] = self.embedder.embed([question])
        context = "\n".join(self.store.nearest(vector))
        return self.generator.generate(question, context, request_id)
