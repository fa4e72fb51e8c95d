"""Patches OpenAI.__init__ once, so that every client made afterwards has the owner's headers."""
import openai

OWNER = {"x-team-id": "lantern", "x-cost-center": "cc-956", "x-service": "wick", "x-environment": "prod"}
_init = openai.OpenAI.__init__


def _owned(self, *args, **kwargs):
    kwargs["default_headers"] = {**OWNER, **(kwargs.get("default_headers") or {})}
    _init(self, *args, **kwargs)


def install():
    openai.OpenAI.__init__ = _owned
