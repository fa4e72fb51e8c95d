"""Islands: groups of a project's files that can meet in one process. What stands in one decides nothing in another.

Code comes to run with other code because something imports it, or loads it by its name. So files belong together that
lie in one folder, that are of one package, of which one imports the other or holds its dotted name as a string, and
what loads modules with all below its folder. All of it is read off the bytes and joins rather too much: words of an
import in a docstring count. An import that only shows when it is run is told by `Project.part`, and joins two islands
then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.code.source.project import Module, Project

_GAP = rb"(?:[ \t\f]|\\\r?\n)+"
_IMPORT = re.compile(
    rb"\bfrom%b(\.*[ \t]*[\w.]*)%bimport\b[ \t]*(\([^)]*|(?:[^\n;\\]|\\\r?\n)*)|\bimport%b((?:[\w., \t]|\\\r?\n)+)"
    % (_GAP, _GAP, _GAP)
)
_COMMENT = re.compile(rb"#[^\n]*")
# "shop.tasks.ask", "shop.main:app", f"shop.plugins.{name}"
_DOTTED = re.compile(rb"[\"']([A-Za-z_]\w*(?:\.\w+)*\.?)(?=[:\"'{.])")
# Words of code that loads modules by a name or a path that it is given.
_LOADERS = re.compile(
    rb"\b(?:import_module|__import__|import_string|import_object|iter_modules|walk_packages|find_modules|find_spec"
    rb"|module_from_spec|spec_from_file_location|SourceFileLoader|load_source|load_module|run_path|run_module|exec"
    rb"|autodiscover_\w+|load_extensions?|load_plugins?|entry_points|INSTALLED_APPS|pytest_plugins)\b"
)
_COMMANDS = re.compile(r"(?:^|/)management/commands/\w+\.py$")  # of Django, called by the names of their files
_PAGES = frozenset({"pages"})  # of a Streamlit or Dash application, which runs them beside its own file
_QUOTED_PATH = re.compile(rb"[\"'](?:\./)?([\w][\w./-]*)[\"']")


def islands_of(project: Project) -> list[tuple[str, ...]]:
    """The islands of a project, each with its files by path, by their first files."""
    groups = _Groups(project.modules)
    folders = _Folders(project)
    for module in project.modules.values():
        groups.join(module.path, folders.around(module))
        try:
            groups.join(module.path, (path for found in _named(project, module, folders) for path in found))
        except (ValueError, OSError):
            continue  # said where the module's roots are looked for
    return groups.listed()


class _Groups:
    """Files, joined step by step."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._above = {path: path for path in paths}

    def join(self, path: str, others: Iterable[str]) -> None:
        for other in others:
            one, two = self._first(path), self._first(other)
            if one != two:
                self._above[max(one, two)] = min(one, two)

    def _first(self, path: str) -> str:
        above = self._above
        while above[path] != path:
            above[path] = path = above[above[path]]
        return path

    def listed(self) -> list[tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for path in sorted(self._above):
            found.setdefault(self._first(path), []).append(path)
        return [tuple(paths) for paths in found.values()]


class _Folders:
    """What lies in a project's folders."""

    def __init__(self, project: Project) -> None:
        self._modules = project.modules
        self._below: dict[str, list[str]] = {}
        self._first: dict[str, str] = {}  # the first file that lies in a folder
        self.commands: list[str] = []  # a file of each folder of management commands
        for path in project.modules:
            folder = path.rpartition("/")[0]
            if folder not in self._first:
                self._first[folder] = path
                if _COMMANDS.search(path) is not None:
                    self.commands.append(path)
            while folder:
                self._below.setdefault(folder, []).append(path)
                folder = folder.rpartition("/")[0]
        # What a dotted name can begin with: a module, or a folder.
        self.tops = {path.rpartition("/")[2].partition(".")[0] for path in project.modules}
        self.tops |= {folder.rpartition("/")[2] for folder in self._below}

    def below(self, folder: str) -> Sequence[str]:
        """The files in a folder and in those within it; for the project's root those that lie there themselves."""
        return self._below.get(folder, ()) if folder else [path for path in self._modules if "/" not in path]

    def around(self, module: Module) -> Iterator[str]:
        """A file of the folder that a module lies in, and the `__init__` of its packages, which run before it."""
        folder = module.package
        yield self._first[folder]
        while folder and f"{folder}/__init__.py" in self._modules:
            yield f"{folder}/__init__.py"
            folder = folder.rpartition("/")[0]
        if folder.rpartition("/")[2] in _PAGES:
            yield from self.below(folder.rpartition("/")[0])

    def at(self, path: str) -> Sequence[str]:
        """The file at a path, or the files below it."""
        return [path] if path in self._modules else self._below.get(path, ())


def _named(project: Project, module: Module, folders: _Folders) -> Iterator[Sequence[str]]:
    """The files that a module may bring into its process."""
    source = module.source
    for match in _IMPORT.finditer(source):
        if match[3] is not None:
            names = (part.split() for part in match[3].replace(b"\\", b" ").split(b","))
            for name in (words[0] for words in names if words):
                yield _files(project.resolve(module, 0, name.decode("utf-8", "replace")), folders)
        else:
            yield from _imported_from(project, module, match, folders)
    loads = _LOADERS.search(source) is not None
    for name in {match.decode() for match in _DOTTED.findall(source)}:
        if (loads or "." in name[:-1]) and name.partition(".")[0] in folders.tops:
            yield _files(_longest(project, module, name), folders)
    if loads:
        yield from _loaded(module, folders)
    if module.path.rpartition("/")[2] == "conftest.py":
        yield [path for path in folders.below(module.package) if project.modules[path].is_test]
    if b"call_command" in source:
        yield folders.commands


def _imported_from(
    project: Project, module: Module, match: re.Match[bytes], folders: _Folders
) -> Iterator[Sequence[str]]:
    stated = match[1].replace(b" ", b"").replace(b"\t", b"").decode("utf-8", "replace")
    dotted = stated.lstrip(".")
    target = project.resolve(module, len(stated) - len(dotted), dotted)
    if target is None:
        return
    if isinstance(target, Module):
        yield [target.path]
    for part in _COMMENT.sub(b"", match[2]).replace(b"\\", b" ").strip(b"() \t\r\n").split(b","):
        words = part.split()
        if words:
            yield _files(project.submodule(target, words[0].decode("utf-8", "replace")), folders)


def _longest(project: Project, module: Module, name: str) -> Module | str | None:
    """What a dotted name means: a module, or the one that has what the name ends with; of one that is only begun
    (`shop.plugins.`) the package or folder."""
    parts = name.rstrip(".").split(".")
    for cut in range(len(parts), 0, -1):
        found = project.resolve(module, 0, ".".join(parts[:cut]))
        if cut == len(parts) and (isinstance(found, Module) or name.endswith(".")):
            return found
        if isinstance(found, Module):
            return found if _has(found, parts[cut]) else None
    return None


def _has(module: Module, name: str) -> bool:
    return module.binds(name) or re.search(rb"\b(?:def|class)[ \t]+%b\b" % name.encode(), module.source) is not None


def _loaded(module: Module, folders: _Folders) -> Iterator[Sequence[str]]:
    """What a module may load that looks for modules itself: what lies in its folder, and in those that it names."""
    yield folders.below(module.package)
    for match in set(_QUOTED_PATH.findall(module.source)):
        path = match.decode()
        yield folders.at(path)
        yield folders.at(f"{module.package}/{path}")


def _files(found: Module | str | None, folders: _Folders) -> Sequence[str]:
    if isinstance(found, Module):
        return [found.path]
    return folders.below(found) if found else ()
