"""Enumerations: the members that a class statement makes, and the one that `Colour(\"red\")` gives."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.calls import call
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes, flags
from checker.code.execution.objects.classes import ClassInfo
from checker.code.execution.paths import VALUE_ERROR
from checker.code.execution.values import (
    NONE,
    Class,
    Const,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node


def _is_made_by_python(value: Value) -> bool:
    """Whether a partial stands for what a decorator of the standard library made: `functools.partial` is a member."""
    made = value.function if isinstance(value, Partial) else None
    return isinstance(made, External) and made.name.partition(".")[0] in ("builtins", "contextlib", "functools")


def make_members(m: Machine, cls: Class, info: ClassInfo, holder: Instance) -> None:
    """Put a member in the place of each value that the class body binds."""
    names = [b.name.rpartition(".")[2] for b in info.bases if isinstance(b, External)]
    text = "str" in names or "StrEnum" in names
    for base in info.bases:
        if isinstance(base, Class):
            text = text or classes.info_of(m, base).mixin == "str"
    info.mixin = "str" if text else ""
    flag = flags.is_flag(m, info)
    count = 0
    maker = holder.attrs.get("_generate_next_value_") or (classes.find_in_class(m, cls, "_generate_next_value_"), None)
    last = m.new_seq("list", [])
    by_value: dict[Any, Ref] = {}  # a second name for a value is another name of the same member
    for name, (value, _) in list(holder.attrs.items()):
        if name.startswith("_") or isinstance(value, (Function, Descriptor, Class)) or _is_made_by_python(value):
            continue
        count += 1
        inst = m.as_instance(value)
        if (isinstance(value, External) and value.name == "enum.auto") or (inst is not None and inst.kind == "auto"):
            value = _next_value(m, maker[0], name, count, last, name.lower() if text else count)
        m.own(last).items.append((value, None))
        if isinstance(value, Const) and value.value in by_value:
            holder.attrs[name] = (by_value[value.value], None)
            continue
        member = Instance("member", cls)
        member.attrs = {"value": (value, None), "name": (Const(name), None), "_value_": (value, None)}
        member.data = "str" if text else "flag" if flag else "plain"
        ref = m.add(member)
        holder.attrs[name] = (ref, None)
        if isinstance(value, Const):
            by_value[value.value] = ref
        if m.st is not None:
            _initialise(m, cls, ref, value)


def _initialise(m: Machine, cls: Class, ref: Ref, value: Value) -> None:
    """Call the enumeration's `__init__` with a member's value, or make what a record among its bases makes of it
    (`class Stage(Route, Enum)`): then the member has its fields, and that is its value."""
    before = m.live.fork()
    given: list[Arg] = [(2, "", value) if m.as_seq(value) is not None else (0, "", value)]
    init = classes.find_in_class(m, cls, "__init__")
    record = next((c for c in classes.mro(m, cls) if isinstance(c, Class) and _is_record(m, c)), None)
    if isinstance(init, Function):
        call(m, init.bound(ref), given, _NOWHERE)
    elif record is not None:
        made = call(m, record, given, _NOWHERE)
        inst = m.as_instance(made) if m.st is not None else None
        if inst is not None:
            own = m.own(ref).attrs
            own.update(inst.attrs)
            own.update({"value": (made, None), "_value_": (made, None)})
    if m.st is None:
        m.st = before


def _is_record(m: Machine, cls: Class) -> bool:
    return classes.info_of(m, cls).style == "dataclass"


_NOWHERE: Node = ("unknown", 1 << 16)


def _next_value(m: Machine, maker: Value | None, name: str, count: int, last: Ref, otherwise: str | int) -> Value:
    """What `auto()` stands for: the class's `_generate_next_value_` says it, where there is one."""
    function = maker.function if isinstance(maker, Descriptor) else maker
    if not isinstance(function, Function):
        return Const(otherwise)
    before = m.live.fork()
    given: list[Arg] = [(0, "", v) for v in (Const(name), Const(1), Const(count - 1), last)]
    value = call(m, function, given, _NOWHERE)
    if m.st is None:
        m.st = before
        return Const(otherwise)
    return value


def member_of(m: Machine, cls: Class, args: list[Arg], node: Node) -> Value:
    """`Colour("red")`: the member with that value."""
    wanted = args[0][2] if args else NONE
    holder = m.live.get(cls.id)
    assert isinstance(holder, Instance)
    for value, _ in holder.attrs.values():
        inst = m.as_instance(value)
        if inst is not None and inst.kind == "member" and inst.attrs["value"][0] == wanted:
            return value
    decides = deps_of(wanted)
    if classes.find_in_class(m, cls, "_missing_") is None:
        m.refuse(VALUE_ERROR, decides)
        if m.st is None:
            return Unknown()
    members = [(v, decides) for v, _ in holder.attrs.values() if is_member(m, v)] if decides else []
    return choose(members) if members else Unknown(decides, True)


def is_member(m: Machine, value: Value) -> bool:
    """Whether a value is a member of an enumeration."""
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "member"
