"""Trees of carriers: by which arguments headers or metadata travel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str, ...]


def leaves(tree: Mapping[str, Any], over: bool = True) -> dict[str, Path]:
    """leaf (`headers`, `metadata`) -> the shortest way; `over`: of equal ones to headers the last, which lies over the
    others."""
    found: dict[str, Path] = {}
    for path, leaf in walk(tree, ()):
        nearer = leaf not in found or len(path) < len(found[leaf]) + (over and leaf == "headers")
        if "[]" not in path and nearer:
            found[leaf] = path
    return found


def walk(tree: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, str]]:
    """Every way to a leaf, from the outermost argument inward."""
    for key, value in tree.items():
        if isinstance(value, str):
            yield (*above, key), value
        elif isinstance(value, Mapping):
            yield from walk(value, (*above, key))
