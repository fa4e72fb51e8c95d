"""Paths of the command line in, the files that a run looks at out: sorted, each once, relative to the project root.

Not looked at are hidden files and folders, vendored and built code, virtual environments and what git ignores; but
what is named explicitly always is. Symbolic links to folders are not followed while walking (what they lead to is in
the tree by its own name, or is no part of it); links to files are.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct, field

from checker.errors import InputError
from checker.files.ignore import IgnoreRules

PYTHON_ENDINGS = (".py", ".pyi", ".ipynb")

# Copies of other people's code and products of builds, by the name of the folder.
VENDORED = frozenset(
    {
        "__pypackages__",
        "_vendor",
        "_vendored",
        "bower_components",
        "buck-out",
        "jspm_packages",
        "node_modules",
        "site-packages",
        "third_party",
        "thirdparty",
        "vendor",
        "vendored",
        "venv",
    }
)
# Names that builds use but packages bear as well: skipped unless they are packages themselves.
BUILT = frozenset({"_build", "build", "dist"})

_ROOT_MARKS = ("pyproject.toml", "checkpolicy.toml", "setup.py")


class PathNotFoundError(InputError):
    """Paths named by the user that do not exist: a usage error (exit code 2). `paths` are as given."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__("; ".join(f"{path}: no such file or folder" for path in paths))
        self.paths = tuple(paths)


class Unreadable(Struct, frozen=True):
    """A file or folder (relative to the root) that could not be looked at, and why, in words."""

    path: str
    reason: str


class Discovered(Struct, frozen=True):
    """All paths are relative to the root, use `/`, are sorted and occur once (outside the root they begin with `..`).

    `sources`: Python files, stubs and notebooks. `others`: files of languages asked for, by language.
    `documents`: files named explicitly that are neither (a policy, an owners registry, a settings file).
    `skipped`: vendored folders that were not entered, so that a report can say so.
    """

    sources: tuple[str, ...]
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def find_root(paths: Sequence[Path], *, cwd: Path) -> Path:
    """The project that `paths` (none: `cwd`) belong to: of the folders upward from their common folder the nearest that
    holds `.git`; else the nearest with pyproject.toml, checkpolicy.toml or setup.py; else the common folder itself, or
    the one above the packages that it lies in."""
    common = common_folder(paths, cwd=cwd)
    upward = (common, *common.parents)
    for folder in upward:
        if os.path.exists(folder / ".git"):  # noqa: PTH110 - Path.exists() raises on folders that may not be searched
            return folder
    for folder in upward:
        if any(os.path.isfile(folder / mark) for mark in _ROOT_MARKS):  # noqa: PTH113
            return folder
    return next(folder for folder in upward if not os.path.isfile(folder / "__init__.py"))  # noqa: PTH113


def common_folder(paths: Sequence[Path], *, cwd: Path) -> Path:
    """The deepest folder that holds all `paths`; `cwd` if there are none, or if they are on several drives."""
    folders = []
    for path in paths or (cwd,):
        full = os.path.abspath(cwd / path)  # noqa: PTH100 - resolve() would leave the project through a symlink
        folders.append(full if os.path.isdir(full) else os.path.dirname(full))  # noqa: PTH112, PTH120
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return cwd


def discover(
    paths: Sequence[Path],
    *,
    root: Path,
    cwd: Path,
    exclude: Sequence[str] = (),
    exclude_from: Path | None = None,
    languages: Mapping[str, str] | None = None,
) -> Discovered:
    """Find the files below `paths` (none: the whole `root`; relative ones count from `cwd`).

    `exclude` holds further patterns in .gitignore's words, relative to the folder `exclude_from` (default: `root`).
    `languages` maps file endings (with their dot, lower case) to names of languages whose files are listed in `others`.
    Folders that cannot be read come back in `unreadable`. Raises PathNotFoundError.
    """
    walk = _Walk(os.path.abspath(root), languages or {})  # noqa: PTH100
    if exclude:
        walk.exclude(os.path.abspath(exclude_from or root), exclude)  # noqa: PTH100
    missing = []
    for path in paths or (root,):
        full = os.path.abspath(cwd / path)  # noqa: PTH100
        if os.path.isdir(full):  # noqa: PTH112
            walk.enter(full)
        elif os.path.exists(full):  # noqa: PTH110
            walk.take(full)
        else:
            missing.append(str(path))
    if missing:
        raise PathNotFoundError(missing)
    return walk.result()


