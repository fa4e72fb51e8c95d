"""Headers that are given one by one: by name and value, or as lines of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Const, Value, deps_of
from checker.code.trail import DepKind
from checker.code.wire.header_lines import headers_of
from checker.code.wire.proof import Carrier

LEAVES = ("headers", "metadata")


def holding(tree: Mapping[str, Any]) -> str:
    """The parameter of a tree that is a mapping of headers, else of metadata; "" where none is."""
    ranked = sorted(
        (LEAVES.index(leaf), name) for name, leaf in tree.items() if isinstance(leaf, str) and leaf in LEAVES
    )
    return ranked[0][1] if ranked else ""


def named_header(m: Machine, tree: Mapping[str, Any], args: Mapping[Any, Slot]) -> list[Carrier]:
    """A header whose name and value are two arguments; a name alone takes it away."""
    names = {leaf: args[p][0] for p, leaf in tree.items() if p in args}
    key, value = names.get("header_name"), names.get("header_value")
    if "header_value" not in tree.values():
        value = Const("")  # it is taken away
    if isinstance(key, Const) and value is not None:
        return [Carrier("headers", m.new_dict(None, {key.value: value}), None, ("header",))]
    return [Carrier("unknown", presence=deps_of(key) if key is not None else NO_DEPS)]


def of_lines(m: Machine, value: Value, where: tuple[str, ...]) -> list[Carrier]:
    """Headers in one text; unknown where it is not followed."""
    headers = headers_of(m, value)
    if headers is not None:
        return [Carrier("headers", headers, None, where)]
    return [Carrier("unknown", presence=deps_of(value) or m.unknown(DepKind.BOUND, "a text that is not followed").deps)]
