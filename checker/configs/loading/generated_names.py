"""Names that kustomize makes of contents: `gateway-env-5mkhkcm28g` is the ConfigMap `gateway-env`, whatever it holds.

Source: kustomize's hasher (api/hasher): ten characters of an alphabet without vowels behind the name of a ConfigMap or
Secret that it generates, there and wherever an object of the same build names it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from typing import Final

from msgspec.structs import replace

from checker.documents.tree import Mapping, Node, Scalar, Sequence

_HASHED: Final = re.compile(r"(?P<name>.+)-[2456789bcdfghkmt]{10}")
_KINDS: Final = frozenset({"ConfigMap", "Secret"})


def without_hashes(roots: Seq[Node]) -> tuple[Node, ...]:
    """The objects of one file with the names that its ConfigMaps and Secrets were generated from."""
    names = [(kind, name) for kind, name in map(_named, roots) if kind in _KINDS]
    stems = {(kind, name): found["name"] for kind, name in names if (found := _HASHED.fullmatch(name)) is not None}
    taken = Counter((kind, stems.get((kind, name), name)) for kind, name in names)
    given = {name: stem for (kind, name), stem in stems.items() if taken[kind, stem] == 1}
    return tuple(_renamed(root, given) for root in roots) if given else tuple(roots)


def _named(root: Node) -> tuple[str, str]:
    kind = root.get("kind") if isinstance(root, Mapping) else None
    about = root.get("metadata") if isinstance(root, Mapping) else None
    name = about.get("name") if isinstance(about, Mapping) else None
    return (kind.text if isinstance(kind, Scalar) else "", name.text if isinstance(name, Scalar) else "")


def _renamed(node: Node, given: Map[str, str]) -> Node:
    match node:
        case Scalar():
            name = given.get(node.text) if isinstance(node.value, str) else None
            return node if name is None else replace(node, value=name, text=name)
        case Sequence():
            return replace(node, items=tuple(_renamed(item, given) for item in node.items))
        case Mapping():
            entries = tuple(replace(entry, value=_renamed(entry.value, given)) for entry in node.entries)
            return replace(node, entries=entries)
