"""Headers that travel as one text (`ANTHROPIC_CUSTOM_HEADERS`, a line `name: value` each) -> a mapping of them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.execution.expressions.texts import concat
from checker.code.execution.heap import Dict
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Const, Text, Unknown, Value

_Line = list["str | None"]  # None: text that is not known


def headers_of(m: Machine, value: Value) -> Value | None:
    """The headers of a text; None where nothing of it is known. A part that is not known stays within its line: what
    comes from outside ends no line. A line whose name is not known may be any header."""
    if isinstance(value, Const):
        parts: tuple[str | None, ...] = (value.value,) if isinstance(value.value, str) else ()
        deps, filled = NO_DEPS, False
    elif isinstance(value, Text) and any(value.parts):
        parts, deps, filled = value.parts, value.deps, False
    else:
        return None
    out = Dict(fold=True)
    for line in _lines(parts):
        head, separator, tail = (line[0] or "").partition(":") if line else ("", "", "")
        if not separator:
            if any(part is None for part in line):
                out.open = (out.open or NO_DEPS) | deps
            continue
        pieces: list[Value] = [Unknown(deps, filled) if p is None else Const(p) for p in (tail.lstrip(), *line[1:])]
        if isinstance(pieces[-1], Const):
            pieces[-1] = Const(str(pieces[-1].value).rstrip())
        whole = [p for p in pieces if p != Const("")]
        out.keys[head.strip().lower()] = (whole[0] if len(whole) == 1 else concat(pieces), None)
    return m.add(out)


def _lines(parts: tuple[str | None, ...]) -> Iterator[_Line]:
    line: _Line = []
    for part in parts:
        if part is None:
            line.append(None)
            continue
        first, *others = part.split("\n")
        line.append(first)
        for other in others:
            yield line
            line = [other]
    yield line
