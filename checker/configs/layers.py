"""Layers of values over one another, as Helm does it: mappings merge deeply, everything else replaces, null deletes."""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents.tree import Entry, Mapping, Node, Scalar, key_text


def merge_layers(layers: Sequence[Sequence[Node]]) -> tuple[Node, ...]:
    """The documents of one side. A single layer stays as it is; of several each must hold one document."""
    if len(layers) == 1:
        return tuple(layers[0])
    merged: Node | None = None
    for documents in layers:
        for document in documents:
            merged = document if merged is None else merge(merged, document)
    return () if merged is None else (merged,)


def merge(lower: Node, upper: Node) -> Node:
    """`upper` over `lower`; every node keeps the place where it was written."""
    if _is_null(upper) and isinstance(lower, Mapping):
        return lower  # an empty file says nothing
    if not isinstance(lower, Mapping) or not isinstance(upper, Mapping):
        return upper
    over = {key_text(entry.key): entry for entry in upper.entries}
    entries: list[Entry] = []
    for entry in lower.entries:
        above = over.pop(key_text(entry.key), None)
        if above is None:
            entries.append(entry)
        elif not _is_null(above.value):
            entries.append(Entry(above.key, merge(entry.value, above.value)))
    entries.extend(entry for entry in over.values() if not _is_null(entry.value))
    return Mapping(tuple(entries), upper.path, upper.line, upper.column, upper.end_line, upper.end_column)


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
