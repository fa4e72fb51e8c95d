"""Lowering of literals: numbers, constants, text with what is filled into it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from checker.code.frontends.nodes import Lower, name_of, pos_of, text_of
from checker.code.source.summary import Node

if TYPE_CHECKING:
    from checker.code.frontends.python_expressions import Lowering


def identifier(low: Lowering, node: Any) -> Node:
    """A name."""
    return ("name", pos_of(node), name_of(node))


def number(low: Lowering, node: Any) -> Node:
    """An integer or float; unknown beyond 64 bits, or where it is complex."""
    text = text_of(node)
    try:
        value = int(text, 0) if node.type == "integer" else float(text)
    except ValueError:  # complex, or what Python would not read
        return ("unknown", pos_of(node))
    if isinstance(value, int) and value.bit_length() > 63:
        return ("unknown", pos_of(node))
    return ("const", pos_of(node), value)


def constant(value: object) -> Lower:
    """A keyword that stands for a value."""
    return lambda low, node: ("const", pos_of(node), value)


def _string_parts(low: Lowering, node: Any) -> list[Any]:
    """Parts of one string literal: text, and (value, conversion, spec) per interpolation, with the
    expressions within its format. Bytes give bytes."""
    start = text_of(node.children[0]) if node.child_count else '"'
    prefix = start.rstrip("\"'").lower()
    raw = "r" in prefix
    parts: list[Any] = []
    for child in node.children[1:]:
        kind = child.type
        if kind == "string_content":
            parts.append(_unescape(text_of(child), raw, "f" in prefix or "t" in prefix))
        elif kind == "interpolation":
            value = child.child_by_field_name("expression")
            conversion = child.child_by_field_name("type_conversion")
            spec = child.child_by_field_name("format_specifier")
            if value is not None:
                if text_of(child).rstrip("}").rstrip().endswith("=") and spec is None:
                    parts.append("=")
                parts.append(
                    (
                        low.expression(value),
                        text_of(conversion)[1:] if conversion is not None else "",
                        text_of(spec)[1:] if spec is not None else "",
                        _nested(low, spec),
                    )
                )
    if "b" in prefix:
        return [("".join(p for p in parts if isinstance(p, str))).encode("utf-8", "replace")]
    return parts


def _nested(low: Lowering, spec: Any) -> tuple[Node, ...]:
    """What stands in braces within a format: `f"{amount:{width}}"`."""
    if spec is None:
        return ()
    inner = [c.child_by_field_name("expression") for c in spec.named_children]
    return tuple(low.expression(value) for value in inner if value is not None)


def _unescape(text: str, raw: bool, formatted: bool) -> str:
    if formatted:
        text = text.replace("{{", "{").replace("}}", "}")
    if raw or "\\" not in text:
        return text
    quote = '"""' if "'''" in text or text.endswith("'") else "'''"
    try:
        read = ast.parse(quote + text + quote, mode="eval").body  # `literal_eval` leaves cycles to the collector
    except (ValueError, SyntaxError):
        return text
    return read.value if isinstance(read, ast.Constant) and isinstance(read.value, str) else text


def string(low: Lowering, node: Any) -> Node:
    """A text with its neighbours: a constant, or parts where something is filled in."""
    children = node.named_children if node.type == "concatenated_string" else [node]
    parts: list[Any] = []
    for child in children:
        if child.type == "string":
            parts += _string_parts(low, child)
    if all(isinstance(p, bytes) for p in parts) and parts:
        return ("const", pos_of(node), b"".join(parts))
    if all(isinstance(p, str) for p in parts):
        return ("const", pos_of(node), "".join(parts))
    return ("fstring", pos_of(node), tuple(p for p in parts if not isinstance(p, bytes)))


def ellipsis(low: Lowering, node: Any) -> Node:
    """`...`, which stands for nothing that is followed."""
    return ("unknown", pos_of(node))
