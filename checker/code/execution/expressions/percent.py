"""`text % values`: what is known of a text that is filled in the old way."""

from __future__ import annotations

import re

from checker.code.execution.expressions.formatted import shown
from checker.code.execution.expressions.specs import is_too_wide, perhaps_empty
from checker.code.execution.expressions.texts import concat
from checker.code.execution.heap import Dict
from checker.code.execution.machine import Machine
from checker.code.execution.paths import KEY_ERROR, TYPE_ERROR
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    Const,
    External,
    Number,
    Text,
    Unknown,
    Value,
    as_data,
    deps_of,
)
from checker.code.source.summary import Node

_FIELD = re.compile(
    r"%(?:\((?P<name>[^)]*)\))?[-#0 +]*(?P<width>\*|\d+)?(?P<precision>\.(?:\*|\d*))?[hlL]?"
    r"(?P<type>[diouxXeEfFgGcrsa%])"
)


def fill_in(m: Machine, template: Value, given: Value, node: Node) -> Value:
    """`template % given`: known between what is filled in."""
    seq, mapping = m.as_seq(given), m.as_dict(given)
    values = [_shown(m, v, node) for v, _ in seq.items] if seq is not None else [_shown(m, given, node)]
    if not isinstance(template, Const):
        return concat([template, *values])
    text, end = str(template.value), 0
    all_known = seq is None or (seq.rest is None and all(have is None for _, have in seq.items))
    out: list[Value] = []
    for found in _FIELD.finditer(text):
        out.append(Const(text[end : found.start()]))
        end = found.end()
        if found["type"] != "%" and found["name"] is None and not values and all_known:
            m.refuse(TYPE_ERROR)  # it has room for more than is given
        filled = Const("%") if found["type"] == "%" else _field(m, found, mapping, values)
        if filled is None:
            return Text((None,), NO_DEPS, any(p.strip() for p in _FIELD.split(text)[:: _FIELD.groups + 1]))
        out.append(filled)
    if mapping is None and values and (end or seq is None) and all_known:
        m.refuse(TYPE_ERROR)  # more is given than it has room for
    if mapping is None and values and end:
        return Text((None,), NO_DEPS, any(p.strip() for p in _FIELD.split(text)[:: _FIELD.groups + 1]))
    return concat([*out, Const(text[end:])])


def _field(m: Machine, found: re.Match[str], mapping: Dict | None, values: list[Value]) -> Value | None:
    """What stands where one field was, whose values are taken from those given; None where that is not certain."""
    stars = [values.pop(0) if values else None for part in ("width", "precision") if "*" in (found[part] or "")]
    if found["name"] is not None:
        slot = mapping.keys.get(found["name"]) if mapping is not None else None
        if mapping is not None and slot is None:
            m.refuse(KEY_ERROR) if mapping.open is None else m.may_raise(mapping.open, KEY_ERROR)
        value = slot[0] if slot is not None and slot[1] is None else None
    else:
        value = values.pop(0) if values else None
    if value is None or None in stars:
        return None
    value = as_data(value)
    if isinstance(value, Const) and all(isinstance(s, Const) for s in stars):
        plain = re.sub(r"\([^)]*\)", "", found.group(), count=1) if found["name"] is not None else found.group()
        if is_too_wide(plain) or any(is_too_wide(str(s.value)) for s in stars if isinstance(s, Const)):
            return FILLED
        try:
            return Const(plain % (*(s.value for s in stars if isinstance(s, Const)), value.value))
        except (TypeError, ValueError, OverflowError) as error:
            m.refuse(External(f"builtins.{type(error).__name__}"))
            return Unknown()
    if found["type"] not in "sar":
        if isinstance(value, Text):
            m.refuse(TYPE_ERROR)  # a text is no number
        elif isinstance(value, Unknown) and value.deps:
            m.may_raise(value.deps, TYPE_ERROR)
        return Number(deps_of(value))
    return _cut(value, found["precision"], stars)


def _cut(value: Value, precision: str | None, stars: list[Value | None]) -> Value:
    """A text of which a precision shows no more than so many letters."""
    if precision is None:
        return value
    letters = stars[-1].value if precision == ".*" and isinstance(stars[-1], Const) else precision[1:] or "0"
    if letters == "*":
        return perhaps_empty(deps_of(value))
    return (
        Const("")
        if str(letters).strip("0") == ""
        else Unknown(deps_of(value), not isinstance(value, Unknown) or value.filled)
    )


def _shown(m: Machine, value: Value, node: Node) -> Value:
    """An object of the project as text; another value as it is."""
    inst = m.as_instance(value) if m.st is not None else None
    return shown(m, value, node) if inst is not None and inst.kind == "instance" else value
