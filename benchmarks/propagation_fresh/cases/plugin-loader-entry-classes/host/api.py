from __future__ import annotations

from typing import ClassVar


class Plugin:
    registry: ClassVar[dict[str, type[Plugin]]] = {}
    name: ClassVar[str]

    def __init_subclass__(cls, /, slug: str | None = None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.name = slug or cls.__name__.lower()
        Plugin.registry[cls.name] = cls

    def __init__(self, tags: dict[str, str]):
        self.tags = {**tags, "x-service": self.name}

    @classmethod
    def create(cls, slug: str, **tags: str) -> Plugin:
        return cls.registry[slug]({f"x-{k.replace('_', '-')}": v for k, v in tags.items()})

    def run(self, text: str) -> str:
        raise NotImplementedError
