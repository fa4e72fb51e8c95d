"""Importing the task modules registers what they define."""
from .registry import TASKS, task
from . import classify, letters  # noqa: F401

__all__ = ["TASKS", "task"]
