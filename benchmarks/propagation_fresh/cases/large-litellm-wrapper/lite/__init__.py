from .api import acomplete, complete

__all__ = ["acomplete", "complete"]
