"""Methods of sets: their union, what they share, and whether one holds the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.heap import Seq, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NONE, Const, Deps, Ref, Unknown, Value, choose, external

_TESTS: dict[str, Callable[[set[Any], set[Any]], bool]] = {
    "issubset": set.issubset,
    "issuperset": set.issuperset,
    "isdisjoint": set.isdisjoint,
}
_MADE: dict[str, Callable[[set[Any], set[Any]], set[Any]]] = {
    "difference": set.difference,
    "intersection": set.intersection,
    "symmetric_difference": set.symmetric_difference,
}
_CHANGED = {f"{name}_update": name for name in _MADE}
SET_METHODS = frozenset({"union", *_TESTS, *_MADE, *_CHANGED})


def on_set(m: Machine, ref: Ref, obj: Seq, name: str, bound: Arguments) -> Value:
    """`names.issubset(given)`, `names.difference(given)` and their kin."""
    given = [spread(m, value) for value in bound.positional]
    if name == "union":
        made = obj.copy()
        for items, rest, deps in given:
            made.items = [*made.items, *(slot for slot in items if slot not in made.items)]
            made.rest, made.rest_deps = (
                (rest, made.rest_deps | deps) if rest is not None else (made.rest, made.rest_deps)
            )
        return m.add(made)
    own = _constants(obj.items, obj.rest)
    others = [_constants(items, rest) for items, rest, _ in given]
    doubt = obj.rest_deps.union(*(deps for _, _, deps in given)) or external("what a set holds")
    known = [other for other in others if other is not None]
    if own is None or len(known) < len(others) or (name in _TESTS and len(known) != 1):
        return _unknown(m, ref, name, doubt)
    if name in _TESTS:
        return Const(_TESTS[name](own, known[0]))
    held = own
    for other in known:
        held = _MADE[_CHANGED.get(name, name)](held, other)
    order = [*obj.items, *(slot for items, _, _ in given for slot in items)]
    kept = list({v.value: slot for slot in order if isinstance(v := slot[0], Const) and v.value in held}.values())
    if name in _CHANGED:
        m.own(ref).items = kept
        return NONE
    return m.add(Seq("set", kept))


def _constants(items: list[Slot], rest: Value | None) -> set[Any] | None:
    if rest is not None or not all(isinstance(v, Const) and have is None for v, have in items):
        return None
    return {v.value for v, _ in items if isinstance(v, Const)}


def _unknown(m: Machine, ref: Ref, name: str, doubt: Deps) -> Value:
    if name in _TESTS:
        return choose([(Const(True), doubt), (Const(False), doubt)])
    if name in _CHANGED:
        own = m.own(ref)
        own.items = [(value, doubt if have is None else have | doubt) for value, have in own.items]
        return NONE
    made = Seq("set")
    made.rest, made.rest_deps = Unknown(doubt), doubt
    return m.add(made)
