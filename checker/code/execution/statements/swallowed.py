"""Whether a manager swallows what its block raises, as its text or its kind tells."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.calls import summary_of
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.states import State
from checker.code.execution.values import Function, Ref, Value
from checker.code.source.summary import Node, blocks


def swallows(m: Machine, inst: Instance | None) -> bool:
    """Whether a manager may end an exception of its block, so that what follows the block is reached: suppress(), or
    an `__exit__` that returns something true."""
    if inst is None:
        return False
    if inst.kind in ("suppress", "stack", "attempt"):  # of a stack what it holds at the end decides
        return True
    if inst.kind != "instance" or inst.cls is None:
        return False
    for name in ("__exit__", "__aexit__"):
        found = classes.find_in_class(m, inst.cls, name)
        if isinstance(found, Function):
            return _may_return_truth(summary_of(found).body)
    return False


def stack_swallows(m: Machine, stack: Value, thrown: list[State]) -> tuple[Value, ...] | None:
    """The exceptions that the managers of a stack end, () where that is not told apart; None: they end none."""
    before = m.st
    m.st = before if before is not None or not thrown else thrown[-1]
    held = m.as_instance(stack)
    entries = (m.as_instance(e) for e in (held.data or () if held is not None else ()) if isinstance(e, Ref))
    ending = [inst for inst in entries if inst is not None and swallows(m, inst)]
    m.st = before
    if not ending:
        return None
    told = all(inst.kind == "suppress" and inst.data for inst in ending)
    return tuple(kind for inst in ending for kind in inst.data) if told else ()


def absorbs(body: tuple[Node, ...]) -> bool:
    """Whether a generator-based manager goes on after an exception at its `yield`: a handler around it that ends."""
    for node in body:
        if node[0] == "try" and _holds_yield(node[2]):
            if any(not block or block[-1][0] not in ("raise", "return") for _kind, _name, block in node[3]):
                return True
            if absorbs(node[2]):
                return True
        elif node[0] == "with" and _holds_yield(node[3]):
            return any(_names_suppress(manager) for manager, _ in node[2]) or absorbs(node[3])
        elif node[0] in ("if", "for", "while") and any(absorbs(part) for part in blocks(node[2:])):
            return True
    return False


def _holds_yield(node: Any) -> bool:
    return isinstance(node, tuple) and (bool(node and node[0] == "yield") or any(map(_holds_yield, node)))


def _names_suppress(node: Any) -> bool:
    return isinstance(node, tuple) and ("suppress" in node or any(map(_names_suppress, node)))


def _may_return_truth(body: tuple[Node, ...]) -> bool:
    """Whether a `return` with another value than None and False stands in a body."""
    for node in body:
        if node[0] == "return" and node[2] is not None and not (node[2][0] == "const" and not node[2][2]):
            return True
        if node[0] in ("if", "try", "with", "for", "while", "match") and any(
            _may_return_truth(part) for part in blocks(node[2:])
        ):
            return True
    return False
