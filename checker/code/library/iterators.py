"""Functions of itertools that choose among elements, or put them together anew."""

from __future__ import annotations

import itertools

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.operators import binary
from checker.code.execution.expressions.sequences import peek
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Seq, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NO_DEPS, NONE, Const, Deps, Unknown, Value, deps_of
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def _certain(m: Machine, value: Value | None) -> list[Value] | None:
    """The elements of an iterable, where all are known and there for certain."""
    if value is None:
        return None
    items, rest, _ = peek(m, value)
    seq = m.as_seq(value)
    if rest is not None or any(have is not None for _, have in items) or (seq is not None and seq.in_any_order):
        return None
    return [v for v, _ in items]


def _not_followed(m: Machine, value: Value | None, node: Node) -> Value:
    deps = deps_of(value) if value is not None else NO_DEPS
    return Unknown(deps) if deps else m.unknown(DepKind.BOUND, "elements that are not followed", node)


def _kept(m: Machine, items: list[Slot], tested: list[tuple[bool | None, Deps]]) -> list[Slot]:
    out: list[Slot] = []
    for (value, have), (truth, deps) in zip(items, tested, strict=True):
        if truth is not False:
            out.append((value, have if truth else deps if have is None else have | deps))
    return out


def _test(m: Machine, predicate: Value, value: Value, node: Node) -> tuple[bool | None, Deps]:
    return decide(m, value if predicate == NONE else call(m, predicate, [(0, "", value)], node))


def filterfalse(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) < 2:
        return Unknown()
    predicate, source = bound.positional[:2]
    items, rest, deps = peek(m, source)
    tested = [_test(m, predicate, v, node) for v, _ in items if m.st is not None]
    if m.st is None:
        return Unknown()
    out = Seq("list", _kept(m, items, [(None if t is None else not t, d) for t, d in tested]))
    out.rest, out.rest_deps = rest, deps
    return m.add(out)


def takewhile(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return _while(m, bound, node, dropping=False)


def dropwhile(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return _while(m, bound, node, dropping=True)


def _while(m: Machine, bound: Arguments, node: Node, dropping: bool) -> Value:
    if len(bound.positional) < 2:
        return Unknown()
    predicate, source = bound.positional[:2]
    values = _certain(m, source)
    for at, value in enumerate(values or ()):
        truth, _ = _test(m, predicate, value, node)
        if truth is None or m.st is None:
            return _not_followed(m, source, node)
        if not truth:
            assert values is not None
            return m.new_seq("list", values[at:] if dropping else values[:at])
    if values is None:
        return _not_followed(m, source, node)
    return m.new_seq("list", [] if dropping else values)


def compress(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    data, selectors = _certain(m, bound.get(0, "data")), _certain(m, bound.get(1, "selectors"))
    if data is None or selectors is None:
        return _not_followed(m, bound.get(0, "data"), node)
    pairs = list(zip(data, selectors, strict=False))
    return m.add(Seq("list", _kept(m, [(v, None) for v, _ in pairs], [decide(m, s) for _, s in pairs])))


def zip_longest(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    rows = [_certain(m, value) for value in bound.positional]
    fill = bound.keywords["fillvalue"][0] if "fillvalue" in bound.keywords else NONE
    known = [row for row in rows if row is not None]
    if len(known) < len(rows):
        return _not_followed(m, bound.positional[0], node)
    longest = max((len(row) for row in known), default=0)
    filled = [[*row, *[fill] * (longest - len(row))] for row in known]
    return m.new_seq("list", [m.new_seq("tuple", list(values)) for values in zip(*filled, strict=True)])


def pairwise(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    values = _certain(m, bound.get(0, "iterable"))
    if values is None:
        return _not_followed(m, bound.get(0, "iterable"), node)
    return m.new_seq("list", [m.new_seq("tuple", [a, b]) for a, b in itertools.pairwise(values)])


def batched(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    values, size = _certain(m, bound.get(0, "iterable")), bound.get(1, "n")
    if values is None or not isinstance(size, Const) or not isinstance(size.value, int) or size.value < 1:
        return _not_followed(m, bound.get(0, "iterable"), node)
    starts = range(0, len(values), size.value)
    return m.new_seq("list", [m.new_seq("tuple", values[at : at + size.value]) for at in starts])


def accumulate(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    values, function = _certain(m, bound.get(0, "iterable")), bound.get(1, "func") or NONE
    if values is None:
        return _not_followed(m, bound.get(0, "iterable"), node)
    if "initial" in bound.keywords:
        values.insert(0, bound.keywords["initial"][0])
    out = values[:1]
    for value in values[1:]:
        if m.st is None:
            return Unknown()
        both: list[Arg] = [(0, "", out[-1]), (0, "", value)]
        out.append(binary(m, "+", out[-1], value, node) if function == NONE else call(m, function, both, node))
    return m.new_seq("list", out)


def tee(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    source, times = bound.get(0, "iterable") or NONE, bound.get(1, "n") or Const(2)
    if not isinstance(times, Const) or not isinstance(times.value, int) or not 0 <= times.value <= 8:
        return _not_followed(m, source, node)
    items, rest, deps = peek(m, source)
    copies: list[Value] = []
    for _ in range(times.value):
        seq = Seq("iterator", list(items))
        seq.rest, seq.rest_deps = rest, deps
        copies.append(m.add(seq))
    return m.new_seq("tuple", copies)


def groupby(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    values, key = _certain(m, bound.get(0, "iterable")), bound.get(1, "key") or NONE
    groups: list[tuple[Value, list[Value]]] = []
    for value in values or ():
        mine = value if key == NONE else call(m, key, [(0, "", value)], node)
        if not isinstance(mine, Const) or m.st is None:
            values = None
            break
        if groups and groups[-1][0] == mine:
            groups[-1][1].append(value)
        else:
            groups.append((mine, [value]))
    if values is None:
        return _not_followed(m, bound.get(0, "iterable"), node)
    return m.new_seq("list", [m.new_seq("tuple", [k, m.new_seq("iterator", vs)]) for k, vs in groups])


MODELS = {
    "itertools.filterfalse": filterfalse,
    "itertools.takewhile": takewhile,
    "itertools.dropwhile": dropwhile,
    "itertools.compress": compress,
    "itertools.zip_longest": zip_longest,
    "itertools.pairwise": pairwise,
    "itertools.batched": batched,
    "itertools.accumulate": accumulate,
    "itertools.tee": tee,
    "itertools.groupby": groupby,
}
