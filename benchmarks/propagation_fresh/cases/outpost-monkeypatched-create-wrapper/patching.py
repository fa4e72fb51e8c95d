import functools

from openai.resources.responses import Responses

OWNER = {"x-team-id": "outpost", "x-cost-center": "cc-349", "x-service": "watch", "x-environment": "prod"}


def install():
    original = Responses.create

    @functools.wraps(original)
    def create(self, *args, **kwargs):
        kwargs["extra_headers"] = {**OWNER, **(kwargs.get("extra_headers") or {})}
        return original(self, *args, **kwargs)
    Responses.create = create
