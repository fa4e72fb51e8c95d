from .client import LlmClient, get_client
from .tags import Tags, current_tags, use_tags

__all__ = ["LlmClient", "Tags", "current_tags", "get_client", "use_tags"]
