from .base import Agent
from .editor import Editor
from .factchecker import FactChecker
from .researcher import Researcher

ROSTER = [Editor, Researcher, FactChecker]
__all__ = ["Agent", "ROSTER"]
