"""What the project's classes say of comparisons, and who is asked when values are looked for or put in order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from checker.code.execution.expressions.sequences import peek
from checker.code.execution.expressions.truth import compare, decide
from checker.code.execution.heap import Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import equality
from checker.code.execution.objects.asked_methods import MAX_NESTED, answers, ask, hashed
from checker.code.execution.paths import TYPE_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Const,
    Deps,
    External,
    Unknown,
    Value,
    alternatives,
    deps_of,
)
from checker.code.source.summary import Node

_METHODS = {"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}
_REFLECTED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDER = ("__lt__", "__gt__", "__le__", "__ge__")
_ALL = ("__eq__", "__ne__", *_ORDER)
_ORDERS = frozenset({"<", "<=", ">", ">="})
_NOT_IMPLEMENTED = External("builtins.NotImplemented")


def comparison(m: Machine, node: Node) -> Value:
    """The value of `left < right`, or of a chain of such."""
    left = m.eval(node[2])
    result: bool | None = True
    deps: Deps = NO_DEPS
    for op, right_node in node[3]:
        right = m.eval(right_node)
        if m.st is None:
            return Unknown()
        own = own_comparison(m, op, left, right, node)
        if own is None and op in _ORDERS:
            _not_ordered(m, left, right)
        if op in ("in", "not in"):
            searched(m, left, right, node)
        if m.st is None:
            return Unknown()
        outcome, why = compare(m, op, left, right) if own is None else decide(m, own)
        if outcome is False:
            return Const(False)
        if outcome is None:
            result = None
            deps |= why
        left = right
    if result is None:
        return Choice(((Const(True), deps), (Const(False), deps)))
    return Const(True)


def _not_ordered(m: Machine, left: Value, right: Value) -> None:
    """`left < right` of values that have no order: TypeError."""
    for one, other in ((left, right), (right, left)):
        for inner, deps in alternatives(one):
            if isinstance(inner, Unknown) and inner.deps and not inner.filled:
                m.may_raise(deps | inner.deps, TYPE_ERROR)
            elif isinstance(inner, Const) and isinstance(other, Const) and not _are_ordered(inner.value, other.value):
                m.may_raise(deps, TYPE_ERROR)


def _are_ordered(one: object, other: object) -> bool:
    numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
    return numbers or (isinstance(one, str) and isinstance(other, str)) or type(one) is type(other) is bytes


def own_comparison(m: Machine, op: str, left: Value, right: Value, node: Node | None, depth: int = 0) -> Value | None:
    """What the project's class of `left`, else that of `right`, says of a comparison, where one has a method for it.
    Of two sequences each pair of elements is asked; what they say is not followed."""
    if op not in _METHODS or (isinstance(left, Const) and isinstance(right, Const)):
        return None
    for value, other, asked in ((left, right, op), (right, left, _REFLECTED[op])):
        given = ask(m, value, (_METHODS[asked],), [(0, "", other)], node)
        if m.st is None:
            return Unknown()
        if given is not None and given != _NOT_IMPLEMENTED:
            return given
    if op == "!=":
        same = own_comparison(m, "==", left, right, node, depth)
        decided = decide(m, same)[0] if same is not None and m.st is not None else None
        return same if same is None else Unknown(deps_of(same)) if decided is None else Const(not decided)
    if op != "==":  # `functools.total_ordering` makes the one of the other
        for value, other in ((left, right), (right, left)):
            given = ask(m, value, _ORDER, [(0, "", other)], node)
            if given is not None:
                return Unknown(deps_of(given))
    _each_pair(m, op, left, right, node, depth)
    return None


def _each_pair(m: Machine, op: str, left: Value, right: Value, node: Node | None, depth: int) -> None:
    """Two lists, or two tuples, are compared up to the first pair that differs."""
    rows = _rows(m, op, left, right) if depth < MAX_NESTED else None
    if rows is None or not any(_may_answer(m, value, depth + 1) for value, _ in (*rows[0], *rows[1])):
        return
    for (one, _), (other, _) in zip(*rows, strict=False):
        if m.st is None:
            return
        same = equal(m, one, other, node, depth + 1)
        if same is not True and op not in ("==", "!=") and m.st is not None:
            own_comparison(m, op, one, other, node, depth + 1)
        if same is False:
            return


def _rows(m: Machine, op: str, left: Value, right: Value) -> tuple[list[Slot], list[Slot]] | None:
    """What is compared with what in two lists, two tuples or two objects of a dataclass."""
    a, b = m.as_seq(left), m.as_seq(right)
    if a is not None and b is not None:
        if a.kind != b.kind or a.kind not in ("tuple", "list"):
            return None
        other_length = a.rest is None and b.rest is None and len(a.items) != len(b.items)
        return None if op in ("==", "!=") and other_length else (a.items, b.items)
    one, other = m.as_instance(left), m.as_instance(right)
    if one is None or other is None or one.cls != other.cls:
        return None
    if op in _ORDERS and not equality.is_ordered(m, left):
        return None
    rows = equality.compared(m, left), equality.compared(m, right)
    return (rows[0], rows[1]) if rows[0] is not None and rows[1] is not None else None


def equal(m: Machine, left: Value, right: Value, node: Node | None = None, depth: int = 0) -> bool | None:
    """Whether two values are equal, as their classes say it; an object equals itself in any case."""
    if left == right and not isinstance(left, Unknown):
        return True
    own = own_comparison(m, "==", left, right, node, depth)
    if m.st is None:
        return None
    return compare(m, "==", left, right)[0] if own is None else decide(m, own)[0]


def _may_answer(m: Machine, value: Value, depth: int = 0) -> bool:
    """Whether a value, or an element of it, has a comparison of the project."""
    if isinstance(value, Const):
        return False
    seq = m.as_seq(value)
    held = seq.items if seq is not None else equality.compared(m, value)
    if held is None or depth >= MAX_NESTED:
        return answers(m, value, _ALL)
    return any(_may_answer(m, part, depth + 1) for part, _ in held)


def looked_for(m: Machine, value: Value, slots: list[Slot], rest: Value | None, node: Node | None) -> None:
    """`value in values`, `values.index(value)`: it is compared with one element after the other."""
    given = [*slots, *([(rest, NO_DEPS)] if rest is not None else [])]
    if not _may_answer(m, value) and not any(_may_answer(m, item) for item, _ in given):
        return
    for item, have in given:
        if m.st is None:
            return
        outcome: list[bool | None] = [None]

        def one(item: Value = item, outcome: list[bool | None] = outcome) -> Value:
            outcome[0] = equal(m, item, value, node)
            return NONE

        _perhaps(m, have, one)
        if outcome[0] is True and have is None:
            return


def searched(m: Machine, item: Value, container: Value, node: Node) -> None:
    """`item in container`: a mapping and a set ask for its hash, a sequence compares it with its elements."""
    m.not_iterated(container)
    for inner, _ in alternatives(container):
        seq = m.as_seq(inner) if m.st is not None else None
        if seq is not None and seq.kind not in ("set", "frozenset"):
            looked_for(m, item, seq.items, seq.rest, node)
        elif seq is not None or m.as_dict(inner) is not None:
            hashed(m, item, node)


def all_hashed(m: Machine, slots: list[Slot], node: Node) -> None:
    """The elements of a set are asked for their hashes."""
    for value, _ in slots:
        hashed(m, value, node)


# They compare what they are given, and what is in it.
_ORDERING = frozenset(
    {f"heapq.{name}" for name in "heappush heappop heapify heappushpop heapreplace merge nlargest nsmallest".split()}
    | {f"bisect.{name}" for name in "bisect bisect_left bisect_right insort insort_left insort_right".split()}
)
_HASHING = frozenset({"collections.Counter", "builtins.dict.fromkeys"})  # each element of what they are given


def compared_by(m: Machine, name: str, args: list[Arg], node: Node) -> None:
    """What a function of `heapq` or `bisect` compares: elements of the sequence that it is given, and another one; what
    a function looks up by its hash."""
    if name in _HASHING and args:
        all_hashed(m, peek(m, args[0][2])[0], node)
    if name not in _ORDERING:
        return
    given: list[Slot] = []
    for kind, _, value in args:
        seq = m.as_seq(value) if kind == 0 else None
        given += seq.items if seq is not None and seq.kind != "tuple" else [(value, None)]
    put_in_order(m, given, None, node)


def put_in_order(m: Machine, slots: list[Slot], rest: Value | None, node: Node | None, op: str = "<") -> None:
    """Sorted, or asked for the least: each element is compared with one before it."""
    given = [*slots, *([(rest, NO_DEPS)] * 2 if rest is not None else [])]
    if m.is_guarded:
        for (first, _), (second, _) in pairwise(given):
            _not_ordered(m, first, second)
    if len(given) < 2 or not any(_may_answer(m, value) for value, _ in given):
        return
    for (before, earlier), (value, have) in pairwise(given):
        if m.st is None:
            return

        def one(value: Value = value, before: Value = before) -> Value:
            own_comparison(m, op, value, before, node)
            return NONE

        _perhaps(m, have if earlier is None else earlier | (have or NO_DEPS), one)


def _perhaps(m: Machine, have: Deps | None, what: Callable[[], Value]) -> None:
    """Do what an element asks for that is there (`have` None), or may be."""
    if have is None:
        what()
    else:
        m.split(have, what, lambda: NONE)