_Rules = tuple[str, IgnoreRules]  # the folder which the patterns are relative to (absolute, with a trailing `/`)


class _Walk:
    """One run's findings so far. Paths inside are absolute strings with `/`: pathlib would cost more than the walk."""

    def __init__(self, root: str, languages: Mapping[str, str]) -> None:
        self._root = _slashed(root)
        self._languages = languages
        self._exclude: tuple[_Rules, ...] = ()
        self._sources: set[str] = set()
        self._others: dict[str, set[str]] = {}
        self._documents: set[str] = set()
        self._skipped: set[str] = set()
        self._unreadable: dict[str, str] = {}
        self._entered: set[str] = set()

    def exclude(self, folder: str, patterns: Sequence[str]) -> None:
        self._exclude = ((_base(_slashed(folder)), IgnoreRules(patterns)),)

    def take(self, full: str) -> None:
        """A file that was named explicitly."""
        path = _slashed(full)
        name = posixpath.basename(path)
        if not os.path.isfile(full):  # noqa: PTH113
            self._unreadable[path] = "it is no regular file"  # a pipe or a device: reading may wait for ever
        elif name.endswith(PYTHON_ENDINGS) or _has_python_shebang(full, name):
            self._sources.add(path)
        elif language := self._language(name):
            self._others.setdefault(language, set()).add(path)
        else:
            self._documents.add(path)

    def _language(self, name: str) -> str | None:
        """`.env.staging` and `app.env.prod` count as `.env`."""
        found = self._languages.get(_ending(name))
        return self._languages.get(".env") if found is None and (name.startswith(".env") or ".env." in name) else found

    def enter(self, full: str) -> None:
        """A folder that was named explicitly, with the ignore rules of the folders above it."""
        path = _slashed(full)
        self._walk(path, self._rules_above(path))

    def result(self) -> Discovered:
        for found in (self._sources, self._documents, *self._others.values()):
            for path in [path for path in found if not _is_text(path)]:
                found.remove(path)
                shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
                self._unreadable[shown] = "its name is not valid UTF-8"
        return Discovered(
            sources=self._relative(self._sources),
            others={name: self._relative(paths) for name, paths in sorted(self._others.items()) if paths},
            documents=self._relative(self._documents),
            skipped=self._relative(self._skipped),
            unreadable=tuple(
                Unreadable(path, self._unreadable[full])
                for full, path in sorted((full, self._below_root(full)) for full in self._unreadable)
            ),
        )

    def _walk(self, start: str, rules: tuple[_Rules, ...]) -> None:
        pending = [(start, rules)]
        while pending:
            folder, rules = pending.pop()
            if folder in self._entered:
                continue
            self._entered.add(folder)
            try:
                with os.scandir(folder) as listing:
                    entries = list(listing)
            except OSError as error:
                self._unreadable[folder] = f"the folder cannot be read: {error.strerror or error}"
                continue
            names = {entry.name for entry in entries}
            if folder != start and "pyvenv.cfg" in names:
                self._skipped.add(folder)  # a virtual environment, whatever its name
                continue
            rules = _with_own_rules(folder, rules, top=".git" in names, listed=".gitignore" in names)
            prefix = _base(folder)
            for entry in entries:
                name = entry.name
                if name[0] == "." and not (name.startswith(".env") and ".env" in self._languages):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    path = prefix + name
                    if name == "__pycache__" or _is_junction(entry) or self._is_out(path, name, True, rules):
                        continue
                    if _is_vendored(path, name):
                        self._skipped.add(path)
                    else:
                        pending.append((path, rules))
                elif name.endswith(PYTHON_ENDINGS):
                    path = prefix + name
                    if not self._is_out(path, name, False, rules) and _is_regular(entry):
                        self._sources.add(path)
                elif (language := self._language(name)) and not name.endswith(".min.js"):
                    path = prefix + name
                    if not self._is_out(path, name, False, rules) and _is_regular(entry):
                        self._others.setdefault(language, set()).add(path)

    def _is_out(self, path: str, name: str, is_folder: bool, rules: tuple[_Rules, ...]) -> bool:
        if not rules and not self._exclude:
            return False
        return _ignored(path, name, is_folder, rules) or _ignored(path, name, is_folder, self._exclude)

    def _rules_above(self, folder: str) -> tuple[_Rules, ...]:
        """Rules which folders above bring to `folder`. Inside an ignored folder everything is ignored; who names
        something in there wants it looked at, so the rules that ignore it are dropped."""
        rules: tuple[_Rules, ...] = ()
        below = [*_folders_above(folder, self._root), folder]
        for place, next_below in pairwise(below):
            base = _base(place)
            rules = _with_own_rules(
                place,
                rules,
                top=os.path.exists(base + ".git"),  # noqa: PTH110
                listed=os.path.exists(base + ".gitignore"),  # noqa: PTH110
            )
            if _ignored(next_below, posixpath.basename(next_below), True, rules):
                rules = ()
        return rules

    def _relative(self, paths: set[str]) -> tuple[str, ...]:
        prefix = _base(self._root)
        length = len(prefix)
        return tuple(sorted(p[length:] if p.startswith(prefix) else self._below_root(p) for p in paths))

    def _below_root(self, path: str) -> str:
        prefix = _base(self._root)
        if path.startswith(prefix):
            return path[len(prefix) :]
        on_other_drive = path[:1] != self._root[:1]
        return path if on_other_drive else posixpath.relpath(path, self._root)


