"""Mocks, and the managers that put one in the place of a name while a test runs."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attributes
from checker.code.execution.values import Const, External, ModuleValue, Ref, Value
from checker.code.source.project import Module
from checker.code.source.summary import Node


def mock(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """An object of which everything is a mock."""
    return m.add(Instance("mock"))


def patch(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`patch("module.name")`: a manager that puts a mock in the place of a name, for its block."""
    made = Instance("patched")
    target = bound.get(0, "target")
    if isinstance(target, Const) and isinstance(target.value, str):
        owner, _, name = target.value.rpartition(".")
        made.data = (_named(m, owner, node), name, bound.get(1, "new"))
    return m.add(made)


def patch_object(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`patch.object(owner, "name")`."""
    made = Instance("patched")
    name = bound.get(1, "attribute")
    if bound.positional and isinstance(name, Const):
        made.data = (bound.positional[0], str(name.value), bound.get(2, "new"))
    return m.add(made)


def patch_dict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`patch.dict(mapping, values, clear=False, **more)`: a manager that changes a mapping for its block."""
    made = Instance("patched")
    target = bound.get(0, "in_dict")
    if isinstance(target, Const) and isinstance(target.value, str):
        owner, _, name = target.value.rpartition(".")
        target = attributes.get(m, _named(m, owner, node), name, node)
    if isinstance(target, (Ref, External)):
        more = m.new_dict(node)
        own = m.own(more)
        own.keys = {k: slot for k, slot in bound.keywords.items() if k not in ("in_dict", "values", "clear")}
        made.data = (target, None, (bound.get(1, "values"), more, bound.get(2, "clear")))
    return m.add(made)


def _named(m: Machine, dotted: str, node: Node) -> Value:
    """What a dotted path names: a module of the project or something within it, else a library's."""
    steps = dotted.split(".")
    for end in range(len(steps), 0, -1):
        found = m.program.project.resolve(m.frame.module, 0, ".".join(steps[:end]))
        if isinstance(found, Module):
            value: Value = ModuleValue(found)
            for step in steps[end:]:
                value = attributes.get(m, value, step, node)
            return value
    return External(dotted)
