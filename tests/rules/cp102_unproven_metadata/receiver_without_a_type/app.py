def search(index, embedder, question):
    return index.query(embedder.embed_query(question))  # expect: CP102


class Store:
    def __init__(self, embedding_model):
        self.embedding_model = embedding_model

    async def put(self, texts):
        return await self.embedding_model.aembed_documents(texts)  # expect: CP102


class Words:
    """A class of the project's own is what it does."""

    def embed_query(self, text):
        return [float(len(text))]


def of_its_own(question):
    return Words().embed_query(question)
