from .nights import classify, sketch

__all__ = ["classify", "sketch"]
