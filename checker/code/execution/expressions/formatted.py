"""Formatted texts: what an f-string is, with the parts of it that are not known."""

from __future__ import annotations

import itertools
import math

from checker.code.execution import origins
from checker.code.execution.expressions import specs
from checker.code.execution.expressions.texts import concat
from checker.code.execution.machine import Machine
from checker.code.execution.objects import asked_methods, classes
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Const,
    Deps,
    Ref,
    Text,
    Unknown,
    Value,
    as_data,
    choose,
    deps_of,
)
from checker.code.source.summary import Node

MAX_URLS = 8  # that one text may be, kept apart


def text_of(m: Machine, node: Node) -> Value:
    """The text of an f-string."""
    values: list[Value] = []
    parted: list[tuple[int, Choice]] = []
    for part in node[2]:
        if isinstance(part, str):
            values.append(Const(part))
            continue
        value = m.eval(part[0])
        for inner in part[3]:
            m.eval(inner)
        if m.st is None:
            return Unknown()
        value = origins.follow(m.program, value, as_data(value))
        if part[2] and not part[1]:
            m.refused(value)
        if (part[1] or part[2]) and (own := own_text(m, value, part[1], part[2], node)) is not None:
            value = own
        elif part[1] or part[2]:
            left = specs.show(m, value, part[1], part[2])
            value = left if left == value else origins.follow(m.program, value, left)
            if isinstance(value, Const):
                values.append(value)
                continue
        if isinstance(value, Choice) and len(node[2]) == 1:
            return choose([(origins.follow(m.program, v, concat([v])), d) for v, d in value.alternatives])
        if isinstance(value, Choice) and not part[1] and not part[2] and any(_is_url(v) for v, _ in value.alternatives):
            parted.append((len(values), value))
        plain = isinstance(value, Const) and not part[1] and not part[2]
        if plain or isinstance(value, (Text, Unknown)):
            values.append(value)
        elif not part[1] and not part[2] and m.as_instance(value) is not None:
            values.append(shown(m, value, node))
            if m.st is None:
                return Unknown()
        elif isinstance(value, Const):
            values.append(Unknown(NO_DEPS, value.value not in ("", None)))
        else:
            asked_methods.show_within(m, value, node)
            values.append(Unknown(deps_of(value), isinstance(value, Ref)))
    if parted and math.prod(len(choice.alternatives) for _, choice in parted) <= MAX_URLS:
        return _urls(m, values, parted)
    result = concat(values)
    if len(values) == 1:
        return origins.follow(m.program, values[0], result)
    return origins.put_together(m.program, values, result)


def _urls(m: Machine, values: list[Value], parted: list[tuple[int, Choice]]) -> Value:
    """Where a request goes tells what it is: the alternatives of a base URL and of a path are kept apart."""
    out: list[tuple[Value, Deps]] = []
    for taken in itertools.product(*(choice.alternatives for _, choice in parted)):
        parts, deps = list(values), NO_DEPS
        for (at, _), (value, why) in zip(parted, taken, strict=True):
            parts[at] = value if isinstance(value, (Const, Text)) else values[at]
            deps |= why
        out.append((origins.put_together(m.program, parts, concat(parts)), deps))
    return choose(out)


def _is_url(value: Value) -> bool:
    """Whether a value is the base of a URL, or a path."""
    text = value.value if isinstance(value, Const) else None
    return isinstance(text, str) and ("://" in text or text[:1] == "/")


def own_text(m: Machine, value: Value, conversion: str, spec: str, node: Node) -> Value | None:
    """What the project's class of an object gives for `{value!r}` or `{value:spec}`."""
    from checker.code.execution.calls.calls import call_method

    inst = m.as_instance(value)
    if inst is None or inst.kind != "instance" or inst.cls is None:
        return None
    names = ("__repr__",) if conversion in ("r", "a") else ("__str__", "__repr__") if conversion else ("__format__",)
    found = next((n for n in names if classes.find_in_class(m, inst.cls, n) is not None), None)
    if found is None:
        return None
    given = call_method(m, value, found, [(0, "", Const(spec))] if found == "__format__" else [], node)
    return given if isinstance(given, (Const, Text, Unknown)) else Unknown(deps_of(given))


def shown(m: Machine, value: Value, node: Node) -> Value:
    """An object within a text: what its `__format__` gives, else its `__str__`."""
    from checker.code.execution.calls.calls import call_method
    from checker.code.library.builtin_texts import text_of as str_of

    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, "__format__") is not None:
        return call_method(m, value, "__format__", [(0, "", Const(""))], node)
    return str_of(m, value, node)
