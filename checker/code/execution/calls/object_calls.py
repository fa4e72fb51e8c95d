"""Calls of objects: by `__call__`, of clients, of mocks, of what `singledispatch` and managers as decorators made."""

from __future__ import annotations

from checker.code.execution.calls.calls import CALLS, call, call_method
from checker.code.execution.calls.escapes import escape
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import NO_DEPS, ClientPath, External, Function, Ref, Unknown, Value, choose, deps_of
from checker.code.source.summary import Node


def call_object(m: Machine, ref: Ref, args: list[Arg], node: Node) -> Value:
    """`ref(*args)`, where `ref` is no function and no class."""
    inst = m.as_instance(ref)
    if inst is None:
        return Unknown()
    if inst.cls is not None and classes.find_in_class(m, inst.cls, "__call__") is not None:
        return call_method(m, ref, "__call__", args, node)
    if inst.client is not None:
        return CALLS[ClientPath](m, ClientPath(ref.id, ("__call__",)), args, node)
    if inst.kind == "dispatcher":
        return _dispatch(m, inst, args, node)
    if inst.kind == "mock":
        return _mocked(m, inst)
    if inst.kind in ("patched", "under patches"):
        from checker.code.execution.names import patches

        return patches.decorate(m, ref, args) if inst.kind == "patched" else patches.call_under(m, inst, args, node)
    if inst.kind == "retrying" and args:
        from checker.code.library.retries import call_retried

        return call_retried(m, inst, args, node)
    if inst.kind == "member":
        return Unknown()
    if (args and isinstance(args[0][2], Function)) or inst.kind == "under manager":
        from checker.code.execution.statements import managed

        if inst.kind == "under manager":
            return managed.call_under(m, inst, args, node)
        if managed.decorates(m, inst):
            return managed.decorate(m, ref, args[0][2])
    escape(m, args, node)
    return Unknown(inst.open or NO_DEPS)


def _dispatch(m: Machine, inst: Instance, args: list[Arg], node: Node) -> Value:
    """functools.singledispatch: the function registered for the first argument's type, else each that may be."""
    from checker.code.library.instance_checks import is_instance

    positional = [a[2] for a in args if a[0] == 0]
    subject = positional[0] if positional else Unknown()
    if isinstance(inst.data[0][1], Function) and inst.data[0][1].owner is not None and len(positional) > 1:
        subject = positional[1]  # of a method: after self

    def one(value: Value) -> Value:
        possible: list[Value] = []
        for kind, function in reversed(inst.data):
            fits = True if kind == External("builtins.object") else is_instance(m, value, kind)
            if fits is not False:
                possible.append(function)
            if fits is True:
                break
        return call(m, choose([(f, NO_DEPS if len(possible) == 1 else deps_of(value)) for f in possible]), args, node)

    return m.each(subject, one)


def _mocked(m: Machine, inst: Instance) -> Value:
    """What calling a mock gives: its `return_value` if the test set one, else another mock."""
    slot = inst.attrs.get("return_value")
    return slot[0] if slot is not None else m.add(Instance("mock"))


CALLS[Ref] = call_object
