"""The keywords of a `functools.partial`, which can be read and changed like any mapping."""

from __future__ import annotations

import re

from checker.code.execution.expressions import merging
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Partial, Ref, Unknown, Value
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_CHANGED = re.compile(rb"\.\s*(?:keywords\b|__setstate__\b)")


def are_read(m: Machine) -> bool:
    """Whether code asks a partial for its keywords: then they are kept as the mapping that they are."""
    known = m.program.members.partials_read
    if known is None:
        naming = {*m.program.project.naming("keywords"), *m.program.project.naming("__setstate__")}
        known = m.program.members.partials_read = any(_CHANGED.search(module.source) for module in naming)
    return known


def kept_as_mapping(m: Machine, args: list[Arg], node: Node) -> list[Arg]:
    """The arguments of a partial with its keywords in one mapping of their own."""
    named = [arg for arg in args if arg[0] in (1, 3)]
    if m.st is None:
        return args
    ref = m.new_dict(node)
    for kind, name, value in named:
        if kind == 1:
            m.own(ref).set(name, value)
        elif m.st is not None:
            merging.merge_into(m, ref, value, node)
    return [*(arg for arg in args if arg[0] in (0, 2)), (3, "", ref)]


def keywords_of(m: Machine, partial: Partial, node: Node) -> Value:
    """`partial.keywords`."""
    spread = [value for kind, _, value in partial.args if kind == 3]
    if len(spread) == 1 and all(kind != 1 for kind, _, _ in partial.args):
        return spread[0]
    return kept_as_mapping(m, list(partial.args), node)[-1][2]


def set_state(m: Machine, partial: Partial) -> Value:
    """`partial.__setstate__(...)`: it may be anything from now on."""
    for kind, _, value in partial.args:
        held = m.as_dict(value)
        if kind == 3 and held is not None and isinstance(value, Ref):
            deps = m.unknown(DepKind.BOUND, "the state of a partial is replaced").deps
            own = m.own(value)
            own.open = deps
            own.keys = {key: (Unknown(deps), deps) for key in own.keys}
    return NONE


def without(m: Machine, mapping: Value, names: set[str], node: Node) -> Value:
    """The keywords of a partial without those that the call gives itself."""
    held = m.as_dict(mapping)
    if held is None or not names & held.keys.keys():
        return mapping
    ref = m.new_dict(node)
    made = held.copy()
    for name in names & held.keys.keys():
        del made.keys[name]
    m.live.add(ref.id, made)
    return ref
