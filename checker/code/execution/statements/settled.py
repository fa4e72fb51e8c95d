"""Whether another turn of a loop may show something new: what names hold is compared by its outline.

A name that another mapping is given each turn (`headers = {…}`) holds the same after each; one that mappings are handed
on to (`first, second = second, third`) does not.
"""

from __future__ import annotations

from typing import Any

from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import Const, Ref, Value, alternatives

MAX_TURNS = 5
DEPTH = 2  # of mappings within each other


def outline(m: Machine) -> dict[str, Any]:
    """What the names of the scope at work, and the attributes of its object, hold."""
    if m.st is None:
        return {}
    env = m.live.get(m.frame.env)
    out = _of_slots(m, env, "")
    receiver = m.as_instance(m.frame.receiver) if m.frame.receiver is not None else None
    return out | _of_slots(m, receiver, ".") if receiver is not None else out


def _of_slots(m: Machine, holder: object, mark: str) -> dict[str, Any]:
    slots = holder.attrs if isinstance(holder, Instance) else {}
    return {mark + name: _of_value(m, value, DEPTH) for name, (value, _) in slots.items()}


def _of_value(m: Machine, value: Value, depth: int) -> Any:
    return frozenset(_of_one(m, v, depth) for v, _ in alternatives(value))


def _of_one(m: Machine, value: Value, depth: int) -> Any:
    if isinstance(value, Const):
        return (
            "number" if isinstance(value.value, (int, float)) and type(value.value) is not bool else repr(value.value)
        )
    obj = m.live.get(value.id) if isinstance(value, Ref) and depth else None
    if not isinstance(obj, Dict):
        return type(value).__name__
    held = frozenset((repr(key), have is None, _of_value(m, v, depth - 1)) for key, (v, have) in obj.keys.items())
    return (held, obj.open is None)
