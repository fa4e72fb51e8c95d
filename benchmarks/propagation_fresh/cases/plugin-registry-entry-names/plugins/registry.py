from typing import Protocol


class Provider(Protocol):
    def __init__(self, tags: dict[str, str]) -> None: ...

    def complete(self, prompt: str, correlation_id: str) -> str: ...


_PROVIDERS: dict[str, type[Provider]] = {}


def register(name: str):
    def add(cls):
        _PROVIDERS[name] = cls
        return cls

    return add


def create(name: str, tags: dict[str, str]) -> Provider:
    return _PROVIDERS[name](tags)
