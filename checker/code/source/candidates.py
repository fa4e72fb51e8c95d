"""Which places of which files may hold a billable call: decided from bytes alone, before anything is parsed.

A file is a candidate where it imports an SDK, names a provider's host or holds a method path that only an SDK has
(`completions.create`); and where it imports a module of the project that does, and calls a method by which a client of
that SDK sends (`llm.invoke`). Within it, the words by which the SDKs concerned name their billable methods mark the
roots to run. Everything is derived from the catalogue, so that a new SDK needs no code here.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from checker.code.source.project import Module, Project
from checker.code.source.scanner import HTTP, NO_SDKS, Facts, Scanner
from checker.code.source.units import MODULE_BODY, Unit, unit_at


class Marks:
    """Where the words stand in each module of a project."""

    def __init__(self, scanner: Scanner, project: Project, everything: bool = False) -> None:
        self._scanner = scanner
        self._project = project
        self._everything = everything  # look at each function, whether a word stands there or not
        self._facts: dict[str, Facts] = {}
        self._own_facts: dict[str, Facts] = {}
        # Sets of modules are kept as numbers, a bit for each: there is one for every module.
        self._bits = {path: 1 << number for number, path in enumerate(project.modules)}
        self._imports: dict[tuple[str, int], int] = {}
        self._with_host: int | None = None  # the modules in which a provider's URL stands
        self._below: dict[tuple[str, int], frozenset[str]] = {}
        self._offsets: dict[str, list[int]] = {}
        self._aliases: dict[str, frozenset[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._kept: dict[frozenset[str], frozenset[str]] = {}  # many files have the same words: each set once
        self._called: dict[str, frozenset[str]] = {}
        self._handed_to: dict[str, frozenset[str]] = {}
        self._own_methods: dict[str, bool] = {}

    def facts(self, module: Module) -> Facts:
        found = self._facts.get(module.path)
        if found is None:
            found = self._of_bytes(module)
            if found.http and not found.host and self._scanner.sends(module.source) and self._is_near_host(module):
                found = replace(found, host=True)
            self._facts[module.path] = found
        return found

    def _of_bytes(self, module: Module) -> Facts:
        found = self._own_facts.get(module.path)
        if found is None:
            found = self._own_facts[module.path] = self._scanner.facts(module.source)
        return found

    def names_host(self, module: Module) -> bool:
        """Whether a provider's URL stands in the file itself."""
        return self._of_bytes(module).host

    def _is_near_host(self, module: Module) -> bool:
        """Whether a provider's URL stands in a module that this one imports (a URL kept in settings), in one that
        imports it (a base class, of which a subclass says where it sends), or in one which that imports beside it."""
        if self._with_host is None:
            self._with_host = sum(self._bits[path] for path in self._hosts())
        near = [module, *(self._importers(module) if self._with_host else ())]
        return any(self._with_host & (self._bits[m.path] | self._imported(m, DEPTH_OF_HOSTS)) for m in near)

    def _hosts(self) -> Iterator[str]:
        for module in self._project.modules.values():
            try:
                if self._of_bytes(module).host:
                    yield module.path
            except (ValueError, OSError):
                continue  # said where the module's roots are looked for

    def _importers(self, module: Module) -> Iterator[Module]:
        stem = module.path.rpartition("/")[2].removesuffix(".py")
        word = module.package.rpartition("/")[2] if stem == "__init__" else stem
        for other in self._project.naming(word) if word else ():
            if other is not module and self._bits[module.path] & self._imported(other, DEPTH_OF_IMPORTS):
                yield other

    def _imported(self, module: Module, depth: int) -> int:
        """The modules that can be read among those which a module imports, and which these import: a bit for each."""
        found = self._imports.get((module.path, depth))
        if found is None:
            found = 0
            for other in imported_modules(self._project, module):
                try:
                    self._of_bytes(other)
                except (ValueError, OSError):
                    continue
                found |= self._bits[other.path]
                if depth > 1:
                    found |= self._imported(other, depth - 1)
            self._imports[module.path, depth] = found
        return found

    def offsets(self, module: Module) -> list[int]:
        """Byte offsets of the words, sorted."""
        found = self._offsets.get(module.path)
        if found is None:
            facts = self.facts(module)
            marked = set(self._scanner.offsets(module.source, facts)) if facts.is_candidate else set()
            handed = self._handed(module)
            if handed:
                marked.update(self._scanner.plain_offsets(module.source, handed))
            found = self._offsets[module.path] = sorted(marked)
        return found

    def makers(self, module: Module) -> list[Unit]:
        """Roots of a module in which a client may be made."""
        facts = self.facts(module)
        units: dict[int, Unit] = {}
        for offset in self._scanner.maker_offsets(module.source, facts) if facts.sdks else ():
            unit = unit_at(module, offset)
            units.setdefault(unit.id, unit)
        return [units[k] for k in sorted(units)]

    def sdks(self, module: Module) -> frozenset[str]:
        """The SDKs that the file imports."""
        return self.facts(module).sdks

    def imports_sdk(self, module: Module) -> bool:
        """Whether a client may be made in the file."""
        return bool(self.facts(module).sdks)

    def words(self, module: Module) -> frozenset[str]:
        found = self._words.get(module.path)
        if found is None:
            own, handed = self._scanner.words(self.facts(module)), self._scanner.plain_words(self._handed(module))
            found = self._words[module.path] = self._kept.setdefault(own | handed, own | handed)
        return found

    def called(self, module: Module) -> frozenset[str]:
        """The words, and the names under which it imports billable functions."""
        found = self._called.get(module.path)
        if found is None:
            words = self.words(module) | self.aliases(module)
            found = self._called[module.path] = self._kept.setdefault(words, words)
        return found

    def names_method(self, module: Module, word: str) -> bool:
        """Whether an SDK that the file itself imports has a billable method or function of that name."""
        return word in self._scanner.own_words(self.facts(module))

    def is_own_method(self, word: str) -> bool:
        """Whether a method of that name is the project's alone: one of its classes has it, and none of its files
        imports an SDK that does."""
        found = self._own_methods.get(word)
        if found is None:
            modules = [m for m in self._project.naming(word) if not m.is_test]
            pattern = re.compile(rb"^[ \t]+(?:async[ \t]+)?def[ \t]+%s[ \t]*\(\s*self\b" % word.encode(), re.MULTILINE)
            found = any(pattern.search(m.source) for m in modules) and not self._is_imported(word)
            self._own_methods[word] = found
        return found

    def _is_imported(self, word: str) -> bool:
        """Whether any file imports an SDK that has a billable method or function of that name."""
        for module in self._project.modules.values():
            try:
                if self.names_method(module, word):
                    return True
            except (ValueError, OSError):
                continue  # said where the module's roots are looked for
        return False

    def _handed(self, module: Module) -> frozenset[str]:
        """SDKs whose clients may come from the modules that this one imports, where it calls a method of one."""
        found = self._handed_to.get(module.path)
        if found is None:
            found = NO_SDKS
            if next(self._scanner.plain_offsets(module.source), None) is not None:
                found = self._imported_sdks(module, DEPTH_OF_IMPORTS) - self.facts(module).sdks
            self._handed_to[module.path] = found
        return found

    def _imported_sdks(self, module: Module, depth: int) -> frozenset[str]:
        key = (module.path, depth)
        found = self._below.get(key)
        if found is None:
            self._below[key] = NO_SDKS  # a cycle adds nothing
            sdks: set[str] = set()
            for other in imported_modules(self._project, module):
                try:
                    sdks |= self.facts(other).sdks
                    if depth > 1:
                        sdks |= self._imported_sdks(other, depth - 1)
                except (ValueError, OSError):
                    continue
            found = self._below[key] = frozenset(sdks - {HTTP})
        return found

    def is_called_bare(self, module: Module) -> bool:
        """Whether it imports an SDK whose objects are called themselves: `Agent(...)(prompt)`."""
        return self._scanner.is_called_bare(self.facts(module))

    def calls_objects(self, module: Module) -> bool:
        """Whether it imports an SDK that has objects which are called themselves: `llm(prompt)`."""
        return bool(self.facts(module).sdks & self._scanner.callable)

    def aliases(self, module: Module) -> frozenset[str]:
        """Names under which the module imports billable functions."""
        found = self._aliases.get(module.path)
        if found is None:
            names = self._scanner.imported_functions(module.source, self.facts(module))
            found = self._aliases[module.path] = frozenset(n.decode("utf-8", "replace") for n in names)
        return found

    def holds(self, module: Module, id: int) -> bool:
        """Whether a word stands in the definition that starts at byte `id`."""
        outline = module.parsed.outline(id)
        if outline is None:
            return False
        offsets = self.offsets(module)
        at = bisect.bisect_left(offsets, outline.start)
        return at < len(offsets) and offsets[at] < outline.end

    def is_marked(self, unit: Unit) -> bool:
        """Whether a word stands in a root; in a module's body: anywhere in the module."""
        return bool(self.offsets(unit.module)) if unit.id == MODULE_BODY else self.holds(unit.module, unit.id)

    def lines(self, unit: Unit) -> list[int]:
        """Lines (1-based) of a root on which a word stands; a module's body is what is in no other root."""
        source = unit.module.source
        found = [at for at in self.offsets(unit.module) if unit_at(unit.module, at).id == unit.id]
        return [source.count(b"\n", 0, at) + 1 for at in found]

    def units(self, module: Module) -> list[Unit]:
        """Roots of a module in whose text a word stands. ValueError, OSError: the file cannot be read."""
        units: dict[int, Unit] = {}
        if self._everything:
            for outline in module.parsed.outlines:
                if not outline.is_class:
                    unit = unit_at(module, outline.start)
                    units.setdefault(unit.id, unit)
            units.setdefault(MODULE_BODY, Unit(module, MODULE_BODY, "<module>"))
        for offset in self.offsets(module):
            unit = unit_at(module, offset)
            units.setdefault(unit.id, unit)
        if units:
            units.setdefault(MODULE_BODY, Unit(module, MODULE_BODY, "<module>"))
        return [units[k] for k in sorted(units)]


# A module, and what it imports: a package's `__init__` hands on what its modules make. Clients that come from farther
# are found by the names under which they are kept (proofs/following.py).
DEPTH_OF_IMPORTS = 2
DEPTH_OF_HOSTS = 12  # of imports between a request and the URL where it goes, which nothing else leads to
# It begins with the end of the line before, which is found quicker than each line's beginning.
_IMPORT = re.compile(
    rb"\n[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([\w., \t]+))"
)


def imported_modules(project: Project, module: Module) -> Iterator[Module]:
    """Modules of the project that a module imports, as its bytes say."""
    for match in _IMPORT.finditer(b"\n" + module.source):
        if match[4] is not None:
            names = [part.split()[0].decode() for part in match[4].split(b",") if part.split()]
            targets = [project.resolve(module, 0, name) for name in names]
        else:
            target = project.resolve(module, len(match[1]), match[2].decode())
            targets = [target]
            for part in match[3].strip(b"()\n").split(b","):
                words = part.split(b"#")[0].split()
                if words and target is not None and words[0].decode(errors="replace").isidentifier():
                    targets.append(project.submodule(target, words[0].decode()))
        yield from (t for t in targets if isinstance(t, Module) and t is not module)
