"""What a run is in the middle of: its frames, one for each function that is at work, and how it is left early."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from checker.code.execution.slices.slicing import Slice
from checker.code.execution.states import State, Thrown
from checker.code.execution.values import NO_DEPS, Deps, Function, Value
from checker.code.source.project import Module


class OutOfBudgetError(Exception):
    """A run took more steps than one root may: what it did not reach is unproven."""


class TooLongError(Exception):
    """A call took more steps than it may. `floor` names the call whose limit it was."""

    def __init__(self, floor: int) -> None:
        super().__init__(floor)
        self.floor = floor


class DeadPathError(OutOfBudgetError):
    """Something asked for the state of a path that has ended: the statement at hand is given up."""


@dataclass(slots=True)
class Frame:
    """One activation. `called_from` is the calling expression (module, pos, end) in the frame below, None at a root."""

    module: Module
    env: int
    function: Function | None
    called_from: tuple[Module, int, int] | None
    entry_cond: Deps = NO_DEPS  # what decided the branches of the frame below which led to the call
    returns: list[tuple[State, Value]] = field(default_factory=list)
    raises: list[State] = field(default_factory=list)
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    tries: list[Thrown] = field(default_factory=list)
    handling: list[Value | None] = field(default_factory=list)  # what the handlers at work have caught
    tasks: list[int] = field(default_factory=list)  # heap ids of futures that it started
    context: dict[int, Any] | None = None  # of a root: the context variables before it
    on_yield: Callable[[Value], None] | None = None
    globals: frozenset[str] = frozenset()
    nonlocals: frozenset[str] = frozenset()
    owner: Value | None = None
    receiver: Value | None = None
    name: str = ""
    slice: Slice | None = None
    receiving: frozenset[int] = frozenset()  # in a survey: statements that give the receiver of a marked call its value
    attribute: str | None = None  # of a constructor that is run for one attribute; "" for all
    writes: str | None = None  # above a method that is run for an attribute which it stores
    left: list[tuple[int, int]] = field(default_factory=list)  # heap ids made on paths that returned
    around: int = -1  # heap id of the scope around a comprehension that is at work
    limit: int = 0  # steps that each statement may take, 0: as many as the call
    want: bool = True  # whether the statement at work matters to what the run looks for
    at: int = 0  # the place of the statement at work
    kept: bool = False  # whether it does only by what it may change through another name

    @property
    def left_loop(self) -> tuple[int, int]:
        """How many paths have left the loop at work by now."""
        return len(self.breaks), len(self.continues)


class Entered:
    """A frame on the stack for as long as a `with` block runs."""

    __slots__ = ("_frame", "_frames")

    def __init__(self, frames: list[Frame], frame: Frame) -> None:
        self._frames = frames
        self._frame = frame

    def __enter__(self) -> Frame:
        self._frames.append(self._frame)
        return self._frame

    def __exit__(self, *_: object) -> None:
        self._frames.pop()
