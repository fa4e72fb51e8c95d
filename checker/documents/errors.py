"""What every reader raises for a document that it refuses."""

from __future__ import annotations

from checker.documents.location import Location
from checker.errors import InputError


class DocumentError(InputError):
    """The document cannot be read, or says something ambiguous: what is wrong, and where."""

    def __init__(self, message: str, at: Location) -> None:
        super().__init__(message, at)  # both, so that the error survives a process boundary
        self.message = message
        self.at = at

    def __str__(self) -> str:
        return f"{self.at}: {self.message}"
