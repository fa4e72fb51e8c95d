"""Versions that a project declares of an SDK and that its own code contradicts: it names what they do not have.

They cannot be what runs, so they say nothing: else a line in a requirements file would take calls out of sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.code.source.project import Project
from checker.sdks.catalogue import Catalogue


def believed(catalogue: Catalogue, project: Project, files: Iterable[str]) -> Catalogue:
    """The catalogue in the declared versions, but for those SDKs of which a file names what these leave out."""
    left = {
        sdk: (re.compile(rb"\b(?:" + b"|".join(map(_word, modules)) + rb")\b"), _pattern(names, paths))
        for sdk, (names, paths) in catalogue.left_out().items()
        for modules in [catalogue.modules_by_sdk()[sdk]]
    }
    found: set[str] = set()
    for path in files if left else ():
        try:
            source = project.modules[path].source
        except (ValueError, OSError):  # it is reported where it is read
            continue
        found.update(sdk for sdk, (module, names) in left.items() if module.search(source) and names.search(source))
        if len(found) == len(left):
            break
    return catalogue.whatever_versions(found)


def _pattern(names: Iterable[str], paths: Iterable[str]) -> re.Pattern[bytes]:
    parts = [rb"\." + _word(path) + rb"\s*\(" for path in sorted(paths)]
    for name in sorted(names):
        module, _, last = name.rpartition(".")
        parts.append(rb"\bfrom[ \t]+" + _word(module) + rb"[ \t]+import\b[^\n]*\b" + _word(last) + rb"\b")
        parts.append(rb"\b" + _word(name) + rb"\b")
    return re.compile(b"|".join(parts) or rb"(?!)")


def _word(name: str) -> bytes:
    return re.escape(name).encode()
