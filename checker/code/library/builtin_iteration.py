"""Built-in functions that iterate: map, filter, zip, sorted, next and their like."""

from __future__ import annotations

import functools
from collections.abc import Callable

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.calls.repeated import any_number
from checker.code.execution.calls.tasks import settle, step
from checker.code.execution.expressions.comparisons import put_in_order
from checker.code.execution.expressions.sequences import elements, peek, spread
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Seq, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.objects.equality import ranks
from checker.code.execution.paths import STOP_ITERATION, TYPE_ERROR, VALUE_ERROR
from checker.code.execution.run_state import NOTHING
from checker.code.execution.states import join_states
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    NUMBER,
    Class,
    Const,
    Deps,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def map_over(
    m: Machine,
    function: Value,
    iterables: list[Value],
    node: Node,
    star: bool = False,
    run: Callable[[list[Arg]], Value] | None = None,
) -> Value:
    """`map(function, *iterables)`, run at once. `run`: what makes one of the calls, if not this thread itself."""
    from checker.code.execution.calls.tasks import as_task

    out = Seq("iterator" if run is None else "list")
    many = any(peek(m, i)[1] is not None for i in iterables)
    rows = [elements(m, settle(m, i, node), leave=True) for i in iterables]
    if not rows or m.st is None:
        return m.add(out)

    def one(column: tuple[Slot, ...]) -> None:
        if m.st is None:
            return
        presence: Deps | None = None
        for _, have in column:
            if have is not None:
                presence = (presence or NO_DEPS) | have
        skipped = m.live.fork() if presence is not None else None
        args: list[Arg] = [(2 if star else 0, "", v) for v, _ in column]
        value = run(args) if run is not None else as_task(m, call(m, function, args, node), node)
        if skipped is not None:
            m.st = join_states(m.st, skipped, presence or NO_DEPS)
        out.items.append((value, presence))

    columns = list(zip(*rows, strict=False)) if len(rows) > 1 else [(r,) for r in rows[0]]
    for column in columns:
        if many and column is columns[-1]:
            any_number(m, functools.partial(one, column), NOTHING)
        else:
            one(column)
    return m.add(out)


