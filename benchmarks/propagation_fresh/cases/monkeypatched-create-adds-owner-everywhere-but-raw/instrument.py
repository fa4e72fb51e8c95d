import functools

from openai.resources.chat.completions import Completions

OWNER = {"x-team-id": "infra", "x-cost-center": "cc-2433", "x-service": "assistant", "x-environment": "prod", "x-correlation-id": "boot"}


def install():
    original = Completions.create

    @functools.wraps(original)
    def create(self, *args, **kwargs):
        kwargs["extra_headers"] = {**OWNER, **(kwargs.get("extra_headers") or {})}
        return original(self, *args, **kwargs)

    Completions.create = create
