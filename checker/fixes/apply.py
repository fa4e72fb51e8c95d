"""The one place that writes source files: whole or not at all, and only what has not changed since it was read."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct


class Rewrite(Struct, frozen=True):
    """A file's bytes as they were read, and as they are to be."""

    path: str  # relative to the root, with /
    old: bytes
    new: bytes


class Refused(Struct, frozen=True):
    """A file that was not written, and why."""

    path: str
    reason: str


def write(root: Path, rewrites: Mapping[str, Rewrite]) -> tuple[Refused, ...]:
    """Write each file below `root`, those that cannot be written apart."""
    refused = []
    real = os.path.realpath(root)
    for path in sorted(rewrites):
        reason = _write(real, root / path, rewrites[path])
        if reason:
            refused.append(Refused(path, reason))
    return tuple(refused)


def _write(root: str, path: Path, rewrite: Rewrite) -> str:
    """Why the file was not written; empty if it was. A link stays one: the file that it names is written."""
    target = Path(os.path.realpath(path))
    if os.path.commonpath((root, target)) != root:
        return "it is a link to a file outside of the project"
    partial = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        held = target.read_bytes()
        if held == rewrite.new:  # another path to the same file was first
            return ""
        if held != rewrite.old:
            return "it was changed while it was being fixed; run fix again"
        mode = target.stat().st_mode
        if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
            return "it is read-only"
        partial.write_bytes(rewrite.new)
        partial.chmod(stat.S_IMODE(mode))
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        return f"it cannot be written: {error.strerror or error}"
    return ""


def diff(rewrites: Mapping[str, Rewrite], name: Callable[[str], str]) -> Iterator[str]:
    """The unified diff of all rewrites, by path; `name` gives the path that is shown."""
    for path in sorted(rewrites):
        rewrite = rewrites[path]
        old, new = _lines(rewrite.old), _lines(rewrite.new)
        for line in difflib.unified_diff(old, new, f"a/{name(path)}", f"b/{name(path)}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogateescape").splitlines(keepends=True)
