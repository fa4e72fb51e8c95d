"""Context managers as decorators (`ContextDecorator`, `@contextmanager`): each call of the function is their block."""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.calls import call
from checker.code.execution.calls.tasks import settle
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.classes import mro
from checker.code.execution.statements.with_blocks import run_within
from checker.code.execution.values import External, Ref, Unknown, Value
from checker.code.source.summary import Node

_DECORATORS = frozenset({"contextlib.ContextDecorator", "contextlib.AsyncContextDecorator"})


def decorates(m: Machine, inst: Instance) -> bool:
    """Whether an object is a manager that may decorate a function."""
    if inst.kind == "manager":
        return True
    bases = mro(m, inst.cls) if inst.kind == "instance" and inst.cls is not None else []
    return any(isinstance(base, External) and base.name in _DECORATORS for base in bases)


def decorate(m: Machine, manager: Ref, function: Value) -> Value:
    made = Instance("under manager")
    made.data = (manager, function)
    return m.add(made)


def call_under(m: Machine, decorated: Instance, args: list[Arg], node: Node) -> Value:
    """A call of a function that is decorated by a manager; of an `async` function also what awaits it."""
    return run_under(m, decorated, lambda function: settle(m, call(m, function, args, node), node), node)


def run_under(m: Machine, decorated: Instance, run: Callable[[Value], Value], node: Node) -> Value:
    """Run a decorated function as `run` says, in the manager's block."""
    manager, function = decorated.data
    results: list[Value] = []

    def inside(_: Value) -> None:
        results.append(run(function))

    run_within(m, manager, inside, node)
    return results[0] if results else Unknown()
