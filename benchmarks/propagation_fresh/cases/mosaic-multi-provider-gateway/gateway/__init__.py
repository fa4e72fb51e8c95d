from .core import Gateway
from .providers import AnthropicProvider, LitellmProvider, OpenAIProvider

__all__ = ["Gateway", "OpenAIProvider", "AnthropicProvider", "LitellmProvider"]
