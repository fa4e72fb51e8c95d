"""What a run looks for: functions on the way, and which of their arguments decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """Which arguments of a function decide what is looked for. `rest`: keywords (and further positions) that no
    parameter of its own takes."""

    names: frozenset[str] = frozenset()
    positions: frozenset[int] = frozenset()
    explicit: frozenset[str] = frozenset()
    rest: bool = False
    everything: bool = False

    def wants(self, kind: int, name: str, position: int) -> bool:
        """Whether an argument (kinds as in the summary's calls) is one of them."""
        if self.everything or kind >= 2:
            return True
        if kind == 0:
            return position in self.positions or (self.rest and position >= len(self.explicit))
        return name in self.names or (self.rest and name not in self.explicit)


EVERYTHING = Need(everything=True)
Needs = tuple[tuple[str, Need], ...]  # by the word of the function, sorted
