from langchain_anthropic import ChatAnthropic
from langchain_core.runnables import RunnableLambda, RunnableParallel
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

OWN = {"x-team-id": "lb", "x-cost-center": "cc", "x-service": "lb", "x-environment": "prod", "x-correlation-id": "1"}
plain = ChatOpenAI(model="gpt-4o")
tagged = ChatOpenAI(model="gpt-4o", default_headers=OWN)
claude = ChatAnthropic(model="claude-haiku-4-5", default_headers=OWN)


def bound():
    return plain.bind(extra_headers=OWN).invoke("x")


def bound_and_tools():
    def add(a: int, b: int) -> int:
        """Add."""
        return a + b
    return plain.bind_tools([add]).bind(extra_headers=OWN).invoke("x")


def parallel():
    return RunnableParallel(a=tagged, b=claude).invoke("x")


def mapped():
    return (RunnableLambda(lambda q: f"q: {q}") | plain).batch(["x", "y"])


def copied():
    return tagged.model_copy(update={"model_name": "gpt-4o-mini"}).invoke("x")


def embeddings():
    return OpenAIEmbeddings(model="text-embedding-3-small", default_headers=OWN, check_embedding_ctx_length=False).embed_query("x")


def embeddings_bare():
    return OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False).embed_documents(["x"])


def main():
    bound()
    bound_and_tools()
    parallel()
    mapped()
    copied()
    embeddings()
    embeddings_bare()
