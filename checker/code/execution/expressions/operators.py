"""Binary operators over abstract values."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from checker.code.execution.calls.calls import call_method
from checker.code.execution.expressions import merging
from checker.code.execution.expressions.percent import fill_in
from checker.code.execution.expressions.texts import concat
from checker.code.execution.heap import Seq
from checker.code.execution.machine import Machine
from checker.code.execution.objects import asked_methods, classes, flags
from checker.code.execution.paths import TYPE_ERROR, ZERO_DIVISION
from checker.code.execution.values import (
    NO_DEPS,
    Const,
    Number,
    Ref,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
    external,
)
from checker.code.source.summary import Node

_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "/": operator.truediv,
    "%": operator.mod,
    "|": operator.or_,
    "&": operator.and_,
    "^": operator.xor,
}


def binary(m: Machine, op: str, left: Value, right: Value, node: Node) -> Value:
    """`left op right`."""
    return m.each(left, lambda a: m.each(right, lambda b: _binary_one(m, op, a, b, node)))


def _binary_one(m: Machine, op: str, left: Value, right: Value, node: Node) -> Value:
    from checker.code.wire.chains import compose

    if isinstance(left, Const) and isinstance(right, Const):
        computed = _of_constants(m, op, left, right)
        if computed is not None:
            return computed
    dunder = _operator_method(m, op, left, right, node)
    if dunder is not None:
        return dunder
    if op in "|&^" and (flag := flags.combined(m, op, left, right)) is not None:
        return flag
    if op in "|&-^":
        combined = _set_operation(m, op, left, right)
        if combined is not None:
            return combined
    if op == "|":
        composed = compose(m, left, right)
        if composed is not None:
            return composed
        if m.as_dict(left) is not None or m.as_dict(right) is not None:
            ref = m.new_dict(node)
            merging.merge_into(m, ref, left, node)
            merging.merge_into(m, ref, right, node)
            return ref
    if op == "+":
        joined = _end_to_end(m, left, right)
        if joined is not None:
            return joined
    if op == "*":
        right = asked_methods.position(m, right, node)
    if op == "*" and m.as_seq(left) is not None and isinstance(right, Const) and isinstance(right.value, int):
        return _repeated(m, left, right.value)
    if op == "%" and _is_text(left):
        return fill_in(m, left, right, node)
    if op == "*" and (repeated := _text_repeated(left, right)) is not None:
        return repeated
    if op == "/" and (_is_text(left) or _is_text(right)):
        return Unknown(deps_of(left) | deps_of(right), True)
    deps = deps_of(left) | deps_of(right)
    if deps:
        m.may_raise(deps)  # TypeError, ZeroDivisionError
    if op == "+" and _is_number(left) and _is_number(right):
        return Number(deps)
    return Number(deps) if op in ("-", "*", "/", "//", "%", "**") and not isinstance(left, Ref) else Unknown(deps)


def _of_constants(m: Machine, op: str, left: Const, right: Const) -> Value | None:
    """What Python itself gives for two constants; None where that is not computed here."""
    if op == "%" and isinstance(left.value, str):
        return fill_in(m, left, right, ("unknown", 1 << 16))
    function = _ARITHMETIC.get(op)
    small = not (isinstance(right.value, int) and op == "*" and abs(right.value) > 1000)
    if function is None or not small:
        return None
    try:
        return Const(function(left.value, right.value))
    except ZeroDivisionError:
        m.fail(ZERO_DIVISION)
        return Unknown()
    except TypeError:
        m.refuse(TYPE_ERROR)
        return Unknown()
    except (ValueError, OverflowError):
        m.may_raise()
        return Unknown()


def _end_to_end(m: Machine, left: Value, right: Value) -> Value | None:
    """Two sequences, or two texts, as one; None where they are neither."""
    a, b = m.as_seq(left), m.as_seq(right)
    if a is not None and b is not None:
        out = Seq(a.kind, a.items + b.items)
        if a.rest is not None or b.rest is not None:
            out.rest = choose([(s.rest, NO_DEPS) for s in (a, b) if s.rest is not None])
            out.rest_deps = a.rest_deps | b.rest_deps
        return m.add(out)
    if _is_text(left) or _is_text(right):
        if any(isinstance(v, Unknown) and v.deps for v in (left, right)):
            m.may_raise(deps_of(left) | deps_of(right))  # TypeError
        return concat([left, right])
    return None


def _is_number(value: Value) -> bool:
    return isinstance(value, Number) or (isinstance(value, Const) and isinstance(value.value, (int, float)))


def _text_repeated(left: Value, right: Value) -> Value | None:
    """`text * times`, which may be none at all; None where neither is, or may be, a text."""
    text, times = (right, left) if _is_number(left) and not _is_number(right) else (left, right)
    if _is_text(text):
        empty = isinstance(times, Const) and isinstance(times.value, int) and times.value <= 0
        often = Unknown(deps_of(left) | deps_of(right) or external("how often a text is repeated"))
        return Const("") if empty else often
    if not isinstance(text, Unknown) or isinstance(text, Number):
        return None
    more = isinstance(times, Const) and isinstance(times.value, (int, float)) and times.value
    return None if more else Unknown(deps_of(left) | deps_of(right) or external("how often a text is repeated"))


MAX_REPEATED = 40


def _repeated(m: Machine, value: Value, times: int) -> Value:
    """`[x] * 3`: the same objects again."""
    seq = m.as_seq(value)
    assert seq is not None
    out = Seq(seq.kind, seq.items * max(0, min(times, max(1, MAX_REPEATED // max(1, len(seq.items))))))
    if times > 0:
        out.rest, out.rest_deps = seq.rest, seq.rest_deps
    if len(out.items) < len(seq.items) * times:
        out.rest = choose([(value, NO_DEPS) for value, _ in (*seq.items, *([(seq.rest, None)] if seq.rest else []))])
    return m.add(out)


_DUNDERS = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "%": "mod", "|": "or", "&": "and", "^": "xor",
            "@": "matmul", "//": "floordiv", ">>": "rshift", "<<": "lshift"}  # fmt: skip


def _operator_method(m: Machine, op: str, left: Value, right: Value, node: Node) -> Value | None:
    """`left.__or__(right)`, or `right.__ror__(left)`, where the project's class has one."""
    name = _DUNDERS.get(op)
    for value, other, prefix in ((left, right, "__"), (right, left, "__r")):
        inst = m.as_instance(value)
        if name is not None and inst is not None and inst.kind == "instance":
            if classes.find_in_class(m, inst.cls, f"{prefix}{name}__") is not None:
                return call_method(m, value, f"{prefix}{name}__", [(0, "", other)], node)
    return None


