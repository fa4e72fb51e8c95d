"""`collections.ChainMap`: one mapping over several, read through them as they are by then, written to the first."""

from __future__ import annotations

from checker.code.execution import run_state
from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions import merging, subscripts
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.expressions.truth import contains
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import Method, Ref, Unknown, Value
from checker.code.source.summary import Node

NOWHERE: Node = ("unknown", 1 << 16)
_WRITING = frozenset("update pop popitem clear __setitem__ __delitem__".split())


def chain_map(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`ChainMap(first, second, …)`."""
    return _chained(m, bound.positional or [m.new_dict(node)], node)


def _chained(m: Machine, maps: list[Value], node: Node) -> Ref:
    made = Instance("chain", None, m.here(node))
    first = maps[0]
    made.data = first if isinstance(first, Ref) else m.new_dict(node)
    made.attrs["maps"] = (m.new_seq("list", maps), None)
    if len(maps) > 1:
        made.attrs["parents"] = (_chained(m, maps[1:], node), None)
    return m.add(made)


def merged(m: Machine, chain: Instance) -> Dict:
    """What a chain gives: of each key what the first of its mappings says that has it."""
    out = m.add(Dict(chain.origin))
    for value, _ in reversed(elements(m, chain.attrs["maps"][0])):
        if m.st is not None:
            merging.merge_into(m, out, value, NOWHERE)
    found = m.get(out) if m.st is not None else Dict()
    assert isinstance(found, Dict)
    return found


def on_chain(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A method of a chain."""
    if name in ("new_child", "copy", "__copy__"):
        first = bound.positional[0] if bound.positional else m.new_dict(node)
        maps = [value for value, _ in elements(m, obj.attrs["maps"][0])]
        if name == "new_child":
            return _chained(m, [first, *maps], node)
        copied = call(m, Method(maps[0], "copy"), [], node)
        return _chained(m, [copied, *maps[1:]], node) if m.st is not None else Unknown()
    if name == "setdefault" and bound.positional:
        there, _ = contains(m, bound.positional[0], ref)
        if there is True:
            return subscripts.get_item(m, ref, bound.positional[0], node)
    if name in _WRITING or name == "setdefault":
        return call(m, Method(obj.data, name), args, node)
    return call(m, Method(m.add(merged(m, obj)), name), args, node)


run_state.CHAINED = merged
