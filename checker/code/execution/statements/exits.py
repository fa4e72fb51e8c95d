"""Ways out of a block by `return`, `break` and `continue`: taken out while what must come before them runs."""

from __future__ import annotations

from typing import Any

from checker.code.execution.frames import Frame
from checker.code.execution.states import join_states
from checker.code.execution.values import choose

MAX_EXITS = 6
Exits = list[tuple[list[Any], int]]


def exits_of(frame: Frame) -> Exits:
    """The lists of states that leave a block (return, break, continue), and how many each holds by now."""
    return [(where, len(where)) for where in (frame.returns, frame.breaks, frame.continues)]


def take_exits(marks: Exits) -> list[tuple[list[Any], Any]]:
    """The states that have been added since, taken out of their lists."""
    out = []
    for where, start in marks:
        out += [(where, item) for item in _folded(where[start:])]
        del where[start:]
    return out


def _folded(items: list[Any]) -> list[Any]:
    """At most MAX_EXITS of the states (with their values, where they return): the last stands for all that follow."""
    while len(items) > MAX_EXITS:
        left, right = items[-2:]
        a, b = (i[0] if isinstance(i, tuple) else i for i in (left, right))
        state = join_states(a, b, a.cond | b.cond)
        assert state is not None
        state.cond = a.cond | b.cond
        value = choose([(left[1], a.cond), (right[1], b.cond)]) if isinstance(left, tuple) else None
        items = [*items[:-2], (state, value) if value is not None else state]
    return items
