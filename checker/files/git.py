"""A git repository: which files differ from a commit, and what they were there. Needs `git` on the PATH.

Nothing of the repository's is run: no hook, no external diff, no text conversion, no file system monitor.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from checker.errors import InputError

_SAFE: Final = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
_LINK: Final = "120000"
_SUBMODULE: Final = "160000"
_MAX_LINKS: Final = 16
FETCH_ALL: Final = (
    "fetch the whole history: `fetch-depth: 0` under `with:` of actions/checkout, `GIT_DEPTH: 0` under `variables:` on "
    "GitLab, else `git fetch --unshallow`"
)


class GitError(InputError):
    """What git cannot tell: a usage error (exit code 2). The message says what to do."""


class Changed(Struct, frozen=True):
    """A file that differs from the commit. Paths are relative to the repository, `/`-separated.

    `before` is empty for a new file, `path` for one that is gone; they differ for a renamed one."""

    path: str
    before: str

    @property
    def is_moved(self) -> bool:
        return bool(self.path and self.before and self.path != self.before)


class Revision(Struct):
    """The files of one commit, as a `Reader`: paths outside of the repository are read from the disk."""

    top: Path
    commit: str
    _tree: dict[str, tuple[str, str]] = field(default_factory=dict)  # path -> mode and object
    _folders: set[str] = field(default_factory=set)

    def read(self, path: Path) -> bytes:
        inside = self._inside(path)
        if inside is None:
            return path.read_bytes()
        name = self._follow(inside)
        if name in self._folders:
            raise IsADirectoryError(21, "Is a directory", str(path))
        entry = self._entries().get(name)
        if entry is None:
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return _git(self.top, "cat-file", "blob", entry[1])

    def exists(self, path: Path) -> bool:
        inside = self._inside(path)
        if inside is None:
            return path.exists()
        name = self._follow(inside)
        return name in self._entries() or name in self._folders

    def is_file(self, path: Path) -> bool:
        inside = self._inside(path)
        return path.is_file() if inside is None else self._follow(inside) in self._entries()

    def real(self, path: Path) -> Path:
        inside = self._inside(path)
        return path.resolve() if inside is None else self.top / self._follow(inside)

    def texts(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The files among `paths` (relative to the repository) that the commit has, each with its bytes; links are
        what they are there: links."""
        wanted = [(path, entry) for path in paths if (entry := self._entries().get(path)) and entry[0] != _LINK]
        asked = "".join(f"{entry[1]}\n" for _, entry in wanted).encode()
        data = _git(self.top, "cat-file", "--batch", stdin=asked) if wanted else b""
        position = 0
        for path, _ in wanted:
            end = data.index(b"\n", position)
            size = int(data[position:end].rsplit(b" ", 1)[1])
            yield path, data[end + 1 : end + 1 + size]
            position = end + size + 2

    def has(self, path: str) -> bool:
        return path in self._entries()

    def _inside(self, path: Path) -> str | None:
        name = os.path.relpath(os.path.abspath(path), self.top).replace(os.sep, "/")  # noqa: PTH100
        return None if name == ".." or name.startswith("../") or posixpath.isabs(name) else name

    def _entries(self) -> dict[str, tuple[str, str]]:
        if not self._tree:
            for line in _lines(_git(self.top, "ls-tree", "-r", "-z", "--full-tree", self.commit)):
                head, _, path = line.partition("\t")
                mode, _, name = head.split(" ")
                self._tree[path] = (mode, name)
                folder = posixpath.dirname(path)
                while folder and folder not in self._folders:
                    self._folders.add(folder)
                    folder = posixpath.dirname(folder)
            self._folders.add(".")
        return self._tree

    def _follow(self, name: str) -> str:
        """The path within the commit's tree, links resolved; one that leads out of it stays as it is."""
        for _ in range(_MAX_LINKS):
            parts = name.split("/")
            for end in range(1, len(parts) + 1):
                head = "/".join(parts[:end])
                entry = self._entries().get(head)
                if entry is not None and entry[0] == _LINK:
                    target = _git(self.top, "cat-file", "blob", entry[1]).decode("utf-8", "surrogateescape")
                    name = posixpath.normpath(posixpath.join(posixpath.dirname(head), target, *parts[end:]))
                    break
            else:
                return name
            if name.startswith(("../", "/")):
                return name
        return name


