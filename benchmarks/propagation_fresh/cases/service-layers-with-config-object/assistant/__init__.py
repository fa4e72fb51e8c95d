from .config import Config
from .core import Assistant

__all__ = ["Assistant", "Config"]
