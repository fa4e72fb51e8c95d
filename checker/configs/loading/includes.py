"""Documents with what they take in from other files, merged as their program does it.

litellm-proxy    `include: [models.yaml]`: lists are added to those that are there, everything else replaces
                 (ProxyConfig._process_includes)
fluent-bit       `includes: [inputs.yaml]`: sections of the pipeline are added, where the word stands; the classic
                 format's @INCLUDE is read by its reader
otel-collector   `${file:part.yaml}`: what the file holds stands there
docker-compose   compose_includes.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Seq

from msgspec.structs import replace

from checker.configs.kinds.kind import Kind
from checker.configs.loading import compose_includes
from checker.configs.loading.inclusion import Inclusion, Source
from checker.configs.readers import Reading
from checker.documents.location import Location
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text

_FILE = re.compile(r"\$\{file:(?P<name>[^}]+)\}")


def with_includes(reading: Reading, source: Source, kind: Kind, inclusion: Inclusion) -> Reading:
    """The reading with its documents as the program sees them."""
    match kind.name:
        case "litellm-proxy":
            return replace(reading, documents=tuple(_litellm(d, source, inclusion, 0) for d in reading.documents))
        case "fluent-bit":
            return replace(reading, documents=tuple(_pipeline(d, source, inclusion, 0) for d in reading.documents))
        case "otel-collector":
            return replace(reading, documents=tuple(_files(d, source, inclusion, 0) for d in reading.documents))
        case "docker-compose":
            return compose_includes.with_includes(reading, source, kind, inclusion)
        case _:
            return reading


def with_variables(roots: tuple[Node, ...], sources: Seq[Source], kind: Kind, inclusion: Inclusion) -> tuple[Node, ...]:
    """The merged documents with the variables of the files that they name. Paths in a layer mean what they mean in the
    first one (Compose: "relative to the base Compose file")."""
    if kind.name != "docker-compose":
        return roots
    beside = {source.path: source for source, _ in inclusion.read} | {source.path: sources[0] for source in sources}
    return tuple(compose_includes.with_variables(root, beside, inclusion) for root in roots)


def named(node: Node | None) -> Iterator[Scalar]:
    """A name, or a list of names."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and item.value is not None:
            yield item


def _litellm(root: Node, source: Source, inclusion: Inclusion, depth: int) -> Node:
    if not isinstance(root, Mapping) or root.entry("include") is None:
        return root
    entries = {key_text(entry.key): entry for entry in root.entries}
    for name in named(root.get("include")):
        for file, reading in inclusion.take(name.text, "include", name.at, source, depth):
            for document in reading.documents:
                below = _litellm(document, file, inclusion, depth + 1)
                for entry in below.entries if isinstance(below, Mapping) else ():
                    key = key_text(entry.key)
                    there = entries.get(key)
                    if key == "include":
                        continue
                    if there is not None and isinstance(entry.value, Sequence) and isinstance(there.value, Sequence):
                        entries[key] = Entry(there.key, _joined(there.value, entry.value))
                    else:
                        entries[key] = entry
    return replace(root, entries=tuple(entries.values()))


def _pipeline(root: Node, source: Source, inclusion: Inclusion, depth: int) -> Node:
    if not isinstance(root, Mapping) or root.entry("includes") is None:
        return root
    merged: Mapping = replace(root, entries=())
    for entry in root.entries:
        if key_text(entry.key) != "includes":
            merged = _added(merged, replace(root, entries=(entry,)))
            continue
        for name in named(entry.value):
            for file, reading in inclusion.take(name.text, "includes", name.at, source, depth):
                for document in reading.documents:
                    below = _pipeline(document, file, inclusion, depth + 1)
                    merged = _added(merged, below) if isinstance(below, Mapping) else merged
    return merged


def _added(one: Mapping, other: Mapping) -> Mapping:
    """Both, lists of one name after one another."""
    entries = {key_text(entry.key): entry for entry in one.entries}
    for entry in other.entries:
        there = entries.get(key_text(entry.key))
        if there is not None and isinstance(there.value, Sequence) and isinstance(entry.value, Sequence):
            entries[key_text(entry.key)] = Entry(there.key, _joined(there.value, entry.value))
        elif there is not None and isinstance(there.value, Mapping) and isinstance(entry.value, Mapping):
            entries[key_text(entry.key)] = Entry(there.key, _added(there.value, entry.value))
        else:
            entries[key_text(entry.key)] = entry
    return replace(one, entries=tuple(entries.values()))


def _joined(one: Sequence, other: Sequence) -> Sequence:
    return replace(one, items=(*one.items, *other.items))


def _files(node: Node, source: Source, inclusion: Inclusion, depth: int) -> Node:
    match node:
        case Scalar():
            found = _FILE.search(node.text) if "${file:" in node.text else None
            if found is None:
                return node
            if found[0] != node.text:
                place = Location(node.path, node.line, node.column)
                inclusion.unread.append((place, f"{found[0]} within a text is not followed: it was not compared"))
                return node
            taken = inclusion.take(found["name"], "the file", node.at, source, depth)
            if not taken or len(taken[0][1].documents) != 1:
                return node
            return _files(taken[0][1].documents[0], taken[0][0], inclusion, depth + 1)
        case Sequence():
            items = tuple(_files(item, source, inclusion, depth) for item in node.items)
            return node if all(map(_is, items, node.items)) else replace(node, items=items)
        case Mapping():
            values = [_files(entry.value, source, inclusion, depth) for entry in node.entries]
            if all(map(_is, values, (entry.value for entry in node.entries))):
                return node
            entries = tuple(replace(e, value=v) for e, v in zip(node.entries, values, strict=True))
            return replace(node, entries=entries)


def _is(one: Node, other: Node) -> bool:
    return one is other
