"""What is done any number of times: whether once has changed something, so that it is followed once more."""

from __future__ import annotations

from collections.abc import Callable, Collection

from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.states import Layer, State

_SHARED = frozenset({"env", "instance", "module", "class", "client", "thread"})


def any_number(m: Machine, turn: Callable[[], None], own: Collection[int]) -> None:
    """Do what may be done any number of times: once, and once more where that changes what was there before. `own`:
    objects of what does it."""
    if m.survey or m.probe is not None:
        turn()
        return
    start, mark = m.live.fork(), m.program.last_id
    outer = start.below
    turn()
    if m.st is not None and changes(start, m.st, outer, mark, {*own, *m.program.contexts}):
        turn()


def changes(start: State, after: State, outer: Layer | None, mark: int, apart: Collection[int]) -> bool:
    """Whether mappings, objects or names that were there before are others now, save some `apart`."""
    for id, now in after.changed_above(outer).items():
        if id > mark or id in apart or not start.has(id):
            continue
        before = start.get(id)
        if isinstance(now, Dict) and isinstance(before, Dict):
            if now.keys != before.keys or now.open != before.open:
                return True
        elif isinstance(now, Instance) and isinstance(before, Instance) and now.kind in _SHARED:
            if now.attrs != before.attrs or now.client != before.client:
                return True
    return False
