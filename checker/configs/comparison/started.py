"""What a program starts of what its configuration defines: a component that nothing names is read, and does nothing.

Source: the collector's documentation of `service` ("if a component is configured, but not defined within the service
section, then it's not enabled").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from checker.configs.kinds.kind import Kind
from checker.configs.kinds.paths import canonical
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Scalar, Sequence, key_text

_PIPELINES: Final = ("service", "pipelines", "*")
_SECTIONS: Final = ("receivers", "processors", "exporters", "connectors")


def without_idle(kind: Kind, left: Node, right: Node, *, whole: bool = True) -> tuple[Node, Node]:
    """Both documents without the components that neither side starts. `whole`: nothing else is laid below them; else
    components of a plain name may be named there (by a chart's own pipelines)."""
    for section, paths in kind.started.items():
        ours, theirs = started(left, paths, kind.aliases), started(right, paths, kind.aliases)
        if ours is None or theirs is None:
            continue
        live = ours | theirs
        left, right = (_kept(root, section, live, kind.aliases, whole=whole) for root in (left, right))
    return left, right


def started(root: Node, paths: tuple[str, ...], aliases: Mapping[str, str] = {}) -> frozenset[str] | None:
    """The components that are named at any of the paths; None where that cannot be told."""
    found: set[str] = set()
    if not isinstance(root, Tree) or not any(_is_complete(root, line) for line in _at(root, _PIPELINES)):
        return None  # a part of a configuration, the rest of which may name what stands here
    for path in paths:
        for node in _at(root, tuple(path.split("."))):
            items = node.items if isinstance(node, Sequence) else (node,)
            if any(not isinstance(item, Scalar) or "$" in item.text for item in items):
                return None
            found.update(canonical(item.text, aliases) for item in items if isinstance(item, Scalar))
    return frozenset(found)


def _is_complete(root: Tree, line: Node) -> bool:
    """Whether all that a pipeline names is defined in the file."""
    defined = {name for section in _SECTIONS for name in _keys(root.get(section))}
    named = [item for part in _at(line, ("*",)) if isinstance(part, Sequence) for item in part.items]
    return bool(named) and all(isinstance(item, Scalar) and item.text in defined for item in named)


def _keys(node: Node | None) -> list[str]:
    return [key_text(entry.key) for entry in node.entries] if isinstance(node, Tree) else []


def _at(node: Node | None, path: tuple[str, ...]) -> Iterator[Node]:
    if node is None:
        return
    if not path:
        yield node
    elif isinstance(node, Tree):
        for below in [entry.value for entry in node.entries] if path[0] == "*" else [node.get(path[0])]:
            yield from _at(below, path[1:])


def _kept(root: Node, section: str, live: frozenset[str], aliases: Mapping[str, str], *, whole: bool) -> Node:
    assert isinstance(root, Tree)
    entries = []
    for entry in root.entries:
        below = entry.value
        if key_text(entry.key) == section and isinstance(below, Tree):
            kept = tuple(
                each
                for each in below.entries
                if canonical(key_text(each.key), aliases) in live or not (whole or "/" in key_text(each.key))
            )
            if not kept and below.entries:
                continue
            entry = replace(entry, value=replace(below, entries=kept))
        entries.append(entry)
    return replace(root, entries=tuple(entries))
