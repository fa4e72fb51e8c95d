from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    ticket: str
    text: str


@dataclass(frozen=True)
class Tag:
    text: str
