from langchain_core.runnables import RunnablePassthrough, chain
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

FULL = {"x-team-id": "et", "x-cost-center": "cc-325", "x-service": "et", "x-environment": "prod", "x-correlation-id": "e"}
embeddings = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False,
                              default_headers={k: v for k, v in FULL.items() if k != "x-cost-center"})
llm = ChatOpenAI(model="gpt-4o", default_headers=FULL)


@tool
def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


@chain
def answer(question):
    return llm.bind_tools([add]).invoke(question)


def ask(text):
    return (RunnablePassthrough() | answer).invoke(text)


def vector(text):
    return embeddings.embed_query(text)


def vectors(texts):
    return embeddings.embed_documents(texts)


def main():
    ask("a")
    vector("a")
    vectors(["a", "b"])
