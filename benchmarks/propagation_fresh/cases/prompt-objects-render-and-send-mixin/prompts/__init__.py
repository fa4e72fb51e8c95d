from .base import Prompt
from .kinds import Brief, Critique, Rewrite

__all__ = ["Brief", "Critique", "Prompt", "Rewrite"]
