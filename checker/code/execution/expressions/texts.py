"""Texts put together of values, with the parts of them that are not known."""

from __future__ import annotations

from checker.code.execution.values import NO_DEPS, Const, Deps, Text, Unknown, Value, as_data, deps_of


def text_parts(value: Value) -> tuple[tuple[str | None, ...], Deps, bool]:
    """(parts, deps, filled) of a value as text."""
    value = as_data(value)
    if isinstance(value, Const):
        text = value.value if isinstance(value.value, str) else str(value.value)
        return (text,), NO_DEPS, bool(text)
    if isinstance(value, Text):
        return value.parts, value.deps, value.filled or any(value.parts)
    if isinstance(value, Unknown):
        return (None,), value.deps, value.filled
    return (None,), deps_of(value), False


def concat(values: list[Value]) -> Value:
    """The text made of `values`, each constant as str() shows it."""
    parts: list[str | None] = []
    deps: Deps = NO_DEPS
    filled = False
    for value in values:
        more, more_deps, more_filled = text_parts(value)
        for part in more:
            if part is not None and parts and parts[-1] is not None:
                parts[-1] += part
            elif part != "":
                parts.append(part)
        deps |= more_deps
        filled = filled or more_filled
    if all(p is not None for p in parts):
        return Const("".join(p for p in parts if p is not None))
    return Text(tuple(parts), deps, filled)
