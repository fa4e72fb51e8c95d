"""The company's way to a model."""
from llm_core.base import LLMService
from llm_core.identity import Identity, scope
from llm_core.providers import anthropic_client, openai_client

__all__ = ["Identity", "LLMService", "anthropic_client", "openai_client", "scope"]
