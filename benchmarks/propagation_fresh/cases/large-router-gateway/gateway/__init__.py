from .facade import Gateway

__all__ = ["Gateway"]
