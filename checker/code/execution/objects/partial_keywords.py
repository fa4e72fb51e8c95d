"""The keywords of a `functools.partial`, which can be read and changed like any mapping."""

from __future__ import annotations

from checker.code.execution.expressions import merging
from checker.code.execution.expressions.narrowing import replace
from checker.code.execution.machine import Machine
from checker.code.execution.values import Partial, Value
from checker.code.source.summary import Node


def keywords_of(m: Machine, partial: Partial, node: Node) -> Value:
    """`partial.keywords`: a mapping which can be changed, from now on what the name holds calls with it."""
    spread = [value for kind, _, value in partial.args if kind == 3]
    named = {name: value for kind, name, value in partial.args if kind == 1}
    if len(spread) == 1 and not named:
        return spread[0]
    ref = m.new_dict(node, named)
    for value in spread:
        merging.merge_into(m, ref, value, node)
    if node[0] == "attr":
        kept = tuple(a for a in partial.args if a[0] in (0, 2))
        replace(m, node[2], Partial(partial.function, (*kept, (3, "", ref))))
    return ref
