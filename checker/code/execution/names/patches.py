"""`unittest.mock.patch` at work: as a manager for its block, as a decorator for each call of a function."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.calls import call
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attribute_writes
from checker.code.execution.values import (
    FALSE,
    NONE,
    Class,
    ClientPath,
    External,
    Function,
    Method,
    ModuleValue,
    Ref,
    Unknown,
    Value,
)
from checker.code.source.summary import Node


def enter_patch(m: Machine, manager: Ref, node: Node) -> Value:
    """Put a mock where `unittest.mock.patch` says; what was there is kept for the end of the block."""
    inst = m.as_instance(manager)
    if inst is None or inst.data is None:
        return m.add(Instance("mock"))
    owner, name, new = inst.data
    if name is None:
        return _enter_mapping(m, manager, owner, new, node)
    mock = new if new is not None else m.add(Instance("mock"))
    id = {Ref: "id", Class: "id", ClientPath: "client"}.get(type(owner))
    holder = getattr(owner, id) if id is not None else m.program.externals
    if isinstance(owner, ModuleValue):
        holder = owner.module.env
    if m.st is not None and m.st.has(holder):
        m.own(manager).data = ("kept", holder, m.live.get(holder).copy())
    attribute_writes.set_attribute(m, owner, name, mock, node)
    return mock


def _enter_mapping(m: Machine, manager: Ref, owner: Value, given: tuple[Any, ...], node: Node) -> Value:
    """Change a mapping as `patch.dict` says; what it held is kept for the end of the block."""
    values, more, clear = given
    holder = owner.id if isinstance(owner, Ref) else m.program.externals
    m.own(manager).data = ("kept", holder, m.live.get(holder).copy())
    name = owner.name if isinstance(owner, External) else ""
    if clear is not None and clear != FALSE and isinstance(owner, Ref):
        call(m, Method(owner, "clear"), [], node)
    function: Value = Method(owner, "update") if isinstance(owner, Ref) else External(f"{name}.update")
    for part in (values, more):
        if m.st is not None and part is not None and part != NONE:
            call(m, function, [(0, "", part)], node)
    return owner


def leave_patch(m: Machine, manager: Instance) -> None:
    """Put back what stood where a mock was put."""
    if manager.data is not None and manager.data[0] == "kept":
        m.live.put(manager.data[1], manager.data[2].copy())


def decorate(m: Machine, patch: Ref, args: list[Arg]) -> Value:
    """`@patch("module.name")`: the function under it, and under the patches that decorate it already."""
    value = args[0][2] if args else Unknown()
    inst = m.as_instance(value)
    patches: tuple[Ref, ...] = ()
    if inst is not None and inst.kind == "under patches":
        patches, value = inst.data
    if not isinstance(value, Function):
        return Unknown()
    made = Instance("under patches")
    made.data = ((*patches, patch), value)
    return m.add(made)


def enter_all(m: Machine, patched: Instance, node: Node) -> tuple[list[Ref], list[Value]]:
    """(the managers that are entered, the mocks that the function is given by position, that of the nearest first)."""
    managers: list[Ref] = []
    mocks: list[Value] = []
    for patch in patched.data[0]:
        like = m.as_instance(patch)
        entered = Instance("patched")  # one of its own for each call, since it keeps what it replaces
        entered.data = like.data if like is not None else None
        managers.append(m.add(entered))
        mock = enter_patch(m, managers[-1], node)
        if like is None or like.data is None or like.data[2] is None:
            mocks.append(mock)
    return managers, mocks


def leave_all(m: Machine, managers: list[Ref]) -> None:
    """Leave managers, the last one first."""
    for manager in reversed(managers):
        inst = m.as_instance(manager)
        if inst is not None and m.st is not None:
            leave_patch(m, inst)


def call_under(m: Machine, patched: Instance, args: list[Arg], node: Node) -> Value:
    """A call of a function that is decorated by patches."""
    managers, mocks = enter_all(m, patched, node)
    positional = [a for a in args if a[0] in (0, 2)]
    named = [a for a in args if a[0] not in (0, 2)]
    result = call(m, patched.data[1], [*positional, *((0, "", mock) for mock in mocks), *named], node)
    leave_all(m, managers)
    return result
