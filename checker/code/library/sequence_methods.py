"""Methods of lists, tuples, sets, queues and iterators."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.expressions.truth import compare
from checker.code.execution.heap import Seq, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NO_DEPS, NONE, NUMBER, Const, Ref, Unknown, Value, choose, external
from checker.code.source.summary import Node


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
    if name in ("append", "add", "appendleft", "put", "put_nowait"):
        _append(m.own(ref), first or NONE, name == "appendleft")
        return NONE
    if name in ("extend", "update", "__iadd__", "extendleft"):
        _extend(m, ref, first or NONE, name == "extendleft")
        return NONE
    if name == "insert":
        own = m.own(ref)
        at = first.value if isinstance(first, Const) and isinstance(first.value, int) else 0
        own.items = [*own.items[:at], (bound.get(1, "value") or NONE, None), *own.items[at:]]
        return NONE
    if name in ("pop", "popleft", "get", "get_nowait", "__next__"):
        return _take(m, ref, obj, name, first)
    if name in ("copy", "__copy__", "union", "__iter__", "__aiter__"):
        return m.add(obj.copy()) if name in ("copy", "__copy__") else ref
    if name in ("clear", "__init__"):
        own = m.own(ref)
        own.items, own.rest, own.rest_deps, own.mixed = [], None, NO_DEPS, False
        if name == "__init__" and first is not None:
            _extend(m, ref, first, False)
        return NONE
    if name == "reverse":
        own = m.own(ref)
        own.items = own.items[::-1]
        return NONE
    if name == "sort":
        _sort(m, ref, bound, node)
        return NONE
    if name == "_asdict":
        return Unknown()
    if name == "?":  # a method whose name is not known
        doubt = external("what a method does whose name is not known")
        own = m.own(ref)
        own.items = [(value, doubt if have is None else have) for value, have in own.items]
        return Unknown(doubt)
    if name in ("remove", "discard"):
        _remove(m, m.own(ref), first or NONE)
        return NONE
    if name == "rotate":
        own = m.own(ref)
        joined = choose([(v, NO_DEPS) for v, _ in own.items]) if own.items else Unknown()
        own.items = [(joined, have) for _, have in own.items]
        return NONE
    if name in ("index", "count", "qsize"):
        return _place(obj, name, first)
    if name == "join":
        return NONE
    return Unknown(obj.rest_deps)


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


def _place(obj: Seq, name: str, value: Value | None) -> Value:
    """`values.index(value)`, `values.count(value)` of constants."""
    values = [v for v, have in obj.items if isinstance(v, Const) and have is None]
    if obj.rest is not None or obj.in_any_order or len(values) < len(obj.items) or not isinstance(value, Const):
        return NUMBER
    if name == "count":
        return Const(values.count(value))
    return Const(values.index(value)) if name == "index" and value in values else NUMBER


def _remove(m: Machine, own: Seq, value: Value) -> None:
    """The first element that equals a value goes; where that is not decided, each that may be equal may go."""
    kept: list[Slot] = []
    for at, (item, have) in enumerate(own.items):
        same, deps = compare(m, "==", item, value)
        if same is True and have is None:
            own.items = [*kept, *own.items[at + 1 :]]
            return
        kept.append((item, have) if same is False else (item, deps if have is None else have))
    own.items = kept


def _take(m: Machine, ref: Ref, obj: Seq, name: str, index: Value | None) -> Value:
    if (
        obj.kind == "cycle"
        or obj.in_any_order
        or obj.rest is not None
        or any(have is not None for _, have in obj.items)
    ):
        values = [(v, NO_DEPS) for v, _ in obj.items]
        if obj.rest is not None:
            values.append((obj.rest, obj.rest_deps))
        doubt = obj.rest_deps.union(*(have or NO_DEPS for _, have in obj.items))
        if doubt:
            m.may_raise(doubt)  # IndexError
        return choose(values) if values else Unknown()
    if not obj.items:
        if name != "get":  # a queue's waits for what another thread puts there
            m.fail()  # IndexError
        return Unknown()
    at = 0 if name in ("popleft", "get", "get_nowait", "__next__") else -1
    if isinstance(index, Const) and isinstance(index.value, int) and name == "pop":
        at = index.value
    if not -len(obj.items) <= at < len(obj.items):
        m.fail()  # IndexError
        return Unknown()
    own = m.own(ref)
    items: list[Slot] = list(own.items)
    value, _ = items.pop(at)
    own.items = items
    return value
