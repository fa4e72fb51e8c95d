"""The objects that a record's columns are in: where a log holds them as JSON text, as two lists, or flat, they are put
there as objects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from checker.logs.formats.log_format import Path
from checker.logs.formats.mapping import RecordMapping

Tree = dict[str, Any]


def nest(entries: dict[str, Any], own: Collection[str], roots: Collection[str]) -> bool:
    """Put what a shipper made flat (`metadata.team_id` as a key) into the objects that it was in, in `entries` itself;
    True if anything was changed. Keys that a format writes with dots (`own`) stay."""
    import msgspec

    flat = [key for key in entries if "." in key and key not in own and key.partition(".")[0] in roots]
    if not flat:
        return False
    objects: dict[str, Any] = {}
    for key in flat:
        root, *way = key.split(".")
        inner = objects.setdefault(root, {})
        for step in way[:-1]:
            inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            inner.setdefault(way[-1], entries[key])
    for root, inner in objects.items():
        if root not in entries:  # else both are there, and which is meant cannot be told
            entries[root] = msgspec.Raw(msgspec.json.encode(inner))
            for key in flat:
                if key.startswith(f"{root}."):
                    del entries[key]
    return True


def nested(document: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a whole object, whatever its keys are."""
    result: dict[str, Any] = {key: value for key, value in document.items() if "." not in key}
    for key, value in document.items():
        if "." in key:
            *way, last = key.split(".")
            inner: Any = result
            for step in way:
                inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
            if isinstance(inner, dict):
                inner.setdefault(last, value)
    return result


def tree_of(mapping: RecordMapping) -> Tree:
    """The containers as nested keys."""
    result: Tree = {}
    for path in (
        *mapping.containers,
        *mapping.format.json_text,
        *(c.path for col in mapping.columns.values() for c in col.candidates if c.tag),
    ):
        node = result
        for key in path:
            node = node.setdefault(key, {})
    return result


def unwrap(
    entries: dict[str, Any],
    tree: Tree,
    path: Path,
    expected: frozenset[Path],
    lists: frozenset[Path],
    wrapped: list[Path],
    broken: list[Path],
) -> bool:
    """Put objects in the place of JSON text, in `entries` itself; True if anything was changed. `broken`: where text
    begins as JSON does, and is none."""
    import msgspec

    changed = False
    for key, inner in tree.items():
        raw = entries.get(key)
        if raw is None:
            continue
        here = (*path, key)
        text = bytes(raw)
        if text[:1] == b'"':
            inside = _json_text(text)
            if inside is None:
                if text[1:2] == b"{" or text[1:4] == b'[\\"':
                    broken.append(here)
                continue
            if here not in expected:
                wrapped.append(here)
            text, changed = inside, True
            entries[key] = msgspec.Raw(text)
        if here in lists and text[:1] == b"{":
            paired = _paired(text)
            if paired is not None:
                text, changed = paired, True
                entries[key] = msgspec.Raw(text)
        if text[:1] == b"{" and inner:
            try:
                below = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
            except msgspec.DecodeError:
                continue
            if unwrap(below, inner, here, expected, lists, wrapped, broken):
                entries[key] = msgspec.Raw(encoded(below))
                changed = True
    return changed


def _json_text(text: bytes) -> bytes | None:
    """The object or list that a JSON string holds as text; None if it holds none."""
    import msgspec

    try:
        inside = msgspec.json.decode(text, type=str).strip()
        if inside[:1] not in ("{", "["):
            return None
        msgspec.json.decode(inside, type=dict[str, msgspec.Raw] if inside[0] == "{" else list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return None
    return inside.replace("\n", " ").replace("\r", " ").encode()


def _paired(text: bytes) -> bytes | None:
    """`{"key": ["a"], "value": ["b"]}` as `{"a": "b"}`."""
    import msgspec

    try:
        pair = msgspec.json.decode(text, type=dict[str, list[msgspec.Raw]])
        keys = [msgspec.json.decode(key, type=str) for key in pair.get("key", [])]
    except msgspec.DecodeError:
        return None
    values = pair.get("value", [])
    return encoded(dict(zip(keys, values, strict=True))) if len(keys) == len(values) and keys else None


def encoded(entries: dict[str, Any]) -> bytes:
    """As JSON."""
    import msgspec

    return msgspec.json.encode(entries)
