"""Patches the resource class for the whole process."""
import functools

from openai.resources.responses import Responses

TAGS = {"x-team-id": "spa", "x-cost-center": "cc-59", "x-service": "booking", "x-environment": "prod", "x-correlation-id": "p"}


def patch():
    original = Responses.create

    @functools.wraps(original)
    def create(self, *args, **kwargs):
        kwargs["extra_headers"] = {**TAGS, **(kwargs.get("extra_headers") or {})}
        return original(self, *args, **kwargs)

    Responses.create = create
