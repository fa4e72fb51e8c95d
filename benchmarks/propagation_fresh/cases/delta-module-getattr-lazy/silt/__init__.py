"""Clients are made when they are first asked for (PEP 562)."""
from . import owners

_MADE = {}


def __getattr__(name):
    if name not in ("upstream", "downstream"):
        raise AttributeError(name)
    if name not in _MADE:
        from openai import OpenAI
        _MADE[name] = OpenAI(default_headers=getattr(owners, name.upper()))
    return _MADE[name]
