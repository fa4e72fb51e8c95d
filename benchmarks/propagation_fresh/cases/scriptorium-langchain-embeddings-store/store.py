from langchain_core.vectorstores import InMemoryVectorStore
from langchain_openai import OpenAIEmbeddings

OWNER = {"x-team-id": "scriptorium", "x-cost-center": "cc-925", "x-service": "search", "x-environment": "prod"}


class Shelf:
    def __init__(self, **headers):
        self.embeddings = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False,
                                           default_headers={**OWNER, **headers})

    def embed(self, texts):
        return self.embeddings.embed_documents(texts)

    def find(self, text):
        return self.embeddings.embed_query(text)
