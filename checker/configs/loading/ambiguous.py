"""Unquoted words that readers of YAML understand differently, where the kind's own reader reads what few expect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.configs.kinds.kind import Kind
from checker.configs.loading.configfile import Diagnostic
from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text, nodes_of, pointer_text

_SEXAGESIMAL = re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_OCTAL = re.compile(r"[-+]?0[0-7]+")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+")
_LOST_ZERO = re.compile(r"[0-9]+\.[0-9]*0")
_DOUBTFUL = re.compile("|".join(f"(?:{part.pattern})" for part in (_SEXAGESIMAL, _OCTAL, _EXPONENT, _LOST_ZERO)))
_MAX: Final = 100


def ambiguous_words(root: Node, kind: Kind) -> Iterator[Diagnostic]:
    """At most a hundred per document. Values only; each place in the file once, however many aliases lead there."""
    if kind.formats[0] != "yaml" and "yaml" not in kind.formats:
        return
    if not any(_is_doubtful(node) for node in nodes_of(root)):
        return
    seen: set[Location] = set()
    for pointer, node in _scalars(root, ()):
        if node.quoted or len(seen) >= _MAX:
            continue
        message = _message(node, kind) or _version(node, pointer)
        if message is not None and node.at not in seen:
            seen.add(node.at)
            yield Diagnostic("CP205", node.at, pointer_text(pointer), message)


def _is_doubtful(node: Node) -> bool:
    """A quick look, before places are asked for."""
    if not isinstance(node, Scalar) or node.quoted:
        return False
    text = node.text
    return (text[:1].isdigit() or text[:1] in ("-", "+")) and _DOUBTFUL.fullmatch(text) is not None


def _message(node: Scalar, kind: Kind) -> str | None:
    text, value = node.text, node.value
    if isinstance(value, str):
        if _EXPONENT.fullmatch(text):
            return f"{text} is text to {kind.title}, not a number: write it with a dot and a sign ({_with_dot(text)})"
        return None
    if isinstance(value, bool) or value is None:
        return None
    if _SEXAGESIMAL.fullmatch(text):
        return f"{text} is the number {value} to {kind.title} (base 60), text to other readers: put it in quotes"
    if _OCTAL.fullmatch(text) and int(text) != value:
        what = f"{text} is the number {value} to {kind.title} (octal), {int(text)} to other readers"
        return f"{what}: write {value}, or put it in quotes if it is a text"  # a file's mode has to be a number
    return None


def _version(node: Scalar, pointer: tuple[str | int, ...]) -> str | None:
    """`tag: 1.10` is 1.1."""
    if (
        isinstance(node.value, float)
        and pointer
        and str(pointer[-1]).lower() in ("tag", "version", "appversion", "newtag")
    ):
        if _LOST_ZERO.fullmatch(node.text):
            return f"{node.text} is the number {node.value}: put the version in quotes"
    return None


def _with_dot(text: str) -> str:
    mantissa, exponent = re.split("[eE]", text)
    sign = exponent if exponent[0] in "+-" else f"+{exponent}"
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{sign}"


def _scalars(node: Node, pointer: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    if isinstance(node, Scalar):
        yield pointer, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _scalars(item, (*pointer, index))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if not entry.merged:
                yield from _scalars(entry.value, (*pointer, key_text(entry.key)))
