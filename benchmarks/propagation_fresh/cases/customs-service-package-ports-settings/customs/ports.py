from typing import Protocol


class Completion(Protocol):
    def complete(self, prompt: str, correlation_id: str | None = None) -> str: ...
