"""What the interpreter is told while the engine runs: how deep it may go, when it collects, where frames lie."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TypeVar

RECURSION_LIMIT = 12_000
GC_THRESHOLD = 200_000
# CPython keeps frames in chunks of 16 kB, which are mapped and unmapped each time that calls cross the end of one: on
# deep stacks up to a fifth of the time. A frame that is too large for a chunk gets one of the next power of two, whose
# rest is for the frames above it: here half of 16 MB of addresses, of which only what is used takes memory.
FRAME_SLOTS = 1_100_000

T = TypeVar("T")


def roomy(work: Callable[[], T]) -> T:
    """What `work` returns, run with room for deep recursion and with rare collections, which then are as they were."""
    limit, thresholds = sys.getrecursionlimit(), gc.get_threshold()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    # Trees and values live to the end of the run: collecting often finds nothing and costs a third of the time.
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD, 20, 100)
    try:
        return _in_a_large_frame(work)
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        sys.setrecursionlimit(limit)


def _in_a_large_frame(work: Callable[[], T]) -> T:
    return work()


_in_a_large_frame.__code__ = _in_a_large_frame.__code__.replace(co_stacksize=FRAME_SLOTS)
