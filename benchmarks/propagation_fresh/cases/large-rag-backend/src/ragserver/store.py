"""A vector store in a list."""


class ListStore:
    def __init__(self, embeddings):
        self._embeddings = embeddings
        self._rows = []

    def add(self, texts):
        vectors = self._embeddings.embed_documents(texts)
        self._rows.extend(zip(texts, vectors))

    def search(self, vector, k=2):
        def score(row):
            return sum(a * b for a, b in zip(row[1], vector))
        return [text for text, _ in sorted(self._rows, key=score, reverse=True)[:k]]
