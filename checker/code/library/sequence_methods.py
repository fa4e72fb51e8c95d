"""Methods of lists, tuples, sets, queues and iterators."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.comparisons import all_hashed, looked_for, put_in_order
from checker.code.execution.expressions.sequences import peek, spread
from checker.code.execution.expressions.truth import compare
from checker.code.execution.heap import Seq, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.asked_methods import hashed
from checker.code.execution.objects.equality import ranks
from checker.code.execution.paths import INDEX_ERROR, KEY_ERROR, VALUE_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    NUMBER,
    Const,
    Deps,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
    external,
)
from checker.code.library.set_methods import SET_METHODS, on_set
from checker.code.source.summary import Node

QUEUES = ("queue", "lifo", "heap")


def drop_beyond(own: Seq, came_left: bool = False) -> None:
    """Of a sequence of bounded length (a deque) what is beyond it, at the end at which nothing came."""
    if own.most is None or (own.rest is None and len(own.items) <= own.most):
        return
    if own.rest is None and not own.mixed and all(have is None for _, have in own.items):
        own.items = own.items[: own.most] if came_left else own.items[len(own.items) - own.most :]
    else:
        doubt = own.rest_deps or external("how many elements a sequence of bounded length holds")
        own.items = [(value, doubt if have is None else have) for value, have in own.items]


def on_sequence(m: Machine, ref: Ref, obj: Seq, name: str, bound: Arguments, node: Node) -> Value:
    """`sequence.name(...)`."""
    first = bound.get(0, "item")
    _ask(m, obj, name, first, node)
    if m.st is None:
        return Unknown()
    if name in _CHANGES:
        _change(m, ref, name, bound, node)
        return NONE
    if name in ("pop", "popleft", "get", "get_nowait", "__next__"):
        if name == "get" and obj.kind in QUEUES and (first == Const(False) or "timeout" in bound.keywords):
            name = "get_nowait"  # it does not wait for ever
        return _take(m, ref, obj, name, first)
    if name in SET_METHODS:
        return on_set(m, ref, obj, name, bound)
    if name in ("copy", "__copy__", "__iter__", "__aiter__"):
        return m.add(obj.copy()) if name in ("copy", "__copy__") else ref
    if name == "_asdict":
        return Unknown()
    if name == "?":  # a method whose name is not known
        doubt = external("what a method does whose name is not known")
        own = m.own(ref)
        own.items = [(value, doubt if have is None else have) for value, have in own.items]
        return Unknown(doubt)
    if name in ("empty", "qsize") and obj.kind in QUEUES:
        return _length(m, ref, obj, name == "empty")
    if name in ("index", "count", "qsize"):
        return _place(m, obj, name, first)
    if name == "join":
        return NONE
    return Unknown(obj.rest_deps)


_CHANGES = frozenset(
    "append add appendleft put put_nowait extend update __iadd__ extendleft insert clear __init__ reverse sort remove"
    " discard rotate".split()
)


def _change(m: Machine, ref: Ref, name: str, bound: Arguments, node: Node) -> None:
    """What changes a sequence and gives nothing."""
    first = bound.get(0, "item")
    match name:
        case "append" | "add" | "appendleft" | "put" | "put_nowait":
            _append(m.own(ref), first or NONE, name == "appendleft")
        case "extend" | "update" | "__iadd__" | "extendleft":
            _extend(m, ref, first or NONE, name == "extendleft")
        case "insert":
            own = m.own(ref)
            at = first.value if isinstance(first, Const) and isinstance(first.value, int) else 0
            own.items = [*own.items[:at], (bound.get(1, "value") or NONE, None), *own.items[at:]]
        case "clear" | "__init__":
            own = m.own(ref)
            own.items, own.rest, own.rest_deps, own.mixed = [], None, NO_DEPS, False
            if name == "__init__" and first is not None:
                _extend(m, ref, first, False)
        case "reverse":
            own = m.own(ref)
            own.items = own.items[::-1]
        case "sort":
            _sort(m, ref, bound, node)
        case "remove" | "discard":
            _remove(m, m.own(ref), first or NONE, name == "remove")
        case "rotate":
            _rotate(m.own(ref), Const(1) if first is None else first)


def _ask(m: Machine, obj: Seq, name: str, given: Value | None, node: Node) -> None:
    """What a set asks of its elements, a list of those among which it looks for one, a heap of those that it orders."""
    if given is None:
        return
    if obj.kind in ("set", "frozenset"):
        if name in ("add", "discard", "remove"):
            hashed(m, given, node)
        elif name == "update":
            all_hashed(m, peek(m, given)[0], node)
    elif name in ("index", "count", "remove"):
        looked_for(m, given, obj.items, obj.rest, node)
    elif obj.kind == "heap" and name in ("put", "put_nowait"):
        put_in_order(m, [*obj.items, (given, None)], obj.rest, node)


def _append(own: Seq, value: Value, at_start: bool) -> None:
    slot: Slot = (value, None)
    own.items = [slot, *own.items] if at_start else [*own.items, slot]
    drop_beyond(own, at_start)


def _extend(m: Machine, ref: Ref, values: Value, at_start: bool) -> None:
    items, rest, deps = spread(m, values)
    own = m.own(ref)
    own.items = [*items[::-1], *own.items] if at_start else own.items + items
    if rest is not None:
        own.rest, own.rest_deps = rest, own.rest_deps | deps
    drop_beyond(own, at_start)


def _sort(m: Machine, ref: Ref, bound: Arguments, node: Node) -> None:
    from checker.code.library.builtin_iteration import sorted_

    given: list[Arg] = [(1, key, value) for key, (value, _) in bound.keywords.items()]
    made = m.as_seq(sorted_(m, [(0, "", ref), *given], node))
    if m.st is not None and made is not None:
        own = m.own(ref)
        own.items, own.rest, own.rest_deps, own.mixed = made.items, made.rest, made.rest_deps, made.mixed


def _place(m: Machine, obj: Seq, name: str, value: Value | None) -> Value:
    """`values.index(value)`, `values.count(value)` of constants."""
    wanted = value or NONE
    same = [compare(m, "==", v, wanted)[0] for v, have in obj.items if have is None]
    if obj.rest is not None or obj.in_any_order or len(same) < len(obj.items) or None in same:
        if name == "index":
            m.may_raise(obj.rest_deps | deps_of(value or NONE), VALUE_ERROR)
        return NUMBER
    if name == "count":
        return Const(same.count(True))
    if name == "index" and True not in same:
        m.fail(VALUE_ERROR)
    return Const(same.index(True)) if name == "index" and True in same else NUMBER


def _remove(m: Machine, own: Seq, value: Value, must: bool) -> None:
    """The first element that equals a value goes; where that is not decided, each that may be equal may go."""
    kept: list[Slot] = []
    doubt: Deps = own.rest_deps
    for at, (item, have) in enumerate(own.items):
        same, deps = compare(m, "==", item, value)
        if same is True and have is None:
            own.items = [*kept, *own.items[at + 1 :]]
            return
        doubt |= deps if same is not False else NO_DEPS
        kept.append((item, have) if same is False else (item, deps if have is None else have))
    own.items = kept
    kind = KEY_ERROR if own.kind == "set" else VALUE_ERROR
    if must and (doubt or own.rest is not None):
        m.may_raise(doubt, kind)
    elif must and not any(have is not None for _, have in kept):
        m.fail(kind)


def _rotate(own: Seq, by: Value) -> None:
    certain = own.rest is None and all(have is None for _, have in own.items)
    if certain and own.items and isinstance(by, Const) and isinstance(by.value, int):
        at = -by.value % len(own.items)
        own.items = own.items[at:] + own.items[:at]
        return
    joined = choose([(v, NO_DEPS) for v, _ in own.items]) if own.items else Unknown()
    own.items = [(joined, have) for _, have in own.items]


def _length(m: Machine, ref: Ref, obj: Seq, is_empty: bool) -> Value:
    """`queue.empty()`, `queue.qsize()`: other functions may have put something into one of module level."""
    least = sum(have is None for _, have in obj.items)
    elsewhere = ref.id in m.program.base and not m.closed_world
    if obj.rest is None and least == len(obj.items) and not elsewhere:
        return Const(not obj.items if is_empty else len(obj.items))
    if is_empty and least and not elsewhere:
        return Const(False)
    doubt = obj.rest_deps.union(*(have or NO_DEPS for _, have in obj.items)) or external("what waits in a queue")
    return choose([(Const(True), doubt), (Const(False), doubt)]) if is_empty else Unknown(doubt)


def _take(m: Machine, ref: Ref, obj: Seq, name: str, index: Value | None) -> Value:
    if name == "get_nowait" and ref.id in m.program.base and not m.closed_world:
        m.may_raise(external("what waits in a queue"))  # Empty
    if obj.kind == "heap":
        return least(m, ref, name == "get")
    if (
        obj.kind == "cycle"
        or obj.in_any_order
        or obj.rest is not None
        or any(have is not None for _, have in obj.items)
    ):
        order = external("which element of a set comes first") if obj.kind == "set" and name == "pop" else NO_DEPS
        values = [(v, order) for v, _ in obj.items]
        if obj.rest is not None:
            values.append((obj.rest, obj.rest_deps))
        doubt = obj.rest_deps.union(*(have or NO_DEPS for _, have in obj.items))
        if doubt:
            m.may_raise(doubt)  # IndexError
        return choose(values) if values else Unknown()
    if not obj.items:
        if name != "get":  # a queue's waits for what another thread puts there
            m.fail(_nothing_there(obj, name))
        return Unknown()
    at = 0 if name in ("popleft", "get", "get_nowait", "__next__") and obj.kind != "lifo" else -1
    if isinstance(index, Const) and isinstance(index.value, int) and name == "pop":
        at = index.value
    if not -len(obj.items) <= at < len(obj.items):
        m.fail(INDEX_ERROR)
        return Unknown()
    own = m.own(ref)
    items: list[Slot] = list(own.items)
    value, _ = items.pop(at)
    own.items = items
    return value


def _nothing_there(obj: Seq, name: str) -> Value | None:
    """What is thrown where something is taken from what is empty; None where that is not told apart."""
    if obj.kind == "set":
        return KEY_ERROR
    return INDEX_ERROR if name in ("pop", "popleft") and obj.kind == "list" else None


def least(m: Machine, ref: Ref, waits: bool = False) -> Value:
    """The least element of a heap, taken out; where which one that is is not known, any of them."""
    own = m.own(ref)
    if not own.items and own.rest is None:
        if not waits:
            m.fail()  # IndexError, Empty
        return Unknown()
    ranked = ranks(m, [value for value, _ in own.items]) if all(have is None for _, have in own.items) else None
    known = ranked or []
    try:
        first = min(known) if known else None
    except TypeError:
        first = None
    if own.rest is None and len(known) == len(own.items) and first is not None and known.count(first) == 1:
        at = known.index(first)
        value: Value = own.items[at][0]
        own.items = [*own.items[:at], *own.items[at + 1 :]]
        return value
    values = [(value, NO_DEPS if have is None else have) for value, have in own.items]
    any_of = choose(values + ([(own.rest, own.rest_deps)] if own.rest is not None else []))
    own.items = [(any_of, have) for _, have in own.items[1:]]
    return any_of
