from .builder import Headers

__all__ = ["Headers"]
