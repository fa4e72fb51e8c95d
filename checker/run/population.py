"""Which files a run may read and which it reports on: settings and paths in, a `Population` out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.files.discovery import Discovered, discover, find_root
from checker.findings.model import Notice, Unchecked
from checker.policy.model import Policy
from checker.run.languages import endings, find_unchecked
from checker.settings import Settings


@dataclass(frozen=True, slots=True)
class Population:
    """`files` (relative to `root`) may be read. `shown` (relative to the working directory) are reported on.

    `everything`: no path narrows the report, so that whatever the files cause is reported.
    """

    root: Path
    files: tuple[str, ...]
    shown: frozenset[str]
    everything: bool
    base: str = ""  # the working directory relative to the project root, which is the repository's where there is one
    unchecked: tuple[Unchecked, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def reported(self) -> int:
        return len(self.shown)

    def reports(self, paths: Iterable[str]) -> bool:
        """Whether something that speaks of these paths is reported."""
        return self.everything or any(path in self.shown for path in paths)

    def rooted(self, path: str) -> str:
        """A path relative to the working directory, relative to the project root."""
        return posixpath.normpath(posixpath.join(self.base, path))


def gather(settings: Settings, paths: Sequence[Path], policy: Policy, *, cwd: Path) -> Population:
    """The files of `paths` (none: of the working directory). Raises `PathNotFoundError`."""
    named = list(paths) or [cwd]
    root = find_root(named, cwd=cwd)

    def look(at: Sequence[Path], languages: Mapping[str, str] | None) -> Discovered:
        return discover(
            at, root=root, cwd=cwd, exclude=settings.exclude, exclude_from=settings.folder, languages=languages
        )

    shown = look(named, endings())
    full = [os.path.abspath(cwd / path) for path in named]  # noqa: PTH100 - resolve() would follow symlinks
    everything = str(root) in full
    if not everything and _asks_all(full, settings, policy, cwd):
        everything = True
        shown = look([*named, root], endings())
    files = shown.sources if everything else tuple(sorted({*look([root], None).sources, *shown.sources}))
    base = _relative(str(cwd), str(root))
    others = [path for paths in shown.others.values() for path in paths]
    here = _rebase(root, cwd)
    return Population(
        root=root,
        files=files,
        shown=frozenset(map(here, shown.sources)),
        everything=everything,
        base="" if base == "." else base,
        unchecked=_unchecked(others, root, cwd),
        notices=tuple(Notice(here(item.path), item.reason) for item in shown.unreadable),
    )


def _asks_all(named: Sequence[str], settings: Settings, policy: Policy, cwd: Path) -> bool:
    """A changed policy (or one that it extends), owners or settings file may change every verdict."""
    deciding = [path for path in (settings.file, settings.owners) if path is not None]
    known = {os.path.abspath(path) for path in (*deciding, *(cwd / source for source in policy.sources))}  # noqa: PTH100
    return any(path in known for path in named)


def _unchecked(paths: Sequence[str], root: Path, cwd: Path) -> tuple[Unchecked, ...]:
    if not paths:
        return ()
    from checker.sdks.catalogue import load

    here = _rebase(root, cwd)
    found = find_unchecked(paths, root, load().hosts)
    return tuple(Unchecked(item.language, tuple(sorted(map(here, item.paths)))) for item in found)


def _rebase(root: Path, cwd: Path) -> Callable[[str], str]:
    """What turns paths relative to the root into paths relative to the working directory."""
    prefix = _relative(str(root), str(cwd))
    if prefix == ".":
        return lambda path: path
    return lambda path: posixpath.normpath(posixpath.join(prefix, path))


def _relative(path: str, start: str) -> str:
    return os.path.relpath(path, start).replace(os.sep, "/")
