"""Which files a run may read and which it reports on: settings and paths in, a `Population` out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.findings.model import Notice, Unchecked
from checker.policy.model import Policy
from checker.run.languages import find_unchecked, language_of
from checker.settings import Settings

PYTHON = (".py", ".pyi", ".ipynb")


class NoSuchPathError(ValueError):
    """A path named on the command line that does not exist: a usage error."""


@dataclass(frozen=True, slots=True)
class Population:
    """`files` (relative to `root`) may be read. `shown` (relative to the working directory) are reported on.

    `everything`: no path narrows the report, so that whatever the files cause is reported.
    """

    root: Path
    files: tuple[str, ...]
    shown: frozenset[str]
    everything: bool
    base: str = ""  # the working directory relative to the repository's root
    prefix: str = ""  # the working directory relative to the project root
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
        return posixpath.normpath(posixpath.join(self.prefix, path))


def gather(settings: Settings, paths: Sequence[Path], policy: Policy, *, cwd: Path) -> Population:
    named = [_absolute(path, cwd) for path in paths] or [cwd]
    for given, path in zip(paths, named, strict=False):
        if not path.exists():
            raise NoSuchPathError(f"{given.as_posix()}: no such file or folder")
    repository = repository_of(_common(named))
    root = settings.folder if settings.file is not None else (repository or _common([*named, cwd]))
    everything = any(path == root or path in root.parents for path in named) or _asks_all(named, settings, policy)
    found = _walk(root, named)
    wanted = [path for path in found if everything or any(path == n or n in path.parents for n in named)]
    files = tuple(_relative(path, root) for path in found if path.suffix in PYTHON)
    shown = frozenset(_relative(path, cwd) for path in wanted if path.suffix in PYTHON)
    foreign = [_relative(path, cwd) for path in wanted if path.suffix not in PYTHON]
    return Population(
        root=root,
        files=files,
        shown=shown,
        everything=everything,
        base=_below(cwd, repository or root),
        prefix=_below(cwd, root),
        unchecked=_unchecked(foreign, cwd),
    )


def repository_of(folder: Path) -> Path | None:
    """The nearest folder upward that holds `.git`."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    return None


def _asks_all(named: Sequence[Path], settings: Settings, policy: Policy) -> bool:
    """A changed policy, owners or settings file may change every verdict."""
    deciding = {settings.file, settings.owners, settings.policy if isinstance(settings.policy, Path) else None}
    if policy.ref.path and not policy.ref.builtin:
        deciding.add(Path(os.path.abspath(policy.ref.path)))  # noqa: PTH100
    return any(path in deciding for path in named)


def _walk(root: Path, named: Sequence[Path]) -> list[Path]:
    found = {path for path in named if _of_interest(path.name) and path.is_file()}
    for folder, names, files in os.walk(root):
        names[:] = sorted(n for n in names if not n.startswith(".") and n not in ("node_modules", "__pycache__"))
        found.update(Path(folder, name) for name in files if _of_interest(name))
    return sorted(found)


def _of_interest(name: str) -> bool:
    return name.endswith(PYTHON) or language_of(name) is not None


def _unchecked(paths: Sequence[str], cwd: Path) -> tuple[Unchecked, ...]:
    if not paths:
        return ()
    from checker.sdks.catalogue import load

    return find_unchecked(paths, cwd, load().hosts)


def _absolute(path: Path, cwd: Path) -> Path:
    return Path(os.path.abspath(cwd / path))  # noqa: PTH100 - resolve() would follow symlinks out of the project


def _common(paths: Sequence[Path]) -> Path:
    folders = [str(path if path.is_dir() else path.parent) for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # different drives on Windows
        return Path(folders[0])


def _relative(path: Path, base: Path) -> str:
    return os.path.relpath(path, base).replace(os.sep, "/")


def _below(folder: Path, root: Path) -> str:
    relative = _relative(folder, root)
    return "" if relative == "." else relative