def _with_own_rules(folder: str, rules: tuple[_Rules, ...], *, top: bool, listed: bool) -> tuple[_Rules, ...]:
    """`rules` with those that `folder` brings, the strongest first. `top`: a repository begins here, and anew if it
    lies in another one; `listed`: the folder has a .gitignore."""
    if top:
        local = _read_rules(posixpath.join(folder, ".git/info/exclude"))
        rules = ((_base(folder), local),) if local else ()
    if listed:
        own = _read_rules(posixpath.join(folder, ".gitignore"))
        if own:
            rules = ((_base(folder), own), *rules)
    return rules


def _read_rules(path: str) -> IgnoreRules | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read()
    except OSError:  # none, or none of ours to read: git ignores it as well, with a warning
        return None
    return IgnoreRules(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").split("\n"))


def _ignored(path: str, name: str, is_folder: bool, rules: tuple[_Rules, ...]) -> bool:
    for base, patterns in rules:
        if path.startswith(base):
            verdict = patterns.verdict(path[len(base) :], name, is_folder)
            if verdict is not None:
                return verdict
    return False


def _is_vendored(path: str, name: str) -> bool:
    if name in VENDORED:
        return True
    if name in BUILT or name.endswith(".egg-info"):
        return not os.path.exists(path + "/__init__.py")  # noqa: PTH110
    return False


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Windows' other link to a folder, which looks like a folder (Python 3.12 and later can tell)."""
    return os.name == "nt" and hasattr(entry, "is_junction") and bool(entry.is_junction())


def _is_regular(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a loop of links
        return False


def _folders_above(folder: str, root: str) -> list[str]:
    """From the top of the repository that holds `folder`, else from `root`, down to the parent of `folder`."""
    above: list[str] = []
    place = folder
    if os.path.exists(place + "/.git"):  # noqa: PTH110
        return []
    while (parent := posixpath.dirname(place)) != place:
        above.insert(0, parent)
        if os.path.exists(_base(parent) + ".git"):  # noqa: PTH110
            return above
        place = parent
    inside = _base(root)
    return [place for place in above if _base(place).startswith(inside)]


def _has_python_shebang(full: str, name: str) -> bool:
    if "." in name:
        return False
    try:
        with open(full, "rb") as file:  # noqa: PTH123
            first = file.readline(256)
    except OSError:
        return False
    return first.startswith(b"#!") and b"python" in first


def _ending(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def _is_text(path: str) -> bool:
    if path.isascii():
        return True
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _slashed(path: str) -> str:
    return path if os.sep == "/" else path.replace(os.sep, "/")


def _base(folder: str) -> str:
    return folder if folder.endswith("/") else folder + "/"
