from .base import *
from .base import _center


def tags(correlation=None):
    found = owner()
    found["x-cost-center"] = _center
    if correlation is not None:
        found["x-correlation-id"] = correlation
    return found
