"""Mappings of which at most one exists: each was made on a path of its own from the same branching.

Where a value is one of several such mappings, a change of it is made to each for certain, on the path on which that
one is there; on the path on which one is meant, the others are gone. `RunState.apart` holds the ids that were given out
on each of two paths, as (after, up to, after, up to).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.code.execution.heap import Dict
from checker.code.execution.states import GONE
from checker.code.execution.values import Choice, Deps, Method, Ref, Value, choose

if TYPE_CHECKING:
    from checker.code.execution.frames import Frame
    from checker.code.execution.run_state import RunState

Interval = tuple[int, int]  # heap ids: after the first, up to the second
MAX_APART = 200  # branchings whose mappings are told apart in one run


def note_paths(m: RunState, paths: list[Interval], ended: list[bool]) -> None:
    """What was made on the paths of a branching. One that has `ended` (it returns) shares nothing with what the frame
    makes from here on."""
    made = [path for path in paths if bisect_right(m.fresh, path[0]) < bisect_right(m.fresh, path[1])]
    if not made or len(m.apart) > MAX_APART:
        return
    for i, first in enumerate(made):
        m.apart += [(*first, *second) for second in made[i + 1 :]]
    m.frame.left += [path for path, over in zip(paths, ended, strict=True) if over and path in made]


def note_end(m: RunState, frame: Frame) -> None:
    """The end of a frame some of whose paths returned before."""
    last = m.program.last_id
    m.apart += [(*path, path[1], last) for path in frame.left if last > path[1]]


def rule_out(m: RunState, kept: Iterable[Value], dropped: Sequence[Value]) -> None:
    """On this path one of `kept` is meant: mappings that are dropped and never there beside them are gone."""
    state = m.st
    meant = [_mapping_of(value) for value in kept]
    if state is None:
        return
    for value in dropped:
        id = _mapping_of(value)
        if id is None or not isinstance(state.get(id), Dict):
            continue
        if all(other is not None and other != id and _is_apart(m, other, id) for other in meant):
            state.put(id, GONE)


def all_apart(m: RunState, value: Choice) -> bool:
    """Whether at most one of the alternatives exists."""
    ids = [_mapping_of(inner) for inner, _ in value.alternatives]
    return all(a is not None and b is not None and _is_apart(m, a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])


def _is_apart(m: RunState, one: int, other: int) -> bool:
    first, second = min(one, other), max(one, other)
    if not (_is_fresh(m, first) and _is_fresh(m, second)):
        return False
    return any(a < first <= b and c < second <= d for a, b, c, d in m.apart)


def _is_fresh(m: RunState, id: int) -> bool:
    at = bisect_right(m.fresh, id)
    return at > 0 and m.fresh[at - 1] == id and id not in m.program.base


def _mapping_of(value: Value) -> int | None:
    if isinstance(value, Method):
        value = value.receiver
    return value.id if isinstance(value, Ref) else None


def living(m: RunState, value: Choice) -> Value:
    """The alternatives without those that are gone."""
    state = m.st
    if state is None:
        return value
    kept: list[tuple[Value, Deps]] = []
    for inner, deps in value.alternatives:
        id = _mapping_of(inner)
        if id is None or state.get(id) is not GONE:
            kept.append((inner, deps))
    return choose(kept) if kept and len(kept) < len(value.alternatives) else value
