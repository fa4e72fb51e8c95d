"""Python's built-in functions that make texts of objects: `str`, `repr`, `format`, `print`."""

from __future__ import annotations

from checker.code.execution import origins
from checker.code.execution.calls.calls import call, call_method
from checker.code.execution.expressions.specs import perhaps_empty, show
from checker.code.execution.expressions.texts import concat
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.objects.asked_methods import show_within
from checker.code.execution.values import (
    FILLED,
    NONE,
    Class,
    Const,
    External,
    Function,
    Method,
    Ref,
    Text,
    Unknown,
    Value,
    as_data,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def str_(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Const("")
    return m.each(args[0][2], lambda v: origins.follow(m.program, v, text_of(m, v, node)))


_BY_VALUE = frozenset({"StrEnum", "IntEnum", "IntFlag", "ReprEnum"})


def _own_text(m: Machine, inst: Instance) -> Value | None:
    """The `__str__` that the project's enumeration has."""
    return classes.find_in_class(m, inst.cls, "__str__") if inst.cls is not None else None


def _text_of_member(m: Machine, inst: Instance, node: Node) -> Value:
    """A member of an enumeration as text: its value, or `Team.SEARCH` (of `class Team(str, Enum)`, too)."""
    slot, name = inst.attrs.get("value"), inst.attrs.get("name")
    bases = classes.mro(m, inst.cls) if inst.cls is not None else []
    by_value = any(isinstance(b, External) and b.name.rpartition(".")[2] in _BY_VALUE for b in bases)
    if by_value and slot is not None:
        return text_of(m, slot[0], node)
    if name is not None and isinstance(name[0], Const) and isinstance(inst.cls, Class):
        return Const(f"{classes.info_of(m, inst.cls).name}.{name[0].value}")
    return FILLED


def text_of(m: Machine, value: Value, node: Node) -> Value:
    """`str(value)`."""
    if isinstance(value, Const):
        if isinstance(value.value, bytes):
            return Const(value.value.decode("utf-8", "replace"))
        return Const(str(value.value))
    if isinstance(value, (Text, Unknown)):
        return value
    inst = m.as_instance(value)
    if inst is not None:
        if inst.kind == "member" and _own_text(m, inst) is None:
            return _text_of_member(m, inst, node)
        if inst.kind == "url" and isinstance(inst.data, (Const, Text)):
            return inst.data
        if inst.cls is not None:
            found = classes.find_in_class(m, inst.cls, "__str__") or classes.find_in_class(m, inst.cls, "__repr__")
            if isinstance(found, Function) and isinstance(value, Ref):
                return call(m, classes.bind(m, found, value, inst.cls), [], node)
        if inst.open is not None:
            return Unknown(inst.open)
        return FILLED
    if isinstance(value, (External, Method)):
        return Unknown(deps_of(value) or m.unknown(DepKind.BOUND, "a value that is not followed", node).deps)
    show_within(m, value, node)
    return FILLED


def print_(m: Machine, args: list[Arg], node: Node) -> Value:
    show_all(m, args, node)
    return NONE


def show_all(m: Machine, args: list[Arg], node: Node) -> None:
    """Make texts of objects of the project, as `print` and logging do: what their `__str__` does is done."""
    for _, _, value in args:
        inst = m.as_instance(value) if m.st is not None else None
        if inst is not None and inst.kind == "instance" and inst.cls is not None:
            text_of(m, value, node)
        else:
            show_within(m, value, node)


def repr_(m: Machine, args: list[Arg], node: Node) -> Value:
    value = args[0][2] if args else NONE
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, "__repr__") is not None:
        return call_method(m, value, "__repr__", [], node)
    show_within(m, value, node)
    return Const(repr(value.value)) if isinstance(value, Const) else Unknown(deps_of(value), True)


def format_(m: Machine, args: list[Arg], node: Node) -> Value:
    """`format(value, spec)`."""
    if len(args) < 2:
        return concat([args[0][2]]) if args else Const("")
    value, spec = as_data(args[0][2]), as_data(args[1][2])
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, "__format__") is not None:
        return call_method(m, value, "__format__", args[1:], node)
    if isinstance(spec, Const) and isinstance(spec.value, str):
        return concat([show(m, value, "", spec.value)])
    return perhaps_empty(deps_of(value) | deps_of(spec))
