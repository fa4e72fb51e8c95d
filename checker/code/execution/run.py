"""What one execution of a root saw, as those who follow its callers and judge its call sites need it."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.code.source.project import Module
from checker.code.wire.sightings import Sighting


@dataclass(slots=True)
class Run:
    """What one execution saw."""

    sightings: list[Sighting] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    incomplete: bool = False
    sliced: bool = False  # it left out what does not lead to what was looked for
    dropped: frozenset[tuple[str, int]] = frozenset()  # functions (path, id) that were called and not followed
    ended: bool = False  # a call in the root's own body never came back
    reached: set[int] = field(default_factory=set)  # places at which the probe saw a call, and which were run
    cut: bool = False  # there are more subclasses than were looked at
    virtual: set[str] = field(default_factory=set)  # members read that a subclass may override
    changes: bool = False  # keys of a mapping that others see
    steps: int = 0
    asked: frozenset[tuple[Module, int]] = frozenset()  # functions of which what was looked for decided what is run

    def add(self, more: Run) -> None:
        """What a run of the same root for another subclass saw."""
        self.steps += more.steps
        self.sliced = self.sliced or more.sliced
        self.sightings = self.sightings + more.sightings
        self.blocked |= more.blocked
        self.incomplete = self.incomplete or more.incomplete
        self.dropped |= more.dropped
        self.asked |= more.asked
