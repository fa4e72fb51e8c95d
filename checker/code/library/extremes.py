"""`min` and `max`, and what values are put in order by: constants, tuples of them, fields of ordered objects."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.arguments import Arguments, bind_arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.comparisons import put_in_order
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.machine import Arg, Machine, slots
from checker.code.execution.objects.equality import rank
from checker.code.execution.values import NO_DEPS, Const, Ref, Unknown, Value, choose
from checker.code.source.summary import Node


def extreme(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    values = bound.positional
    if len(values) == 1:
        values = [v for v, _ in elements(m, values[0])]
    if all(isinstance(v, Const) for v in values) and values and "key" not in bound.keywords:
        plain = [v.value for v in values if isinstance(v, Const)]
        try:
            return Const((max if node[0] == "call" and node[3][-1] == "max" else min)(plain))
        except TypeError:
            return Unknown()
    if "key" not in bound.keywords:
        put_in_order(m, slots(values), None, node, ">" if node[0] == "call" and node[3][-1] == "max" else "<")
    chosen: Value | None = None
    if m.st is not None:
        chosen = _by_key(m, bound, values, node) if "key" in bound.keywords else _by_rank(m, bound, values, node)
    if chosen is not None or m.st is None:
        return chosen or Unknown()
    return choose([(v, NO_DEPS) for v in values]) if values else Unknown()


def _are_all(m: Machine, bound: Arguments) -> bool:
    """Whether what is given one by one, or in a sequence, is there for certain and all there is."""
    seq = m.as_seq(bound.positional[0]) if len(bound.positional) == 1 else None
    return seq is None or (seq.rest is None and all(have is None for _, have in seq.items))


def _by_rank(m: Machine, bound: Arguments, values: list[Value], node: Node) -> Value | None:
    """`min(rows)` of tuples of constants, or of objects that are put in order by such fields."""
    ranks = [plain_order(m, value) for value in values] if _are_all(m, bound) else []
    if not ranks or not all(known for known, _ in ranks):
        return None
    plain = [of for _, of in ranks]
    try:
        return values[plain.index((max if node[0] == "call" and node[3][-1] == "max" else min)(plain))]
    except TypeError:
        return None


def _by_key(m: Machine, bound: Arguments, values: list[Value], node: Node) -> Value | None:
    """`max(rows, key=…)`, where each key is a constant."""
    if not _are_all(m, bound):
        return None
    function = bound.keywords["key"][0]
    keys = [call(m, function, [(0, "", value)], node) for value in values if m.st is not None]
    put_in_order(m, slots(keys), None, node, ">" if node[0] == "call" and node[3][-1] == "max" else "<")
    plain = [key.value for key in keys if isinstance(key, Const)]
    if not plain or len(plain) < len(values) or m.st is None:
        return None
    try:
        found = (max if node[0] == "call" and node[3][-1] == "max" else min)(plain)
    except TypeError:
        return None
    return values[plain.index(found)]


def plain_order(m: Machine, value: Value) -> tuple[bool, Any]:
    """(whether a value is a constant or a tuple of such, what it is)."""
    if isinstance(value, Const):
        return True, value.value
    seq = m.as_seq(value)
    if seq is None and isinstance(value, Ref):
        return rank(m, value)
    if seq is None or seq.kind not in ("tuple", "list") or seq.rest is not None or seq.in_any_order:
        return False, None
    parts = [plain_order(m, part) for part, have in seq.items if have is None]
    return len(parts) == len(seq.items) and all(known for known, _ in parts), tuple(part for _, part in parts)
