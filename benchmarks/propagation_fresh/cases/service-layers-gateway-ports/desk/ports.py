from typing import Protocol


class Llm(Protocol):
    def complete(self, prompt: str, *, headers: dict[str, str]) -> str: ...
