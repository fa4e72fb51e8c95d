"""What `<` and the like say of constants, versions, sets and objects that are put in order by their fields."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from checker.code.execution.machine import Machine
from checker.code.execution.objects.equality import rank
from checker.code.execution.paths import TYPE_ERROR
from checker.code.execution.values import NO_DEPS, Const, Deps, External, Value


def order(m: Machine, op: str, left: Value, right: Value) -> tuple[bool | None, Deps] | None:
    """The outcome of one comparison; None where nothing is known of the two."""
    version = _version_test(m, op, left, right)
    if version is not None:
        return version, NO_DEPS
    one, other = rank(m, left), rank(m, right)
    if one[0] and other[0] and op in _ORDERS:
        try:
            return bool(_ORDERS[op](one[1], other[1])), NO_DEPS
        except TypeError:
            m.may_raise(kind=TYPE_ERROR)
            return None, NO_DEPS
    return _of_sets(m, op, left, right)


def _of_sets(m: Machine, op: str, left: Value, right: Value) -> tuple[bool | None, Deps] | None:
    """`{"team"} <= tags.keys()`, of constants; None for other operands."""
    a, b = constants_of(m, left), constants_of(m, right)
    if a is None or b is None or op not in _ORDERS:
        return None
    return _ORDERS[op](a, b), NO_DEPS


_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def constants_of(m: Machine, value: Value) -> set[Any] | None:
    """What a set, or the keys of a mapping, holds, where all of it is known."""
    seq = m.as_seq(value)
    if seq is None or seq.rest is not None or not (seq.kind in ("set", "frozenset") or seq.view is not None):
        return None
    held = [v.value for v, have in seq.items if isinstance(v, Const) and have is None]
    return set(held) if len(held) == len(seq.items) else None


OLDEST = (3, 9)  # of the Pythons that the checked code may run on
AHEAD = (4, 0)


def _version_test(m: Machine, op: str, left: Value, right: Value) -> bool | None:
    """`sys.version_info >= (3, 8)`, as far as any supported Python answers alike."""
    if left != External("sys.version_info"):
        return None
    seq = m.as_seq(right)
    if seq is None or seq.rest is not None:
        return None
    wanted = tuple(v.value for v, _ in seq.items if isinstance(v, Const) and isinstance(v.value, int))
    if not wanted or len(wanted) != len(seq.items):
        return None
    if op in (">=", ">"):
        return True if wanted <= OLDEST else False if wanted >= AHEAD else None
    if op in ("<", "<="):
        return False if wanted <= OLDEST else True if wanted >= AHEAD else None
    return None
