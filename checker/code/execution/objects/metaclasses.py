"""Classes that are made or changed by a metaclass of the project: its `__new__` and `__init__`."""

from __future__ import annotations

from checker.code.execution.calls.calls import call
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import Class, Const, Descriptor, External, Function, Unknown, Value
from checker.code.source.summary import ClassSummary, Node

TYPE = External("builtins.type")


def prepare(m: Machine, meta: Value | None, body: Frame, summary: ClassSummary, bases: list[Value]) -> None:
    """What `__prepare__` of the project's metaclass puts into the names of a class body before it runs."""
    found = classes.find_in_class(m, meta, "__prepare__") if isinstance(meta, Class) else None
    function = found.function if isinstance(found, Descriptor) else found
    if not isinstance(function, Function) or m.st is None:
        return
    before = m.live.fork()
    args: list[Arg] = [(0, "", Const(summary.name)), (0, "", m.new_seq("tuple", bases))]
    given = m.as_dict(call(m, function.bound(meta), args, ("unknown", summary.pos)))
    if m.st is None:
        m.st = before
    elif given is not None:
        own = m.live.own(body.env)
        own.attrs = {**own.attrs, **{k: slot for k, slot in given.keys.items() if isinstance(k, str)}}


def through_metaclass(m: Machine, cls: Class, summary: ClassSummary, bases: list[Value]) -> None:
    """Run what the metaclass of a class that has just been built does to it."""
    meta = classes.metaclass_of(m, cls)
    if not isinstance(meta, Class) or TYPE not in classes.mro(m, meta):
        return
    holder = m.live.get(cls.id)
    assert isinstance(holder, Instance)
    node: Node = ("unknown", summary.pos)
    keywords: list[Arg] = [(1, k, m.eval(v)) for k, v in summary.keywords.items() if k != "metaclass"]
    members = m.new_dict(node, {k: v for k, (v, _) in holder.attrs.items()})
    args: list[Arg] = [(0, "", Const(summary.name)), (0, "", m.new_seq("tuple", bases)), (0, "", members), *keywords]
    for name in ("__new__", "__init__"):
        found = classes.find_in_class(m, meta, name)
        function = found.function if isinstance(found, Descriptor) else found
        if not isinstance(function, Function) or m.st is None:
            continue
        before = m.live.fork()
        m.building.append(cls)
        try:
            if name == "__new__":
                call(m, function, [(0, "", meta), *args], node)
            else:
                call(m, function.bound(cls), args, node)
        finally:
            m.building.pop()
        if m.st is None:
            m.st = before


def type_new(m: Machine, args: list[Arg]) -> Value:
    """`type.__new__(mcls, name, bases, members)`, `super().__new__(...)` in a metaclass: the class at work, with what
    the members have become."""
    if not m.building or m.st is None:
        return Unknown()
    cls = m.building[-1]
    positional = [value for kind, _, value in args if kind == 0]
    members = m.as_dict(positional[3]) if len(positional) > 3 else None
    if members is not None and members.open is None:
        m.live.own(cls.id).attrs = {k: slot for k, slot in members.keys.items() if isinstance(k, str)}
    return cls


def is_metaclass(m: Machine, value: Value | None) -> bool:
    return isinstance(value, Class) and TYPE in classes.mro(m, value)
