"""The module `operator`: operators as functions, and what fetches items, attributes and methods by name."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions import subscripts
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attributes
from checker.code.execution.values import Const, External, Partial, Unknown, Value, deps_of
from checker.code.library.library_model import Model
from checker.code.source.summary import Node


def operator(op: str) -> Model:
    """A function that stands for a binary operator."""
    from checker.code.execution.expressions.operators import binary

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        if len(bound.positional) < 2:
            return Unknown()
        return binary(m, op, bound.positional[0], bound.positional[1], node)

    return run


def attrgetter(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`attrgetter("a.b", ...)`: a function, see `get_attributes`."""
    return Partial(External("operator.get_attributes"), tuple((0, "", v) for v in bound.positional))


def get_attributes(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`attrgetter("chat.completions.create")(client)`."""
    if len(bound.positional) != 2:
        return Unknown()
    owner = bound.positional[1]

    def one(path: Value) -> Value:
        if not isinstance(path, Const):
            return Unknown(deps_of(path))
        value = owner
        for name in str(path.value).split("."):
            value = attributes.get(m, value, name, node)
        return value

    return m.each(bound.positional[0], one)


def methodcaller(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`methodcaller("name", ...)`: a function, see `call_by_name`."""
    return Partial(External("operator.call_method"), tuple(args))


def call_by_name(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`methodcaller("create", model=m)(client.responses)`: the object is the last positional argument."""
    positional = [a for a in args if a[0] == 0]
    if len(positional) < 2:
        return Unknown()
    rest = [a for a in args if a is not positional[0] and a is not positional[-1]]

    def one(name: Value) -> Value:
        if not isinstance(name, Const):
            return Unknown(deps_of(name))
        return call(m, attributes.get(m, positional[-1][2], str(name.value), node), rest, node)

    return m.each(positional[0][2], one)


def get_items(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`itemgetter(key, ...)(value)`."""
    if len(bound.positional) < 2:
        return Unknown()
    *keys, value = bound.positional
    found = [m.each(value, lambda v, k=k: subscripts.get_item(m, v, k, node)) for k in keys]  # type: ignore[misc]
    return found[0] if len(found) == 1 or m.st is None else m.new_seq("tuple", found)


def itemgetter(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`itemgetter(key, ...)`: a function, see `get_items`."""
    return Partial(External("operator.get_items"), tuple((0, "", v) for v in bound.positional))
