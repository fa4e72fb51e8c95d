from .config import Config
from .worker import Worker

__all__ = ["Config", "Worker"]
