from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    issued_by: str
    trace: str


@dataclass(frozen=True)
class Summarise(Command):
    text: str


@dataclass(frozen=True)
class Translate(Command):
    text: str
    language: str = "de"


@dataclass(frozen=True)
class Prune(Command):
    days: int = 7
