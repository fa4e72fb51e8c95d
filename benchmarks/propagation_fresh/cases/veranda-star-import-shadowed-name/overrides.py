from tags import _BASE

__all__ = ["STAFF"]

GUEST = {}
STAFF = _BASE
