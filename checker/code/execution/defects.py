"""What the engine itself fails on: it is noted and told, and the rest of the run is not lost."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from checker.code.execution.frames import OutOfBudgetError, TooLongError

if TYPE_CHECKING:
    from checker.code.execution.program import Program

GIVEN_UP = (OutOfBudgetError, TooLongError, RecursionError)  # by design: what is behind it is unproven
PLACES = 3  # innermost, that are told


def contain(program: Program, root: tuple[str, int], error: Exception) -> None:
    """Note that the engine failed on a root (path, id). What was seen of it before counts; what was not is lost, and
    the run says so and ends as one with a defect does."""
    program.defects.setdefault(root, described(error))


def described(error: Exception) -> str:
    """What failed and where in checkpolicy. The error's own text is left out: it may hold what the source does."""
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    places = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} at {places}"