def in_place(m: Machine, op: str, left: Value, right: Value, node: Node) -> Value | None:
    """`left += right`, where the project's class of `left` has an `__iadd__`."""
    inst, name = m.as_instance(left), f"__i{_DUNDERS.get(op)}__"
    if inst is None or inst.kind != "instance" or inst.cls is None:
        return None
    if classes.find_in_class(m, inst.cls, name) is None:
        return None
    return call_method(m, left, name, [(0, "", right)], node)


def _set_operation(m: Machine, op: str, left: Value, right: Value) -> Value | None:
    """Union, intersection and difference of sets (and views of keys) of constants."""
    a, b = m.as_seq(left), m.as_seq(right)
    if a is None or b is None or a.kind == "tuple":
        return None
    out = Seq("set")
    if op == "|":
        out.items = [*a.items, *(slot for slot in b.items if slot not in a.items)]
        if a.rest is not None or b.rest is not None:
            out.rest = choose([(q.rest, NO_DEPS) for q in (a, b) if q.rest is not None])
            out.rest_deps = a.rest_deps | b.rest_deps
        return m.add(out)
    if (
        a.rest is not None
        or b.rest is not None
        or not all(isinstance(v, Const) and h is None for v, h in a.items + b.items)
    ):
        return None
    other = [v for v, _ in b.items]
    out.items = [slot for slot in a.items if (slot[0] in other) is (op == "&")]
    if op == "^":
        mine = [v for v, _ in a.items]
        out.items += [slot for slot in b.items if slot[0] not in mine]
    return m.add(out)


def _is_text(value: Value) -> bool:
    return isinstance(value, Text) or (isinstance(value, Const) and isinstance(value.value, str))
