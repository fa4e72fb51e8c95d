from ._impl import complete
from ._impl import complete_chat as chat

__all__ = ["chat", "complete"]
