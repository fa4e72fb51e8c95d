class Embedder:
    def __init__(self, client, attribution):
        self.client = client
        self.attribution = attribution

    def embed(self, texts, correlation_id):
        response = self.client.embeddings.create(model="text-embedding-3-small", input=texts,
                                                 extra_headers=self.attribution.headers(correlation_id))
        return [item.embedding for item in response.data]

    def embed_query(self, text):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding
