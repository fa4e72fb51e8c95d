"""Functions of itertools, functools and heapq over abstract values."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.sequences import elements, peek, spread
from checker.code.execution.heap import Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attributes
from checker.code.execution.values import NO_DEPS, NONE, Const, Ref, Unknown, Value, choose, deps_of
from checker.code.library.builtin_iteration import map_over
from checker.code.library.sequence_methods import least
from checker.code.source.summary import Node

MAX_PRODUCT = 64


def heap_push(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) > 1:
        call(m, attributes.get(m, bound.positional[0], "append", node), [(0, "", bound.positional[1])], node)
    return NONE


def heap_pop(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`heapq.heappop(rows)`."""
    rows = bound.get(0, "heap")
    if isinstance(rows, Ref) and m.as_seq(rows) is not None:
        return least(m, rows)
    return Unknown(deps_of(rows)) if rows is not None else Unknown()


def cycle(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    items, rest, deps = spread(m, bound.positional[0]) if bound.positional else ([], None, NO_DEPS)
    seq = Seq("cycle", items)
    seq.rest, seq.rest_deps = rest, deps
    return m.add(seq)


def chain(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Seq("list")
    for value in bound.positional:
        items, rest, deps = peek(m, value)
        out.items += items
        if rest is not None:
            out.rest, out.rest_deps = rest, out.rest_deps | deps
    return m.add(out)


def chain_from(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    parts = [v for v, _ in elements(m, bound.positional[0])] if bound.positional else []
    return chain(m, Arguments(positional=parts), args, node)


def repeat(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    seq = Seq("list")
    if bound.positional:
        seq.items = [(bound.positional[0], None)] * 8
        count = bound.get(1, "times")
        if isinstance(count, Const) and isinstance(count.value, int) and count.value < 40:
            seq.items = [(bound.positional[0], None)] * max(0, count.value)
    return m.add(seq)


def islice(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    items, rest, deps = peek(m, bound.positional[0]) if bound.positional else ([], None, NO_DEPS)
    seq = Seq("list", [(v, NO_DEPS if have is None else have) for v, have in items])
    limits = [v.value for v in bound.positional[1:] if isinstance(v, Const)]
    known = all(n is None or type(n) is int for n in limits) and len(limits) == len(bound.positional) - 1 > 0
    if known and (rest is None or all(n is not None and n <= len(items) for n in limits[:2])):
        cut = slice(*limits)
        seq.items = items[cut]
        if cut.stop is not None or rest is None:
            rest, deps = None, NO_DEPS
    seq.rest, seq.rest_deps = rest, deps
    return m.add(seq)


def product(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    rows = [elements(m, v) for v in bound.positional]
    out: list[list[Value]] = [[]]
    whole = True
    for row in rows:
        longer = [[*prefix, value] for prefix in out for value, _ in row]
        out, whole = longer[:MAX_PRODUCT], whole and len(longer) <= MAX_PRODUCT
    made = Seq("list", [(m.new_seq("tuple", values), None) for values in out])
    if not whole:  # each place may hold any of its row
        made.rest = m.new_seq("tuple", [choose([(v, NO_DEPS) for v, _ in row]) for row in rows])
    return m.add(made)


def starmap(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) < 2:
        return Unknown()
    return map_over(m, bound.positional[0], [bound.positional[1]], node, star=True)


def reduce(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) < 2:
        return Unknown()
    items, rest, doubt = spread(m, bound.positional[1])
    values = [v for v, _ in items] + ([rest] if rest is not None else [])
    if len(bound.positional) > 2:
        values.insert(0, bound.positional[2])
    if not values:
        return Unknown()
    out = values[0]
    for value in values[1:]:
        if m.st is None:
            return Unknown()
        if rest is not None:  # what is not known may stand between any two of them
            out = choose([(out, doubt), (Unknown(doubt), doubt)])
        out = call(m, bound.positional[0], [(0, "", out), (0, "", value)], node)
    return out
