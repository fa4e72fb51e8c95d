from dataclasses import dataclass, field
from typing import Callable


@dataclass
class Session:
    owner: dict[str, str] = field(default_factory=dict)
    turn: int = 0

    def headers(self):
        self.turn += 1
        return self.owner | {"x-correlation-id": f"turn-{self.turn}"}


COMMANDS: dict[str, Callable] = {}


def command(name, *aliases):
    def deco(fn):
        for n in (name, *aliases):
            COMMANDS[n] = fn
        return fn
    return deco
