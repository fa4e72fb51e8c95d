"""Files that a configuration names and its program takes in: which of them may be read, and how they are found.

Only regular files of the project are read, and so many. What is not read is told (`unread`), since what it says was
neither compared nor judged.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct, field

from checker.configs.loading.kept_out import is_kept_out
from checker.configs.readers import Reading
from checker.documents.errors import DocumentError
from checker.documents.location import Location

MAX_FILES: Final = 200
MAX_DEPTH: Final = 10  # files that take in files
_NOT_LOCAL: Final = ("://", "oci:", "git@", "$", "{{")


class Source(Struct, frozen=True):
    """A file to read: `path` as messages give it, `file` where it lies. `data`: what is read in its place. `root`: the
    folder that files which it takes in must lie in; its own if nobody says."""

    path: str
    file: Path
    data: bytes | None = None
    root: Path | None = None


Reader = Callable[[Source, str | None], Reading]  # the format, if it is known; raises DocumentError and OSError


class Inclusion(Struct):
    """What was taken in for one side: `read` with what was read in each, the places of those that were `unread`, and by
    name those that are kept out of the repository on purpose (`unseen`)."""

    reader: Reader
    read: list[tuple[Source, Reading]] = field(default_factory=list)
    unread: list[tuple[Location, str]] = field(default_factory=list)
    unseen: list[tuple[Location, str]] = field(default_factory=list)

    def take(
        self, name: str, what: str, at: Location, base: Source, depth: int, form: str | None = None
    ) -> list[tuple[Source, Reading]]:
        """The files that `name` means to `base`, which says it `at`; `what` it says in words (`include`)."""
        found: list[tuple[Source, Reading]] = []
        for source in self._found(name, what, at, base, depth):
            try:
                reading = self.reader(source, form)
            except (DocumentError, OSError) as error:
                why = error.message if isinstance(error, DocumentError) else error.strerror or str(error)
                self._miss(at, what, name, f"cannot be read ({why})")
                continue
            self.unread += reading.unread
            self.read.append((source, reading))
            found.append((source, reading))
        return found

    def _found(self, name: str, what: str, at: Location, base: Source, depth: int) -> list[Source]:
        root = (base.root or base.file.parent).resolve()
        folder = base.file.parent
        if not name or any(mark in name for mark in _NOT_LOCAL):
            return self._miss(at, what, name, "is no file of the project")
        if depth >= MAX_DEPTH or len(self.read) >= MAX_FILES:
            return self._miss(at, what, name, "is not followed: too many files take in one another")
        files = sorted(folder.glob(name)) if _is_pattern(name) else [folder / name]
        inside = [file for file in files if file.resolve().is_relative_to(root)]
        if len(inside) < len(files) and what == "env_file" and name.startswith("/"):  # secrets of the machine
            self.unseen.append((at, name))
            return []
        if len(inside) < len(files):
            return self._miss(at, what, name, "lies outside of the project and is not read")
        there = [file for file in inside if file.is_file()]
        if not there and what == "env_file" and all(is_kept_out(file, root) for file in inside):
            self.unseen.append((at, name))
            return []
        if not there:
            hint = ", and no `required: false` says that it may be missing" if what == "env_file" else ""
            return self._miss(at, what, name, f"is not there{hint}")
        return [Source(_shown(base, file), file, root=root) for file in there]

    def _miss(self, at: Location, what: str, name: str, why: str) -> list[Source]:
        self.unread.append((at, f"{what} {name} {why}: what it says was not compared"))
        return []


def _is_pattern(name: str) -> bool:
    return any(mark in name for mark in "*?[") and not Path(name).is_absolute()


def _shown(base: Source, file: Path) -> str:
    """The file's path as messages give that of `base`."""
    return PurePosixPath(base.path).parent.joinpath(Path(os.path.relpath(file, base.file.parent)).as_posix()).as_posix()
