from ._client import configure, get_client
from ._text import complete, embed

__all__ = ["complete", "configure", "embed", "get_client"]
