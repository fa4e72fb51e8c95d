"""The functions of `operator` that read and change items: `operator.setitem(headers, name, value)`."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions import subscripts
from checker.code.execution.expressions.items import delete_item, store_item
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Unknown, Value
from checker.code.library.library_model import Model
from checker.code.source.summary import Node


def _set(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) != 3:
        return Unknown()
    owner, key, value = bound.positional
    store_item(m, owner, key, value, node)
    return NONE


def _delete(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) != 2:
        return Unknown()
    delete_item(m, bound.positional[0], bound.positional[1])
    return NONE


def _get(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) != 2:
        return Unknown()
    return subscripts.get_item(m, bound.positional[0], bound.positional[1], node)


MODELS: dict[str, Model] = {"operator.setitem": _set, "operator.delitem": _delete, "operator.getitem": _get}
