from .openai_llm import OpenAILLM
from .claude_llm import ClaudeLLM

__all__ = ["ClaudeLLM", "OpenAILLM"]
