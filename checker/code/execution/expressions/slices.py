"""Slices: their bounds, and what they leave of a text."""

from __future__ import annotations

from checker.code.execution.expressions.specs import perhaps_empty
from checker.code.execution.heap import Seq
from checker.code.execution.machine import Machine
from checker.code.execution.values import Const, Text, Unknown, Value, deps_of


def is_slice(m: Machine, key: Value) -> bool:
    """Whether a key is a slice."""
    parts = m.as_seq(key)
    return parts is not None and parts.kind == "slice"


_LENGTHS = range(1, 33)  # of texts, for which it is asked whether a slice leaves anything: up to an id's
_OF_IDS = 24  # the least length of an id, as far as slices go: hexadecimal digits, mostly


def shortest(value: Text | Unknown) -> int:
    """How long a text is at least: what is known of it, else one character; of an id, as ids are."""
    if isinstance(value, Text):
        return min(max(sum(len(p) for p in value.parts if p), 1), _LENGTHS[-1])
    return 1 if value.deps else _OF_IDS


def part_of_text(m: Machine, value: Text | Unknown, key: Value) -> Value | None:
    """A slice of a text, or of what may be one, of which it may leave nothing; None where `key` is none, or leaves as
    much as usual."""
    parts = m.as_seq(key)
    if parts is None or not is_slice(m, key):
        return None
    cut = plain_slice(parts)
    if cut is None:
        return perhaps_empty(deps_of(value).union(*(deps_of(v) for v, _ in parts.items)))
    left = [bool(range(*cut.indices(length))) for length in _LENGTHS]
    if not any(left):
        return Const("") if isinstance(value, Text) else perhaps_empty(deps_of(value))
    return perhaps_empty(deps_of(value)) if not all(left[shortest(value) - 1 :]) else None


def plain_slice(parts: Seq) -> slice | None:
    """A slice whose parts are constants, None where they are not."""
    bounds: list[int | None] = []
    for value, _ in parts.items:
        if not isinstance(value, Const) or not (value.value is None or type(value.value) is int):
            return None
        bounds.append(value.value)
    if len(bounds) != 3 or bounds[2] == 0:
        return None
    return slice(bounds[0], bounds[1], bounds[2])
