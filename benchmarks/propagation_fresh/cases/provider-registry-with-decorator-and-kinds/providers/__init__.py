from providers import anthropic_provider, openai_provider  # noqa: F401 - they register themselves
from providers.registry import get

__all__ = ["get"]
