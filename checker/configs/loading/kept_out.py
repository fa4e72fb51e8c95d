"""Whether a file that is not there is kept out of the repository on purpose: ignored by git, or called `.env`."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Final

from checker.files.ignore import IgnoreRules

_MAX_FOLDERS: Final = 50
# What the template beside a file of secrets is called.
_TEMPLATES: Final = ("example", "sample", "template", "dist", "tmpl")


def is_kept_out(file: Path, root: Path) -> bool:
    """`root`: the project's folder, whose .gitignore and those below it count."""
    return file.name == ".env" or file.name.startswith(".env.") or _has_template(file) or _is_ignored(file, root)


def _has_template(file: Path) -> bool:
    names = [name for word in _TEMPLATES for name in (f"{file.name}.{word}", f"{word}.{file.name}", f".env.{word}")]
    return any((file.parent / name).is_file() for name in names)


def _is_ignored(file: Path, root: Path) -> bool:
    """As git decides it: the folders above first, of the files of rules the nearest one that speaks of it."""
    try:
        steps = file.relative_to(root).parts
    except ValueError:
        return False
    rules: list[tuple[str, IgnoreRules]] = []
    for depth, _ in enumerate(steps[:_MAX_FOLDERS]):
        above = posixpath.join("", *steps[:depth])
        listed = root / above / ".gitignore"
        if listed.is_file():
            rules.insert(0, (above, IgnoreRules(listed.read_text(encoding="utf-8", errors="replace").split("\n"))))
        path = posixpath.join(*steps[: depth + 1])
        if _verdict(rules, path, is_folder=depth + 1 < len(steps)):
            return True
    return False


def _verdict(rules: list[tuple[str, IgnoreRules]], path: str, *, is_folder: bool) -> bool:
    for above, patterns in rules:
        below = path[len(above) + 1 :] if above else path
        found = patterns.verdict(below, posixpath.basename(path), is_folder)
        if found is not None:
            return found
    return False