def map_(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    if not bound.positional:
        return Unknown()
    return map_over(m, bound.positional[0], bound.positional[1:], node)


def filter_(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) < 2:
        return Unknown()
    out = Seq("iterator")
    for value, have in elements(m, args[1][2], leave=True):
        test = value if args[0][2] == NONE else call(m, args[0][2], [(0, "", value)], node)
        if m.st is None:
            return Unknown()
        decided, deps = decide(m, test)
        if decided is not False:
            out.items.append((value, have if decided else (have or NO_DEPS) | deps))
    return m.add(out)


def zip_(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    rows = [peek(m, v) for v in bound.positional]
    out = Seq("iterator")
    if not rows:
        return m.add(out)
    fixed = [items for items, rest, _ in rows if rest is None]
    known = len(fixed) == len(rows) and all(have is None for items in fixed for _, have in items)
    if known and bound.get(-1, "strict") == Const(True) and len({len(items) for items in fixed}) > 1:
        m.refuse(VALUE_ERROR)
        if m.st is None:
            return Unknown()
    length = min((len(items) for items in fixed), default=max(len(items) for items, _, _ in rows))
    for i in range(length):
        values: list[Value] = []
        presence: Deps | None = None
        for items, rest, deps in rows:
            if i < len(items):
                values.append(items[i][0])
                if items[i][1] is not None:
                    presence = (presence or NO_DEPS) | (items[i][1] or NO_DEPS)
            else:
                values.append(rest if rest is not None else Unknown())
                presence = (presence or NO_DEPS) | deps
        out.items.append((m.new_seq("tuple", values), presence))
    if not fixed:
        out.rest = m.new_seq("tuple", [rest if rest is not None else Unknown() for _, rest, _ in rows])
        for _, _, deps in rows:
            out.rest_deps = out.rest_deps | deps
    return m.add(out)


def enumerate_(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    items, rest, deps = peek(m, args[0][2])
    start = next((v for kind, name, v in args[1:] if kind == 0 or name == "start"), Const(0))
    first = start.value if isinstance(start, Const) and isinstance(start.value, int) else 0
    out = Seq("iterator")
    for i, (value, have) in enumerate(items):
        out.items.append((m.new_seq("tuple", [Const(first + i), value]), have))
    if rest is not None:
        out.rest = m.new_seq("tuple", [NUMBER, rest])
        out.rest_deps = deps
    return m.add(out)


def range_(m: Machine, args: list[Arg], node: Node) -> Value:
    values = [v.value for _, _, v in args if isinstance(v, Const) and isinstance(v.value, int)]
    out = Seq("list")
    if values and len(values) == len(args):
        try:
            numbers = range(*values)
        except (TypeError, ValueError):
            return Unknown()
        if len(numbers) <= 16:
            out.items = [(Const(n), None) for n in numbers]
            return m.add(out)
        out.items = [(NUMBER, None)]
        out.rest = NUMBER
        return m.add(out)
    out.rest = NUMBER
    for _, _, v in args:
        out.rest_deps = out.rest_deps | deps_of(v)
    return m.add(out)


def sorted_(m: Machine, args: list[Arg], node: Node) -> Value:
    """What constants, or tuples of them, say of the order; in which order others come is not followed."""
    bound = bind_arguments(m, args)
    if not bound.positional:
        return Unknown()
    m.not_iterated(bound.positional[0])
    items, rest, deps = spread(m, bound.positional[0])
    out = Seq("list", items)
    out.rest, out.rest_deps, out.mixed = rest, deps, True
    key, reverse = bound.get(1, "key") or NONE, bound.get(2, "reverse") or Const(False)
    followed = isinstance(key, (Function, Method, Partial, Class)) or key == NONE or key == External("builtins.len")
    if rest is not None or not followed or not isinstance(reverse, Const) or any(have is not None for _, have in items):
        if key == NONE:
            put_in_order(m, items, rest, node)
        return m.add(out) if m.st is not None else Unknown()
    keys = [(value if key == NONE else call(m, key, [(0, "", value)], node), have) for value, have in items]
    put_in_order(m, keys, None, node)
    order_of = ranks(m, [value for value, _ in keys]) if m.st is not None else None
    if order_of is not None:
        try:
            order = sorted(range(len(items)), key=lambda i: order_of[i], reverse=bool(reverse.value))
        except TypeError:
            m.fail(TYPE_ERROR)
            return Unknown()
        out.items, out.mixed = [items[i] for i in order], False
    return m.add(out) if m.st is not None else Unknown()


def reversed_(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    items, rest, deps = spread(m, args[0][2])
    out = Seq("iterator", items[::-1])
    out.rest, out.rest_deps = rest, deps
    return m.add(out)


def iter_(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    if len(args) > 1:  # `iter(function, last)`: what the function gives, any number of times
        out = Seq("iterator")
        any_number(m, lambda: setattr(out, "rest", call(m, args[0][2], [], node)), NOTHING)
        out.rest_deps = m.unknown(DepKind.BOUND, "how often a function is called", node).deps
        return m.add(out)
    seq = m.as_seq(args[0][2])
    if seq is not None and seq.kind in ("iterator", "cycle"):
        return args[0][2]
    items, rest, deps = peek(m, args[0][2])
    out = Seq("iterator", items)
    out.rest, out.rest_deps = rest, deps
    out.mixed = seq is not None and seq.in_any_order
    return m.add(out)


def next_(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    value = args[0][2]
    default = args[1][2] if len(args) > 1 else None
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, "__next__") is not None:
        from checker.code.execution.calls.calls import call_method

        return call_method(m, value, "__next__", [], node)
    if inst is not None and inst.kind == "generator" and isinstance(value, Ref):
        found, followed = step(m, value)
        if followed and (found is not None or default is not None):
            return found if found is not None else default or NONE
        if followed:
            m.fail(STOP_ITERATION)
            return Unknown()
    items, rest, deps = peek(m, value)
    seq = m.as_seq(value)
    if seq is not None and seq.kind == "cycle" and isinstance(value, Ref):
        return _next_of_cycle(m, value, seq)
    plain = seq is not None and not seq.in_any_order
    if items and items[0][1] is None and isinstance(value, Ref) and seq is not None and plain:
        if seq.kind == "iterator":
            m.own(value).items = items[1:]
        return items[0][0]
    values: list[tuple[Value, Deps]] = [(v, NO_DEPS if have is None else have) for v, have in items]
    if rest is not None:
        values.append((rest, deps))
    if default is not None and not (items and items[0][1] is None):
        values.append((default, values[0][1] if values else NO_DEPS))
    if not values:
        m.fail(STOP_ITERATION)
        return Unknown()
    if default is None and not (items and items[0][1] is None):
        m.may_raise(deps.union(*(have or NO_DEPS for _, have in items)), STOP_ITERATION)
    return choose(values)


def _next_of_cycle(m: Machine, ref: Ref, seq: Seq) -> Value:
    """`next(itertools.cycle(...))`: in turn from a program's entry, else any of them (callers decide whose turn)."""
    if seq.rest is None and seq.items and all(have is None for _, have in seq.items) and m.closed_world:
        first, *rest = seq.items
        m.own(ref).items = [*rest, first]
        return first[0]
    m.virtual.add("__next__")
    values: list[tuple[Value, Deps]] = [(v, NO_DEPS) for v, _ in seq.items]
    if seq.rest is not None:
        values.append((seq.rest, seq.rest_deps))
    return choose(values) if values else Unknown()


def all_any(is_all: bool) -> Callable[[Machine, list[Arg], Node], Value]:
    def run(m: Machine, args: list[Arg], node: Node) -> Value:
        if not args:
            return Unknown()
        items, rest, deps = peek(m, args[0][2])
        undecided: Deps | None = deps if rest is not None else None
        for value, have in items:
            decided, why = decide(m, value)
            if decided is (not is_all) and have is None:
                return Const(not is_all)
            if decided is None or have is not None:
                undecided = (undecided or NO_DEPS) | why | (have or NO_DEPS)
        if undecided is None:
            return Const(is_all)
        return choose([(Const(True), undecided), (Const(False), undecided)])

    return run
