from .embedder import Embedder
from .tags import Attribution


class Answerer:
    def __init__(self, client, attribution: Attribution):
        self.client = client
        self.attribution = attribution
        self.embedder = Embedder(client, attribution)

    def index(self, docs):
        return self.embedder.embed(docs, "index")

    def answer(self, question, correlation_id):
        self.embedder.embed_query(question)
        return self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": question}],
            extra_headers=self.attribution.headers(correlation_id))
