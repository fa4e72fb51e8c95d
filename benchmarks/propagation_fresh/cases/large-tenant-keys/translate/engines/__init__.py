from .base import Engine, create
from .claude import ClaudeEngine
from .gpt import GptEngine

__all__ = ["ClaudeEngine", "Engine", "GptEngine", "create"]
