"""Which versions of the SDKs a project runs: its lock files, else its requirements, into intervals per distribution.

Read are requirements*.txt and constraints*.txt (also below a folder `requirements`), pyproject.toml (project, groups,
poetry), setup.cfg, and the lock files of uv, poetry, pdm, pipenv and pylock.toml. A lock file overrules the
requirements of its folder and of those below it. Several that are left (a repository of several services) all count:
what holds for any of them may happen. They say nothing where code lies outside of all their folders, which may run any
version, and a requirement without a version is one for any. A file that cannot be parsed says nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.sdks.versions import ANY, Span, exactly, parse_spans

ENDINGS = (".txt", ".toml", ".lock", ".cfg")
_LISTS = re.compile(r"(?:^|/)(?:requirements[^/]*/[^/]+\.txt|[^/]*(?:requirements|constraints)[^/]*\.txt)$")
_LOCKS = frozenset({"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml"})
_OTHERS = frozenset({"pyproject.toml", "setup.cfg"})
_NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*")
# Tools write their lock files alike; reading megabytes of them as TOML would take longer than all else.
_LOCKED = re.compile(r"(?m)^\[\[packages?\]\]\nname = \"([^\"\n]+)\"\nversion = \"([^\"\n]+)\"")


class Declared(Struct, frozen=True, order=True):
    """A version condition of one distribution, as `path` has it on `line`."""

    package: str
    path: str
    line: int
    text: str
    spans: tuple[Span, ...] = (ANY,)

    @property
    def folder(self) -> str:
        """The folder for whose code it speaks: of `svc/requirements/base.txt` it is `svc`."""
        folder, name = posixpath.split(self.path)
        above, last = posixpath.split(folder)
        return above if last.startswith("requirements") and name.endswith(".txt") else folder

    @property
    def is_locked(self) -> bool:
        return posixpath.basename(self.path) in _LOCKS


def is_requirements(path: str) -> bool:
    """Whether a file (relative, with `/`) may say which versions a project runs."""
    name = posixpath.basename(path)
    return name in _LOCKS or name in _OTHERS or bool(_LISTS.search(path))


def read_versions(
    root: Path, paths: Iterable[str], packages: Iterable[str], sources: Sequence[str] = ()
) -> Mapping[str, tuple[Declared, ...]]:
    """What the files of `paths` say of `packages`, for the code in `sources`: by package, sorted.

    Packages of which some of the code may run any version are left out. All paths are relative to `root`.
    """
    wanted = frozenset(packages)
    found: dict[str, set[Declared]] = {}
    for path in filter(is_requirements, paths):
        try:
            text = (root / path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        for declared in _read(path, text):
            if declared.package in wanted:
                found.setdefault(declared.package, set()).add(declared)
    in_force = {package: tuple(_in_force(declared)) for package, declared in sorted(found.items())}
    return {package: declared for package, declared in in_force.items() if _settled(declared, sources)}


def _settled(declared: Sequence[Declared], sources: Sequence[str]) -> bool:
    folders = {one.folder for one in declared}
    if any(one.spans == (ANY,) for one in declared):
        return False
    return "" in folders or all(any(path.startswith(f"{folder}/") for folder in folders) for path in sources)


def _in_force(declared: set[Declared]) -> Iterator[Declared]:
    locked = {d.folder for d in declared if d.is_locked}
    for one in sorted(declared):
        folder = one.folder
        if one.is_locked or not any(folder == lock or not lock or folder.startswith(f"{lock}/") for lock in locked):
            yield one


def _read(path: str, text: str) -> Iterator[Declared]:
    name = posixpath.basename(path)
    try:
        if name == "Pipfile.lock":
            yield from _of_pipenv(path, text)
        elif name in _LOCKS:
            yield from _of_lock(path, text)
        elif name == "pyproject.toml":
            yield from _of_pyproject(path, text)
        elif name == "setup.cfg":
            yield from _of_setup_cfg(path, text)
        else:
            for number, line in enumerate(text.splitlines(), 1):
                yield from _requirement(path, number, line)
    except (ValueError, AttributeError, TypeError):
        return  # damaged or of another shape: it says nothing


def _of_pyproject(path: str, text: str) -> Iterator[Declared]:
    import tomllib

    document = tomllib.loads(text)
    project = document.get("project", {})
    groups = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    groups += document.get("dependency-groups", {}).values()
    for item in (item for group in groups for item in group if isinstance(item, str)):
        yield from _requirement(path, _line_of(text, item), item)
    poetry = document.get("tool", {}).get("poetry", {})
    yield from _of_table(path, text, poetry.get("dependencies"))
    yield from _of_table(path, text, poetry.get("dev-dependencies"))
    for group in poetry.get("group", {}).values():
        yield from _of_table(path, text, group.get("dependencies"))


def _of_table(path: str, text: str, table: Any) -> Iterator[Declared]:
    """Poetry's `name = "^1.2"` and `name = {version = "^1.2", ...}`."""
    for name, value in (table or {}).items():
        condition = value if isinstance(value, str) else value.get("version", "*") if isinstance(value, dict) else "*"
        found = re.search(rf"(?m)^\s*\"?{re.escape(name)}\"?\s*=", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        yield Declared(_canonical(name), path, line, condition, parse_spans(condition) or (ANY,))


def _of_setup_cfg(path: str, text: str) -> Iterator[Declared]:
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line[0].isspace():
            inside = bool(re.match(r"install_requires\s*=", line))
            line = line.partition("=")[2]
        if inside:
            yield from _requirement(path, number, line)


def _of_lock(path: str, text: str) -> Iterator[Declared]:
    line, at = 2, 0  # of the name, below the header
    for found in _LOCKED.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield Declared(_canonical(found[1]), path, line, f"=={found[2]}", exactly(found[2]) or (ANY,))


def _of_pipenv(path: str, text: str) -> Iterator[Declared]:
    import json

    document = json.loads(text)
    for section in ("default", "develop"):
        for name, entry in document.get(section, {}).items():
            condition = entry.get("version", "*")
            spans = parse_spans(condition) or (ANY,)
            yield Declared(_canonical(name), path, _line_of(text, f'"{name}"'), condition, spans)


def _requirement(path: str, number: int, line: str) -> Iterator[Declared]:
    """`openai[realtime]>=1.2,<2 ; python_version > "3.9"  # why`; without a version it is one for any."""
    line = line.partition(" #")[0].partition(";")[0].strip().rstrip("\\").split(" --hash")[0]
    found = _NAME.match(line)
    if found is None:
        return
    condition = line[found.end() :].strip().strip("()")
    if not condition:
        yield Declared(_canonical(found[1]), path, number, "*")
    elif condition[0] in "<>=!~^@":
        yield Declared(_canonical(found[1]), path, number, condition, parse_spans(condition) or (ANY,))


def _line_of(text: str, item: str) -> int:
    at = text.find(item)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
