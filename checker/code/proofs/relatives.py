"""Relatives of a method's class in the project: subclasses whose objects run the method, bases that may call it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.code.execution.objects.subclasses import is_base
from checker.code.execution.program import Program
from checker.code.source.project import Module
from checker.code.source.summary import Node, Outline, last_word
from checker.code.source.units import Unit

MAX_SUBCLASSES = 400


class Relatives:
    """Looks classes up once each. A class is (path of its module, byte offset of the class)."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.crowded: set[tuple[str, int]] = set()  # methods of more subclasses than are looked at
        self._related: dict[tuple[str, int], frozenset[str]] = {}
        self._classes: dict[str, list[tuple[str, int]]] = {}  # by name
        self._members: dict[tuple[str, int], frozenset[str]] = {}
        self._subclasses: dict[tuple[str, int], list[tuple[str, int]]] = {}

    def named(self, unit: Unit) -> frozenset[str]:
        """Names of the bases of the unit's class and of its subclasses, theirs included."""
        key = (unit.module.path, unit.owner)
        found = self._related.get(key)
        if found is None:
            names: set[str] = set()
            waiting = [key, *self.variants(unit)]
            while waiting:
                words = {last_word(b) for path, id in waiting for b in self._bases(path, id)} - names - {""}
                names |= words
                waiting = [place for word in sorted(words) for place in self._classes_named(word)]
            found = self._related[key] = frozenset(names)
        return found

    def _bases(self, path: str, id: int) -> Sequence[Node]:
        return self.program.project.modules[path].parsed.class_(id).bases

    def _classes_named(self, name: str) -> list[tuple[str, int]]:
        found = self._classes.get(name)
        if found is None:
            found = self._classes[name] = []
            statement = re.compile(rb"\bclass[ \t\\\r\n]+%s\b" % re.escape(name.encode()))
            for module in self.program.project.naming(name):
                try:
                    outlines = module.parsed.outlines if statement.search(module.source) else []
                except (ValueError, OSError):
                    continue  # said where the module's roots are looked for
                found += ((module.path, o.start) for o in outlines if o.is_class and o.name == name)
        return found

    def variants(self, unit: Unit) -> list[tuple[str, int]]:
        """Subclasses in the project whose objects run this method, too."""
        if unit.owner < 0:
            return []
        owner = unit.module.parsed.outline(unit.owner)
        if owner is None:
            return []
        found = self._below(unit.module, owner, unit.name, set())
        if len(found) > MAX_SUBCLASSES:
            self.crowded.add(unit.key)
        return found[:MAX_SUBCLASSES]

    def _below(self, module: Module, owner: Outline, method: str, seen: set[tuple[str, int]]) -> list[tuple[str, int]]:
        key = (module.path, owner.start)
        if key in seen or len(seen) > MAX_SUBCLASSES:
            return []
        seen.add(key)
        found = self._subclasses.get(key)
        if found is None:
            found = self._subclasses[key] = self._find_subclasses(owner, module)
        out: list[tuple[str, int]] = []
        for path, id in found:
            child_module = self.program.project.modules[path]
            child = child_module.parsed.outline(id)
            assert child is not None
            if method not in self._members_of(child_module, id):
                out.append((path, id))
            out += self._below(child_module, child, method, seen)
        return out

    def _members_of(self, module: Module, id: int) -> frozenset[str]:
        """Names of the definitions in the body of a class."""
        found = self._members.get((module.path, id))
        if found is None:
            names = frozenset(o.name for o in module.parsed.outlines if o.parent == id)
            found = self._members[module.path, id] = names
        return found

    def _find_subclasses(self, owner: Outline, near: Module) -> list[tuple[str, int]]:
        out = []
        for module, offset in self.program.project.mentions(owner.name, near):
            if not is_base(module.source, offset):
                continue
            holders = module.enclosing(offset)
            if holders and holders[-1].is_class:
                out.append((module.path, holders[-1].start))
        return out
