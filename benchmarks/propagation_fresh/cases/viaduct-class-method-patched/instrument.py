import functools

from openai.resources.chat.completions import Completions

TAGS = {"x-team-id": "viaduct", "x-cost-center": "cc-865", "x-service": "timetable", "x-environment": "prod",
        "x-correlation-id": "line-1"}


def install():
    original = Completions.create

    @functools.wraps(original)
    def create(self, *args, extra_headers=None, **kwargs):
        return original(self, *args, extra_headers=TAGS | dict(extra_headers or {}), **kwargs)

    Completions.create = create