class Comparison(Struct, frozen=True):
    """What stands in the working tree against where it left `rev`."""

    rev: str
    base: Revision
    changed: tuple[Changed, ...]
    links: frozenset[str]  # changed paths that are symbolic links now
    submodules: frozenset[str] = frozenset()  # changed paths that are other repositories now


def compare(rev: str, folder: Path) -> Comparison:
    """The working tree at `folder` against the commit where it left `rev`. Raises GitError."""
    flag = f"--changed-since {rev}"
    try:
        up = _git(folder, "rev-parse", "--show-cdup").decode("utf-8", "surrogateescape").rstrip("\n")
        top = Path(os.path.normpath(folder / up))  # not --show-toplevel, which resolves links above the repository
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError as error:
        raise GitError(f"{flag}: {error}") from None
    cut = f"{flag}: this clone is shallow and does not reach back to where the change began: {FETCH_ALL}"
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}").strip().decode()
    except GitError:
        remote, _, branch = rev.partition("/")
        hint = f"fetch it: `git fetch {remote} {branch}:refs/remotes/{rev}`" if branch else "is it fetched?"
        raise GitError(cut if shallow else f"{flag}: there is no such revision here; {hint}") from None
    try:
        base = _git(top, "merge-base", commit, "HEAD").split()[0].decode()
    except (GitError, IndexError):
        raise GitError(cut if shallow else f"{flag}: it has no history in common with HEAD") from None
    changed = tuple(sorted(_changed(top, base), key=lambda c: (c.path, c.before)))
    links = frozenset(c.path for c in changed if c.path and (top / c.path).is_symlink())
    return Comparison(rev, Revision(top, base), changed, links, _submodules(top, changed))


def tracked(top: Path) -> frozenset[str]:
    """Every file that git knows, and every new one that it does not ignore."""
    listed = _git(top, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    return frozenset(_lines(listed))


def _submodules(top: Path, changed: Iterable[Changed]) -> frozenset[str]:
    """Those that the index has; a repository within that nobody added is told apart by its own `.git`."""
    listed = _lines(_git(top, "ls-files", "--stage", "-z"))
    known = {entry.partition("\t")[2] for entry in listed if entry.startswith(f"{_SUBMODULE} ")}
    return frozenset(c.path for c in changed if c.path in known)


def _changed(top: Path, base: str) -> Iterator[Changed]:
    found = _lines(
        _git(top, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", "--no-textconv", base, "--")
    )
    words = iter(found)
    for status in words:
        first = next(words)
        match status[0]:
            case "R":
                yield Changed(next(words), first)
            case "C" | "A":
                yield Changed(next(words) if status[0] == "C" else first, "")
            case "D":
                yield Changed("", first)
            case _:
                yield Changed(first, first)
    for path in _lines(_git(top, "ls-files", "--others", "--exclude-standard", "-z")):
        yield Changed(path, "")


def _lines(data: bytes) -> list[str]:
    return [part.decode("utf-8", "surrogateescape") for part in data.split(b"\0") if part]


def _git(folder: Path, *words: str, stdin: bytes | None = None) -> bytes:
    """What git prints. Raises GitError with what it complained about."""
    arguments: Sequence[str] = ("git", *_SAFE, *words)
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(arguments, cwd=folder, input=stdin, capture_output=True, check=False, env=environment)
    except FileNotFoundError:
        raise GitError("git is not installed, and only git knows what changed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[0].removeprefix("fatal: ") if said else f"git {words[0]} ended with {done.returncode}")
    return done.stdout
