"""What the interpreter is told while the engine runs is taken back, however the run ends."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.code import question
from checker.code.engine import analyse
from checker.code.execution.machine import Machine
from checker.code.execution.states import State
from checker.code.interpreter import LEFT_ALONE, RECURSION_LIMIT, roomy
from tests.code.judging import POLICY


def depth(levels: int) -> int:
    return 1 + depth(levels - 1) if levels else 0


def test_deep_work_has_room_and_everything_is_as_before() -> None:
    before = sys.getrecursionlimit(), gc.isenabled(), gc.get_freeze_count()
    levels = RECURSION_LIMIT // 2
    assert sys.getrecursionlimit() < levels
    assert roomy(lambda: depth(levels)) == levels
    assert (sys.getrecursionlimit(), gc.isenabled(), gc.get_freeze_count()) == before


def test_an_error_passes_and_everything_is_as_before() -> None:
    before = sys.getrecursionlimit(), gc.isenabled()

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        roomy(fail)
    assert (sys.getrecursionlimit(), gc.isenabled()) == before


def test_what_a_large_run_leaves_is_not_looked_through() -> None:
    frozen = gc.get_freeze_count()
    kept: list[list[int]] = []
    try:
        roomy(lambda: kept.extend([n] for n in range(2 * LEFT_ALONE)))
        assert gc.get_freeze_count() > frozen + LEFT_ALONE
    finally:
        gc.unfreeze()


CASES = Path(__file__).parents[2] / "benchmarks" / "propagation" / "cases"


def test_no_run_waits_for_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    """Collections are off while the engine runs: the heap of a run that sits in a cycle would stay to the end."""
    left: list[object] = []

    def collected(work: Callable[[], object]) -> object:
        gc.collect()
        gc.disable()
        try:
            result = work()
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            left.extend(gc.garbage)
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
        return result

    monkeypatch.setattr(question, "roomy", collected)
    monkeypatch.setattr("checker.code.source.islands.islands_of", lambda project: [tuple(project.modules)])  # one run
    services = sorted(p for p in CASES.iterdir() if p.is_dir())[::2]
    files = sorted(p.relative_to(CASES).as_posix() for service in services for p in service.rglob("*.py"))
    assert len(files) > 50
    assert analyse(files, POLICY, root=CASES, cwd=CASES).sites
    assert not [o for o in left if isinstance(o, State | Machine)]
    assert len(left) < 10_000
