"""What an import means: a name and who imports it -> a module of the project, a folder, or a library."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.code.source.project import Module

_IS_SCRIPT = re.compile(rb"(?m)^if\s+\(?(?:__name__\s*==\s*[\"']__main__|[\"']__main__[\"']\s*==\s*__name__)")


class ImportRoots:
    """The folders from which imports are looked up. `sdk_modules` are the import names of catalogued SDKs."""

    def __init__(self, modules: Mapping[str, Module], sdk_modules: frozenset[str]) -> None:
        self.modules = modules
        self._sdk = sdk_modules
        self._folders: set[str] = {""}
        for path in modules:
            folder = path.rpartition("/")[0]
            while folder not in self._folders:
                self._folders.add(folder)
                folder = folder.rpartition("/")[0]
        self._resolved: dict[tuple[str, int, str], Module | str | None] = {}
        self._tops: dict[str, list[str]] | None = None
        self._scripts: set[str] | None = None

    def resolve(self, importer: Module, level: int, dotted: str) -> Module | str | None:
        """What `import dotted` means in `importer`: a module, the folder of a namespace package, or None (external).

        Absolute names are looked up from the first folder above the importer that is no package, then upward, each
        also through `src`; a name no folder there has may belong to another root of the repository, unless it is
        an SDK's.
        """
        key = (importer.package, level, dotted)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(importer, level, dotted)
        return self._resolved[key]

    def _resolve(self, importer: Module, level: int, dotted: str) -> Module | str | None:
        tail = dotted.replace(".", "/")
        if level:
            folder = importer.package
            for _ in range(level - 1):
                folder = folder.rpartition("/")[0]
            return self._at(folder, tail)
        top = dotted.partition(".")[0]
        for root in self._roots(importer):
            found = self._at(root, tail)
            if found is not None:
                return None if self._is_no_shadow(root, top, importer) else found
        if top in self._sdk:
            return None
        for root in (*self._other_roots(top), *self._folders_of_scripts(importer, top)):
            found = self._at(root, tail)
            if found is not None:
                return found
        return None

    def _is_no_shadow(self, root: str, top: str, importer: Module) -> bool:
        """A local `openai.py` that imports `openai` itself is a wrapper beside its importer, not the SDK's double."""
        if top not in self._sdk:
            return False
        local = self._at(root, top)
        if local is None or isinstance(local, str):
            return local is not None
        if local is importer:
            return True
        pattern = rb"(?m)^\s*(?:import\s+%b\b|from\s+%b\b)" % (top.encode(), top.encode())
        return re.search(pattern, local.source) is not None

    def _roots(self, importer: Module) -> Iterable[str]:
        folder = importer.package
        while folder and f"{folder}/__init__.py" in self.modules:
            folder = folder.rpartition("/")[0]
        while True:
            yield folder
            src = f"{folder}/src" if folder else "src"
            if src in self._folders:
                yield src
            if not folder:
                return
            folder = folder.rpartition("/")[0]

    def _other_roots(self, top: str) -> Iterable[str]:
        if self._tops is None:
            self._tops = {}
            for path in sorted(self.modules):
                folder, _, name = path.rpartition("/")
                if name == "__init__.py":
                    parent, _, package = folder.rpartition("/")
                    if f"{parent}/__init__.py" not in self.modules:
                        self._tops.setdefault(package, []).append(parent)
        return self._tops.get(top, ())

    def _folders_of_scripts(self, importer: Module, top: str) -> Iterator[str]:
        """Packages above a module that are import roots as well: a script in them is run (Django's `manage.py`)."""
        folder = importer.package
        while folder and f"{folder}/__init__.py" in self.modules and top not in sys.stdlib_module_names:
            if self._at(folder, top) not in (None, importer) and self._has_script(folder):
                yield folder
            folder = folder.rpartition("/")[0]

    def _has_script(self, folder: str) -> bool:
        if self._scripts is None:
            self._scripts = {module.package for module in self.modules.values() if _is_script(module)}
        return folder in self._scripts

    def _at(self, folder: str, tail: str) -> Module | str | None:
        base = f"{folder}/{tail}" if folder and tail else folder or tail
        for path in (f"{base}/__init__.py" if base else "__init__.py", f"{base}.py"):
            found = self.modules.get(path)
            if found is not None:
                return found
        return base if base in self._folders else None

    def submodule(self, package: Module | str, name: str) -> Module | str | None:
        folder = package if isinstance(package, str) else package.package
        if not isinstance(package, str) and not package.path.endswith("__init__.py"):
            return None
        return self._at(folder, name)


def _is_script(module: Module) -> bool:
    try:
        return b"__main__" in module.source and _IS_SCRIPT.search(module.source) is not None
    except (ValueError, OSError):  # said where the module's roots are looked for
        return False
