"""Names as mappings: `vars`, `locals`, `globals`."""

from __future__ import annotations

from typing import Any

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attributes
from checker.code.execution.values import Value
from checker.code.source.summary import Node


def variables(m: Machine, args: list[Arg], node: Node) -> Value:
    """`vars()`, of an object or of the function at work."""
    if args:
        return attributes.get(m, args[0][2], "__dict__", node)
    return local_names(m, args, node)


def local_names(m: Machine, args: list[Arg], node: Node) -> Value:
    """`locals()`. Within a comprehension: with the names around it, among which its first iterable is evaluated."""
    names: dict[Any, Value] = {}
    scope = m.frame.env
    while True:
        env = m.live.get(scope)
        assert isinstance(env, Instance)
        names = {**{k: v for k, (v, _) in env.attrs.items()}, **names}
        if scope == m.frame.around or m.frame.around < 0:
            return m.new_dict(node, names)
        scope = env.data


def global_names(m: Machine, args: list[Arg], node: Node) -> Value:
    """`globals()`: what is set in it is set in the module."""
    env = m.live.get(m.frame.module.env)
    assert isinstance(env, Instance)
    names = m.new_dict(node, {k: v for k, (v, _) in env.attrs.items()})
    m.namespaces[names.id] = m.frame.module.env
    return names
