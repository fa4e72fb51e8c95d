"""Functions that take one of several values by chance: each of them may be the one."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NO_DEPS, NONE, Const, Ref, Unknown, Value, choose
from checker.code.library.library_model import Model
from checker.code.source.summary import Node


def any_of(m: Machine, value: Value) -> Value:
    """One of the elements of a value; the code itself decides which."""
    found = elements(m, value)
    return choose([(v, have or NO_DEPS) for v, have in found]) if found else Unknown()


def _choice(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return any_of(m, bound.get(0, "seq") or NONE)


def _several(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`random.choices`, `random.sample`: at least one, unless the code says how many."""
    one = any_of(m, bound.get(0, "population") or NONE)
    if m.st is None:
        return Unknown()
    out = Seq("list", [(one, None)])
    count = bound.keywords["k"][0] if "k" in bound.keywords else bound.get(1, "k")
    if not isinstance(count, Const) or count.value != 1:
        out.rest = one
    return m.add(out)


def _shuffle(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    value = bound.get(0, "x") or NONE
    if m.as_seq(value) is not None and isinstance(value, Ref):
        own = m.own(value)
        own.items = [(any_of(m, value), have) for _, have in own.items]
    return NONE


MODELS: dict[str, Model] = {
    "random.choice": _choice,
    "random.choices": _several,
    "random.sample": _several,
    "random.shuffle": _shuffle,
    "secrets.choice": _choice,
}
