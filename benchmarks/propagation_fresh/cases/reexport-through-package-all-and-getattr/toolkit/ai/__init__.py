from ._client import client
from ._ask import ask, ask_bare
from ._headers import *

__all__ = ["client", "ask", "ask_bare", "HEADERS"]
