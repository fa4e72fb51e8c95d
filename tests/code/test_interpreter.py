"""What the interpreter is told while the engine runs is taken back, however the run ends."""

from __future__ import annotations

import gc
import sys

import pytest

from checker.code.interpreter import RECURSION_LIMIT, roomy


def depth(levels: int) -> int:
    return 1 + depth(levels - 1) if levels else 0


def test_deep_work_has_room_and_everything_is_as_before() -> None:
    before = sys.getrecursionlimit(), gc.get_threshold(), gc.get_freeze_count()
    levels = RECURSION_LIMIT // 2
    assert sys.getrecursionlimit() < levels
    assert roomy(lambda: depth(levels)) == levels
    assert (sys.getrecursionlimit(), gc.get_threshold(), gc.get_freeze_count()) == before


def test_an_error_passes_and_everything_is_as_before() -> None:
    before = sys.getrecursionlimit(), gc.get_threshold()

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        roomy(fail)
    assert (sys.getrecursionlimit(), gc.get_threshold()) == before
