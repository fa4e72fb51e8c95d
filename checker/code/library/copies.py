"""Copies of objects, and objects through text and back: `copy`, `json`, `pickle`."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import NONE, Const, Ref, Unknown, Value, deps_of
from checker.code.library.written_data import from_plain
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def copy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`copy.copy`."""
    return m.each(bound.positional[0], lambda v: _copied(m, v, 0, "__copy__", [])) if bound.positional else Unknown()


def deepcopy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`copy.deepcopy`, as deep as is followed."""
    memo: list[Arg] = [(0, "", Unknown())]
    return (
        m.each(bound.positional[0], lambda v: _copied(m, v, 6, "__deepcopy__", memo)) if bound.positional else Unknown()
    )


def _copied(m: Machine, value: Value, depth: int, method: str, args: list[Arg]) -> Value:
    """A copy, as the object's own method makes it where it has one."""
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, method) is not None:
        from checker.code.execution.calls.calls import call_method

        return call_method(m, value, method, args)
    return copy_value(m, value, depth)


def copy_value(m: Machine, value: Value, depth: int) -> Value:
    """A copy of an object, and of what it holds `depth` levels down."""
    if not isinstance(value, Ref) or m.st is None:
        return value
    obj = m.live.get(value.id).copy()
    if depth:
        if isinstance(obj, Dict):
            obj.keys = {k: (copy_value(m, v, depth - 1), have) for k, (v, have) in obj.keys.items()}
        elif isinstance(obj, Seq):
            obj.items = [(copy_value(m, v, depth - 1), have) for v, have in obj.items]
        elif obj.kind == "instance":
            obj.attrs = {k: (copy_value(m, v, depth - 1), have) for k, (v, have) in obj.attrs.items()}
    return m.add(obj)


def json_dumps(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A text that holds the object: `json.loads` gives it back."""
    holder = Instance("json")
    value = bound.get(0, "obj") or NONE
    holder.data = value if isinstance(value, Ref) else None
    return m.add(holder)


def json_loads(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """What a text holds, where it is one that `dumps` made or a constant."""
    value = bound.get(0, "s") or NONE
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "json" and isinstance(inst.data, Ref):
        return copy_value(m, inst.data, 6)
    if isinstance(value, Const) and isinstance(value.value, (str, bytes)):
        import json

        try:
            return from_plain(m, json.loads(value.value), node)
        except (ValueError, RecursionError):
            m.fail()
            return Unknown()
    return Unknown(deps_of(value) or m.unknown(DepKind.DATA, "data from outside the code", node).deps)
