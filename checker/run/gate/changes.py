"""A population narrowed to what a change causes: the files that it touched, and those that use what it took away."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.files.discovery import PYTHON_ENDINGS
from checker.files.git import Comparison

if TYPE_CHECKING:
    from checker.run.population import Population

_NEAR = 3  # lines around a changed one in which a lock file names the package


def narrowed(population: Population, since: Comparison, *, gate: frozenset[str]) -> Population:
    """What is reported on: the changed files among those that were asked for, or all of them where one changed that
    decides about all (`gate`, absolute paths) or the versions of an SDK did."""
    top = since.base.top
    touched = {path for change in since.changed for path in (change.path, change.before) if path}
    if any(str(top / path) in gate for path in touched) or _versions_changed(population, since):
        return population
    now = {change.path for change in since.changed if change.path}
    gone = [c.before for c in since.changed if c.before and c.before != c.path and c.before.endswith(PYTHON_ENDINGS)]
    shown = population.shown & (now | frozenset(_importers(population, gone)))
    return replace(population, shown=shown, shown_configs=population.shown_configs & now, everything=False)


def _importers(population: Population, gone: Iterable[str]) -> Iterable[str]:
    """Files with an import that may mean a module that is no longer there."""
    names = {_module_name(path) for path in gone} - {""}
    if not names:
        return
    words = "|".join(sorted(map(re.escape, names)))
    listed = rf"(?:from[ \t]+\S+[ \t]+)?import\b(?:[^\n(]*|[ \t]*\([^)]*)\b(?:{words})\b"
    pattern = re.compile(rf"^[ \t]*(?:from[ \t]+\S*\b(?:{words})\b|{listed})".encode(), re.MULTILINE)
    for path in population.shown:
        try:
            data = (population.root / path).read_bytes()
        except OSError:  # whoever reads it to judge it tells
            continue
        if pattern.search(data):
            yield path


def _module_name(path: str) -> str:
    folder, name = posixpath.split(path)
    stem = name.partition(".")[0]
    return posixpath.basename(folder) if stem == "__init__" else stem


def _versions_changed(population: Population, since: Comparison) -> bool:
    """Whether a changed line of a requirements or lock file lies where an SDK's package is named."""
    known = frozenset(population.requirements)
    files = {c.path or c.before: c.before for c in since.changed if (c.path or c.before) in known}
    if not files:
        return False
    from checker.sdks.catalogue import load

    packages = sorted(load().packages)
    pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, packages))})(?![\w-])", re.IGNORECASE)
    before = dict(since.base.texts(sorted(filter(None, files.values()))))
    for path, old in files.items():
        try:
            now = (population.root / path).read_bytes()
        except OSError:
            now = b""
        if _differ(before.get(old, b""), now, pattern):
            return True
    return False


def _differ(before: bytes, now: bytes, pattern: re.Pattern[str]) -> bool:
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, now))
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        near = (*old[max(0, i - _NEAR) : j + 1], *new[max(0, k - _NEAR) : m + 1])
        if any(pattern.search(line) for line in near):
            return True
    return False
