from langchain_openai import ChatOpenAI, OpenAIEmbeddings

OWNER = {"x-team-id": "ix", "x-cost-center": "cc-26", "x-service": "ix", "x-environment": "prod"}


class Index:
    def __init__(self, run):
        self.embedder = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False,
                                         default_headers={**OWNER, "x-correlation-id": run})
        self.writer = ChatOpenAI(model="gpt-4o", default_headers=OWNER)

    def add(self, docs):
        return self.embedder.embed_documents(docs)

    def ask(self, question):
        self.embedder.embed_query(question)
        return self.writer.invoke(question)


def main():
    index = Index("r-1")
    index.add(["a", "b"])
    index.ask("q")
