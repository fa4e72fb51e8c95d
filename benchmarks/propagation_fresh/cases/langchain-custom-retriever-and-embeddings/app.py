from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

TAGS = {
    "x-team-id": "wiki",
    "x-cost-center": "cc-143",
    "x-service": "wiki-rag",
    "x-environment": "prod",
    "x-correlation-id": "nightly-eval",
}
embeddings = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False)


class WikiRetriever(BaseRetriever):
    embedder: OpenAIEmbeddings

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        self.embedder.embed_query(query)
        return [Document(page_content="wiki text")]


def answer(question: str) -> str:
    retriever = WikiRetriever(embedder=embeddings)
    documents = retriever.invoke(question)
    llm = ChatOpenAI(model="gpt-4o", default_headers=TAGS)
    return llm.invoke(f"{documents}\n{question}").content


def main():
    answer("who?")
