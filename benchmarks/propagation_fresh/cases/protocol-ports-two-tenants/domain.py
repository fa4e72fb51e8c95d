from typing import Protocol


class Completer(Protocol):
    def complete(self, prompt: str, *, correlation_id: str) -> str: ...

    def complete_short(self, prompt: str, *, correlation_id: str) -> str: ...


class ReviewService:
    def __init__(self, completer: Completer):
        self.completer = completer

    def review(self, diff: str, pr: str) -> str:
        return self.completer.complete("Review " + diff, correlation_id=pr)

    def summarise(self, diff: str, pr: str) -> str:
        return self.completer.complete_short("Summarise " + diff, correlation_id=pr)
