"""Which files a run may read and which it reports on: settings and paths in, a `Population` out."""

from __future__ import annotations

import functools
import os
import posixpath
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.files.discovery import Discovered, discover, find_root
from checker.findings.model import Notice, Unchecked
from checker.policy.model import Policy
from checker.policy.remote import LOCK_NAME
from checker.policy.sources import is_address
from checker.run.code.languages import endings, find_unchecked
from checker.sdks.requirements import ENDINGS, is_requirements
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.files.git import Comparison

CONFIG = "config"  # what discovery calls files that may be configurations
CONFIG_ENDINGS = (".yaml", ".yml", ".json", ".toml", ".conf", ".env", ".properties", ".jsonc")
REQUIREMENTS = "requirements"  # what discovery calls them, beside the languages


class Population(Struct, frozen=True):
    """`files` may be read, `shown` are reported on; both relative to `root`, as all paths are until a report is made.

    `everything`: no path narrows the report, so that whatever the files cause is reported. What is `unchecked` and the
    `notices` are for the report as they are: relative to the working directory.
    """

    root: Path
    files: tuple[str, ...]
    shown: frozenset[str]
    everything: bool
    configs: tuple[str, ...] = ()  # files that may be configurations, of the whole project
    shown_configs: frozenset[str] = frozenset()
    requirements: tuple[str, ...] = ()  # files that say which versions of packages the project runs
    base: str = ""  # the working directory relative to the project root, which is the repository's where there is one
    above: str = ""  # the project root relative to the working directory, where it lies below it
    unchecked: tuple[Unchecked, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def reported(self) -> int:
        return len(self.shown)

    def reports(self, paths: Collection[str]) -> bool:
        """Whether something that speaks of these paths is reported."""
        if self.everything:
            return True
        files = [path.partition("#")[0] for path in paths]  # `prod.yaml#rendered`: what a program made of it
        return not (self.shown.isdisjoint(files) and self.shown_configs.isdisjoint(files))

    def here(self, path: str) -> str:
        """A path relative to the root, relative to the working directory. An address stays what it is."""
        if ":" in path and is_address(path):
            return path
        if self.above:
            return f"{self.above}/{path}"
        if not self.base:
            return path
        return _relative(path, self.base)

    def rooted(self, path: str) -> str:
        """The reverse of `here`."""
        if ":" in path and is_address(path):
            return path
        if self.above:
            return posixpath.relpath(path, self.above)
        return posixpath.normpath(posixpath.join(self.base, path)) if self.base else path


@functools.cache  # a report names the same few files many times
def _relative(path: str, base: str) -> str:
    """A path below the project root, relative to a folder below it."""
    if path.startswith(f"{base}/"):
        return path[len(base) + 1 :]
    return posixpath.relpath(f"/{path}", f"/{base}")


def gather(
    settings: Settings, paths: Sequence[Path], policy: Policy, *, cwd: Path, since: Comparison | None = None
) -> Population:
    """The files of `paths` (none: of the working directory), of which only those that changed `since` are reported on.
    Raises `PathNotFoundError`."""
    named = list(paths) or [cwd]
    root = find_root(named, cwd=cwd)

    def look(at: Sequence[Path], languages: Mapping[str, str] | None) -> Discovered:
        return discover(
            at, root=root, cwd=cwd, exclude=settings.exclude, exclude_from=settings.folder, languages=languages
        )

    data = {**dict.fromkeys(ENDINGS, REQUIREMENTS), **dict.fromkeys(CONFIG_ENDINGS, CONFIG)}
    languages = {**endings(), **data}
    shown = look(named, languages)
    full = [os.path.abspath(cwd / path) for path in named]  # noqa: PTH100 - resolve() would follow symlinks
    everything = str(root) in full
    if not everything and _asks_all(full, settings, policy, cwd):
        everything = True
        shown = look([*named, root], languages)
    whole = shown if everything else look([root], data)
    files = tuple(sorted({*whole.sources, *shown.sources}))
    configs = tuple(sorted({*whole.others.get(CONFIG, ()), *shown.others.get(CONFIG, ())}))
    base = os.path.relpath(cwd, root).replace(os.sep, "/")
    found = Population(
        root,
        files,
        frozenset(shown.sources),
        everything,
        configs,
        frozenset(shown.others.get(CONFIG, ())),
        tuple(path for kind in (CONFIG, REQUIREMENTS) for path in whole.others.get(kind, ()) if is_requirements(path)),
        "" if base == "." else base,
        os.path.relpath(root, cwd).replace(os.sep, "/") if base.split("/")[0] == ".." else "",
    )
    if since is not None:
        from checker.run.gate.changes import narrowed

        found = narrowed(found, since, gate=_deciding(settings, policy, cwd))
    others = [
        path for language, paths in shown.others.items() if language not in (CONFIG, REQUIREMENTS) for path in paths
    ]
    return replace(
        found,
        unchecked=_unchecked(others, found),
        notices=tuple(Notice(found.here(item.path), item.reason) for item in shown.unreadable),
    )


def _asks_all(named: Sequence[str], settings: Settings, policy: Policy, cwd: Path) -> bool:
    """A changed policy (or one that it extends), owners or settings file may change every verdict."""
    known = _deciding(settings, policy, cwd)
    return any(path in known for path in named)


def _deciding(settings: Settings, policy: Policy, cwd: Path) -> frozenset[str]:
    """The files, as absolute paths, that decide about all others."""
    files = [path for path in (settings.file, settings.owners) if path is not None]
    if isinstance(settings.policy, Path):
        from checker.policy.owners import FILE_NAMES

        files += [settings.policy.parent / name for name in FILE_NAMES]
    files += [folder / LOCK_NAME for file in files for folder in file.parents]
    sources = (cwd / source for source in policy.sources if not is_address(source))
    return frozenset(os.path.abspath(path) for path in (*files, *sources))  # noqa: PTH100


def _unchecked(paths: Sequence[str], population: Population) -> tuple[Unchecked, ...]:
    if not paths:
        return ()
    from checker.sdks.catalogue import load

    found = find_unchecked(paths, population.root, load().hosts)
    return tuple(Unchecked(item.language, tuple(sorted(map(population.here, item.paths)))) for item in found)
