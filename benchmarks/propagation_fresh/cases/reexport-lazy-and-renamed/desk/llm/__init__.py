from .base import llm as _llm, tags
from .speak import quiet, speak as say

__all__ = ["say", "quiet", "tags"]
