"""Chat models and embeddings, made once."""
from functools import lru_cache

from langchain_openai import ChatOpenAI, OpenAIEmbeddings

from .config import config


@lru_cache
def chat_model(temperature=0.0):
    return ChatOpenAI(model=config.chat_model, temperature=temperature, max_retries=0)


@lru_cache
def embeddings():
    return OpenAIEmbeddings(
        model=config.embedding_model,
        check_embedding_ctx_length=False,
        default_headers={
            "x-team-id": config.team_id,
            "x-cost-center": config.cost_center,
            "x-service": config.service,
            "x-environment": config.environment.value,
        },
    )
