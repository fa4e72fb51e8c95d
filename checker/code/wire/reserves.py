"""Which elements of a list a call goes to, where each has a name: the one asked for, and those that take its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import Const, Value
from checker.code.wire.layers import Request
from checker.sdks.model import Make


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which elements of a list a call goes to: those whose `key` is one of `names`; None: any."""

    key: str
    names: frozenset[Any] | None


def choosing(m: Machine, entry: Make, args: Mapping[str, Slot], request: Request) -> dict[str, Choosing]:
    """By parameter: which elements of its list the call goes to. Empty where the maker has no such parameter."""
    if not entry.keyed:
        return {}
    pick = request.pick
    names: frozenset[Any] | None = None
    if isinstance(pick, Const):
        given = [slots[p][0] for slots in (args, request.values) for p in entry.reserves if p in slots]
        names = _with_reserves(m, pick.value, given)
    return {parameter: Choosing(key, names) for parameter, key in entry.keyed.items()}


def _with_reserves(m: Machine, first: Any, given: Sequence[Value]) -> frozenset[Any] | None:
    """A name with those that take its place when it fails, by lists of names and of mappings of a name (`*`: all) to
    such lists; None where they are not known."""
    names = {first}
    rows: list[tuple[Any, Any]] = []  # (name or "*", reserve)
    for value in given:
        for item, _ in elements(m, value, leave=True) if m.as_seq(value) is not None else ():
            mapping = m.as_dict(item)
            if mapping is None:
                rows.append(("*", item.value if isinstance(item, Const) else None))
                continue
            for name, (below, _) in mapping.keys.items():
                inner = elements(m, below, leave=True) if m.as_seq(below) is not None else ()
                rows += [(name, i.value if isinstance(i, Const) else None) for i, _ in inner] or [(name, None)]
        if m.as_seq(value) is None and value != Const(None):
            return None
    for _ in rows:
        names |= {reserve for name, reserve in rows if name == "*" or name in names}
    return None if None in names else frozenset(names)
