from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    id: str
    text: str


@dataclass(frozen=True)
class Draft(Command):
    tone: str = "plain"


@dataclass(frozen=True)
class Translate(Command):
    language: str = "en"
