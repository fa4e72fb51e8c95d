"""What the engine itself fails on: it is noted and told, and the rest of the run is not lost."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Self

from checker.code.execution.frames import OutOfBudgetError, TooLongError

if TYPE_CHECKING:
    from checker.code.execution.program import Program

GIVEN_UP = (OutOfBudgetError, TooLongError, RecursionError)  # by design: what is behind it is unproven
PLACES = 3  # innermost, that are told


class Attempt:
    """A `with` block that runs a root (path, id) and may not get to its end, as `is_cut` then says. What was seen
    before counts. Where it was the engine that failed, the whole run says so and ends as one with a defect does."""

    __slots__ = ("_program", "_root", "is_cut")

    def __init__(self, program: Program, root: tuple[str, int]) -> None:
        self._program, self._root = program, root
        self.is_cut = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        if not isinstance(error, Exception):
            return False  # nothing, or an interruption
        self.is_cut = True
        if not isinstance(error, GIVEN_UP):
            self._program.runs.defects.setdefault(self._root, described(error))
        return True


def described(error: Exception) -> str:
    """What failed and where in checkpolicy. The error's own text is left out: it may hold what the source does."""
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    places = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} at {places}"
