from openai import OpenAI


class Embedder:
    def __init__(self, owner, model="text-embedding-3-small"):
        self.client = OpenAI(default_headers=owner)
        self.model = model

    def embed(self, texts):
        response = self.client.embeddings.create(model=self.model, input=texts)
        return [item.embedding for item in response.data] or [[0.0] for _ in texts]
