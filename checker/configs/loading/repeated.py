"""Variables that a list gives a value to twice (`[A=1, A=2]`, two entries of one name): the later one counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.configs.loading.configfile import ENV_KEYS, Diagnostic
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text, pointer_text, walk

_ASSIGNMENT: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)(?:=|$)")


def repeated_variables(root: Node, prefix: tuple[int, ...]) -> Iterator[Diagnostic]:
    """`prefix`: the document's place in a file of several."""
    for pointer, node in walk(root, prefix):
        if not isinstance(node, Mapping):
            continue
        for entry in node.entries:
            name = key_text(entry.key)
            if name in ENV_KEYS and isinstance(entry.value, Sequence) and not entry.merged:
                yield from _repeated(entry.value, (*pointer, name))


def _repeated(variables: Sequence, pointer: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    first: dict[str, Node] = {}
    for index, item in enumerate(variables.items):
        name = _name(item)
        if name is None:
            continue
        before = first.setdefault(name, item)
        if before is not item:
            message = f"the variable {name!r} is there twice, first in line {before.line}: the later one counts"
            yield Diagnostic("CP205", item.at, pointer_text((*pointer, index)), message, (before.at,))


def _name(item: Node) -> str | None:
    if isinstance(item, Mapping):
        named = item.get("name")
        return named.text if isinstance(named, Scalar) else None
    found = _ASSIGNMENT.match(item.text) if isinstance(item, Scalar) else None
    return found[1] if found is not None else None
