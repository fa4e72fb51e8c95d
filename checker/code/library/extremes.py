"""`min` and `max`, and what values are put in order by: constants, tuples of them, fields of ordered objects."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments, bind_arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.comparisons import put_in_order
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.machine import Arg, Machine, slots
from checker.code.execution.objects.equality import ranks
from checker.code.execution.values import NO_DEPS, Const, Unknown, Value, choose
from checker.code.source.summary import Node


def extreme(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    values = bound.positional
    if len(values) == 1:
        seq = m.as_seq(values[0])
        if "default" in bound.keywords and seq is not None and seq.rest is None and not seq.items:
            return bound.keywords["default"][0]
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
    plain = ranks(m, values) if values and _are_all(m, bound) else None
    if plain is None:
        return None
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
