from typing import Generic, Protocol, TypeVar


class Backend(Protocol):
    def complete(self, text: str, headers: dict[str, str]) -> str: ...


B = TypeVar("B", bound=Backend)


class Gateway(Generic[B]):
    def __init__(self, backend: B, owner: dict[str, str]) -> None:
        self.backend = backend
        self.owner = owner

    def ask(self, text: str, correlation: str) -> str:
        return self.backend.complete(text, {**self.owner, "x-correlation-id": correlation})
