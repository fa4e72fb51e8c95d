"""Versions that a project declares of an SDK and that its own code contradicts: it names what they do not have.

They cannot be what runs, so they say nothing: else a line in a requirements file would take calls out of sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.code.source.project import Project
from checker.sdks.catalogue import Catalogue


def contradicted(catalogue: Catalogue, project: Project) -> set[str]:
    """The SDKs whose declared versions leave out what a file of the project names."""
    left = [_Left(sdk, catalogue.modules_by_sdk()[sdk], *what) for sdk, what in catalogue.left_out().items()]
    found: set[str] = set()
    for module in project.modules.values() if left else ():
        try:
            source = module.source
        except (ValueError, OSError):  # it is reported where it is read
            continue
        found.update(one.sdk for one in left if one.is_named_in(source))
        if len(found) == len(left):
            break
    return found


class _Left:
    """What the declared version of an SDK leaves out."""

    def __init__(self, sdk: str, modules: Iterable[str], names: Iterable[str], paths: Iterable[str]) -> None:
        self.sdk = sdk
        self._literals = [name.encode() for name in modules]
        self._modules = re.compile(rb"\b(?:" + b"|".join(map(_word, modules)) + rb")\b")
        self._names = _pattern(names, paths)

    def is_named_in(self, source: bytes) -> bool:
        if not any(name in source for name in self._literals):  # most files: the patterns take many times as long
            return False
        return self._modules.search(source) is not None and self._names.search(source) is not None


def _pattern(names: Iterable[str], paths: Iterable[str]) -> re.Pattern[bytes]:
    parts = [rb"\." + _word(path) + rb"\s*\(" for path in sorted(paths)]
    for name in sorted(names):
        module, _, last = name.rpartition(".")
        parts.append(rb"\bfrom[ \t]+" + _word(module) + rb"[ \t]+import\b[^\n]*\b" + _word(last) + rb"\b")
        parts.append(rb"\b" + _word(name) + rb"\b")
    return re.compile(b"|".join(parts) or rb"(?!)")


def _word(name: str) -> bytes:
    return re.escape(name).encode()
