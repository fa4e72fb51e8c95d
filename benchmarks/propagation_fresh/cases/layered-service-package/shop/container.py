from types import SimpleNamespace

from .config import Settings
from .llm import Gateway
from .services import Describe, Search


def build(environment):
    gateway = Gateway(Settings("shop", "cc-963", environment))
    return SimpleNamespace(describe=Describe(gateway), search=Search(gateway))
