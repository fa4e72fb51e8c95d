"""Documents of a policy, one over the other, into one tree in which every value still knows where it was written.

Maps merge by key, lists replace; `{add: [...]}` appends to the inherited list. A field set to null is dropped.
"""

from __future__ import annotations

from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text, plain

_ADD = "add"


def merge(upper: Node, lower: Node) -> Node:
    """`lower` over `upper`. Associative as long as a key keeps its type, which the policy's schema sees to."""
    more = _added(lower)
    if more is not None:
        if isinstance(upper, Sequence):
            return _append(upper, more)
        inherited = _added(upper)
        if inherited is not None:
            return _wrap(_append(inherited, more), lower)
        return lower
    if not isinstance(upper, Mapping) or not isinstance(lower, Mapping) or _added(upper) is not None:
        return lower
    below = {key_text(entry.key): entry for entry in lower.entries}
    entries = []
    for entry in upper.entries:
        over = below.pop(key_text(entry.key), None)
        entries.append(Entry(over.key, merge(entry.value, over.value)) if over else entry)
    entries.extend(below.values())
    return _with(lower, entries)


def finish(root: Mapping) -> Mapping:
    """The effective tree: no `extends`, no `tests`, no `add:` that has nothing to add to, no field that was dropped."""
    entries = []
    for entry in root.entries:
        name = key_text(entry.key)
        if name in ("extends", "tests"):
            continue
        value = _settle(entry.value)
        if name == "fields" and isinstance(value, Mapping):
            kept = [field for field in value.entries if not _is_null(field.value)]
            value = _with(value, kept)
        entries.append(Entry(entry.key, value))
    return _with(root, entries)


def _settle(node: Node) -> Node:
    if isinstance(node, Mapping):
        more = _added(node)
        if more is not None:
            return _append(_with_items(more, ()), more)
        return _with(node, [Entry(entry.key, _settle(entry.value), entry.merged) for entry in node.entries])
    return node


def _added(node: Node) -> Sequence | None:
    """The list of `{add: [...]}`."""
    if isinstance(node, Mapping) and len(node.entries) == 1:
        only = node.entries[0]
        if only.key.value == _ADD and isinstance(only.value, Sequence):
            return only.value
    return None


def _append(upper: Sequence, more: Sequence) -> Sequence:
    items = list(upper.items)
    known = [plain(item) for item in items]
    for item in more.items:
        value = plain(item)
        if value not in known:
            items.append(item)
            known.append(value)
    return _with_items(more, tuple(items))


def _wrap(items: Sequence, like: Node) -> Mapping:
    key = like.entries[0].key if isinstance(like, Mapping) else Scalar(_ADD, _ADD, like.path, like.line, like.column)
    return Mapping((Entry(key, items),), like.path, like.line, like.column, like.end_line, like.end_column)


def _with(node: Mapping, entries: list[Entry]) -> Mapping:
    return Mapping(tuple(entries), node.path, node.line, node.column, node.end_line, node.end_column)


def _with_items(node: Sequence, items: tuple[Node, ...]) -> Sequence:
    return Sequence(items, node.path, node.line, node.column, node.end_line, node.end_column)


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
