from .client import client_for, owner

__all__ = ["client_for", "owner"]
