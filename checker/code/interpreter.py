"""What the interpreter is told while the engine runs: how deep it may go, when it collects, where frames lie."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TypeVar

RECURSION_LIMIT = 12_000
LEFT_ALONE = 200_000  # objects of a run: so many are those of a large project, and the process ends soon
# CPython keeps frames in chunks of 16 kB, which are mapped and unmapped each time that calls cross the end of one: on
# deep stacks up to a fifth of the time. A frame that is too large for a chunk gets one of the next power of two, whose
# rest is for the frames above it: here half of 16 MB of addresses, of which only what is used takes memory.
FRAME_SLOTS = 1_100_000

T = TypeVar("T")


def roomy(work: Callable[[], T]) -> T:
    """What `work` returns, run with room for deep recursion and without collections, which then are as they were."""
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    # Trees and values live to the end of the run, and what a run makes and drops is in no cycle (tested): a collection
    # looks through all of it and finds nothing.
    gc.disable()
    try:
        return _in_a_large_frame(work)
    finally:
        if gc.get_count()[0] > LEFT_ALONE:
            gc.freeze()
        if collecting:
            gc.enable()
        sys.setrecursionlimit(limit)


def _in_a_large_frame(work: Callable[[], T]) -> T:
    return work()


_in_a_large_frame.__code__ = _in_a_large_frame.__code__.replace(co_stacksize=FRAME_SLOTS)
