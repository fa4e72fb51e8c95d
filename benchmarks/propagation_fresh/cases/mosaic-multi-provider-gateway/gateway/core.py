from __future__ import annotations

from typing import Callable


class Gateway:
    def __init__(self, provider, *, owner: dict, middlewares: list[Callable] | None = None):
        self.provider = provider
        self.owner = owner
        self._call = self.provider.complete
        for middleware in reversed(middlewares or []):
            self._call = middleware(self._call)

    def ask(self, prompt: str, **options):
        return self._call(prompt, headers=dict(self.owner), **options)
