class Search:
    def __init__(self, client):
        self._client = client

    def expand(self, query):
        return self._client.embeddings.create(model="text-embedding-3-small", input=query).data[0].embedding
