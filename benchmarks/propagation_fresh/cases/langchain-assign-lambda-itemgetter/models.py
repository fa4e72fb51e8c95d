from functools import partial

from langchain_openai import ChatOpenAI, OpenAIEmbeddings

OWNER = {"x-team-id": "lc", "x-cost-center": "cc-16", "x-service": "lc-qa", "x-environment": "prod", "x-correlation-id": "static"}

chat = partial(ChatOpenAI, model="gpt-4o-mini", max_retries=0)


def reader():
    return chat(default_headers=OWNER)


def rewriter():
    return chat(temperature=0)


def embeddings():
    return OpenAIEmbeddings(model="text-embedding-3-small", default_headers=dict(OWNER), check_embedding_ctx_length=False)
