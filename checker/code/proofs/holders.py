"""Names under which the objects of module level keep functions, classes and objects that are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.code.execution.heap import Dict, Instance, Object, Seq
from checker.code.execution.objects.classes import ClassInfo
from checker.code.execution.program import Program
from checker.code.execution.values import (
    Class,
    Descriptor,
    External,
    Function,
    Partial,
    Pending,
    Ref,
    Value,
    alternatives,
    ids_of,
)
from checker.code.source.units import Unit, unit_at

Key = tuple[str, int]
NO_IDS: frozenset[int] = frozenset()
MAX_IMPORTS = 8  # modules that hand a name on, one to the next


class _Within(NamedTuple):
    """What an object tells of others: its classes, under which names it has which objects, and which it keeps."""

    classes: set[Key]
    names: set[tuple[int, str]]
    kept: set[int]


NOTHING_WITHIN = _Within(set(), set(), set())


class Holders:
    """Names under which functions and classes are kept in tables: registries, lists of handlers.

    What the objects keep is noted once per object, and once more when it has changed; who holds a function is then
    asked upward, from table to table."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._looked_at = 0  # so many of the objects that came or changed
        # What each object keeps, by heap id: definitions by their keys (path, id), other objects by their heap ids.
        self._items: dict[int, set[Key | int]] = {}
        self._names: dict[int, set[tuple[Key | int, str]]] = {}
        # The same from below: the tables, and the (object, name) pairs, that keep a definition or an object.
        self._holding: dict[Key | int, set[int]] = {}
        self._naming: dict[Key | int, set[tuple[int, str]]] = {}
        self._found = 0  # so many of the objects that came or changed, for what follows: few projects ask for it
        self._given: dict[int, _Within] = {}
        self._objects: dict[Key, set[int]] = {}
        self._within: dict[int, set[int]] = {}
        self._named: dict[int, set[tuple[int, str]]] = {}

    def of(self, unit: Unit) -> set[str]:
        """Names of tables that hold the unit, or the class whose method it is."""
        self._look()
        found = self.names(unit.key)
        if unit.owner >= 0:
            found |= self.names((unit.module.path, unit.owner))
        if unit.name == "__call__":
            found |= self._names_of_objects((unit.module.path, unit.owner))
        if unit.name == "__get__":  # it is called under the names that classes give its objects
            self._find_objects()
            own = self._objects.get((unit.module.path, unit.owner), ())
            named = (row for id in own for row in self._named.get(id, ()))
            found.update(name for holder, name in named if self._is_class(holder))
        return found

    def names(self, key: Key) -> set[str]:
        """Names that keep a definition, by themselves or through tables within tables."""
        out = {name for _, name in self._naming.get(key, ())}
        seen = set(self._holding.get(key, ()))
        level = list(seen)
        while level:
            table = level.pop()
            out.update(name for _, name in self._naming.get(table, ()))
            above = self._holding.get(table, NO_IDS) - seen
            seen |= above
            level += above
        return out

    def _names_of_objects(self, cls: Key) -> set[str]:
        """Names by which objects of a class may be called: their own, those of what holds them (a chain)."""
        self._find_objects()
        out: set[str] = set()
        seen = set(self._objects.get(cls, ()))
        level = sorted(seen)
        while level:
            above: set[int] = set()
            for id in level:
                out.update(name for _, name in self._named.get(id, ()))
                above |= self._within.get(id, set())
            level = sorted(above - seen)
            seen |= above
        return out

    def _is_class(self, id: int) -> bool:
        obj = self._program.base.get(id)
        return isinstance(obj, Instance) and isinstance(obj.data, ClassInfo)

    def _look(self) -> None:
        """Look at what came or changed since the last time; objects of module level are never taken away."""
        base, touched = self._program.base, self._program.touched
        if self._looked_at == len(touched):
            return
        for id in dict.fromkeys(touched[self._looked_at :]):
            self._look_at(id, base[id])
        self._looked_at = len(touched)

    def _look_at(self, id: int, obj: Object) -> None:
        items: set[Key | int] = set()
        for value in _items(obj):
            self._add(value, items)
        named: set[tuple[Key | int, str]] = set()
        for name, (value, _) in obj.attrs.items() if isinstance(obj, Instance) else ():
            for inner, _ in alternatives(value):
                own: set[Key | int] = set()
                if isinstance(inner, Pending) and inner.name != name:
                    self._add_imported(inner, own)
                elif isinstance(inner, (Ref, Partial, Descriptor)) or self._is_renamed(inner, name):
                    self._add(inner, own)
                named.update((kept, name) for kept in own)
        self._note(id, items, named)

    def _note(self, id: int, items: set[Key | int], named: set[tuple[Key | int, str]]) -> None:
        """What an object keeps, in place of what it kept when it was last looked at."""
        for kept in self._items.pop(id, ()):
            self._holding[kept].discard(id)
        for kept, name in self._names.pop(id, ()):
            self._naming[kept].discard((id, name))
        if items:
            self._items[id] = items
        for kept in items:
            self._holding.setdefault(kept, set()).add(id)
        if named:
            self._names[id] = named
        for kept, name in named:
            self._naming.setdefault(kept, set()).add((id, name))

    def _find_objects(self) -> None:
        """Which object is one of which class, within which others, and under which names."""
        base, touched = self._program.base, self._program.touched
        if self._found == len(touched):
            return
        for id in dict.fromkeys(touched[self._found :]):
            self._forget(id)
            found = self._within_of(base[id])
            if found.classes or found.names or found.kept:
                self._given[id] = found
            for key in found.classes:
                self._objects.setdefault(key, set()).add(id)
            for inner, name in found.names:
                self._named.setdefault(inner, set()).add((id, name))
            for inner in found.kept:
                self._within.setdefault(inner, set()).add(id)
        self._found = len(touched)

    def _forget(self, id: int) -> None:
        """Take away what an object gave when it was last looked at."""
        given = self._given.pop(id, NOTHING_WITHIN)
        for key in given.classes:
            self._objects[key].discard(id)
        for inner, name in given.names:
            self._named[inner].discard((id, name))
        for inner in given.kept:
            self._within[inner].discard(id)

    def _within_of(self, obj: Object) -> _Within:
        out = _Within(set(), set(), set())
        if isinstance(obj, Instance):
            made = obj.kind == "instance"
            if made:
                out.classes.update(self._classes(obj.cls))
            for name, (value, _) in obj.attrs.items():
                for inner in ids_of(value):
                    out.names.add((inner, name))
                    if made:
                        out.kept.add(inner)
        for value in _items(obj):
            out.kept.update(ids_of(value))
        return out

    def _classes(self, cls: Value | None) -> Iterator[Key]:
        holder = self._program.base.get(cls.id) if isinstance(cls, Class) else None
        if isinstance(holder, Instance) and holder.data is not None:
            yield holder.data.module.path, holder.data.id
            for base in holder.data.bases:
                yield from self._classes(base)

    def _add_imported(self, pending: Pending, kept: set[Key | int]) -> None:
        """Add what an import under another name binds, as far as it is known without running where it is from."""
        for _ in range(MAX_IMPORTS):
            module, name = pending.module, pending.name
            env = self._program.base.get(module.env)
            slot = env.attrs.get(name) if isinstance(env, Instance) else None
            if slot is None:
                outlines = module.parsed.outlines
                kept |= {(module.path, o.start) for o in outlines if o.parent == -1 and o.name == name}
                return
            if not isinstance(slot[0], Pending):
                self._add(slot[0], kept)
                return
            pending = slot[0]

    def _is_renamed(self, value: Value, name: str) -> bool:
        """Whether a function or class is bound to another name than its own."""
        if isinstance(value, Class):
            holder = self._program.base.get(value.id)
            made = holder.data if isinstance(holder, Instance) else None
        else:
            made = value if isinstance(value, Function) else None
        outline = made.module.parsed.outline(made.id) if made is not None else None
        return made is not None and (outline is None or outline.name != name)

    def _add(self, value: Value, kept: set[Key | int]) -> None:
        """Add what a value keeps: definitions by their keys, objects by their heap ids."""
        if isinstance(value, Function):
            kept |= {(value.module.path, value.id), unit_at(value.module, _start(value)).key}
        elif isinstance(value, Partial):
            self._add(value.function, kept)
            for _, _, given in value.args if isinstance(value.function, External) else ():
                self._add(given, kept)
        elif isinstance(value, Descriptor):
            self._add(value.function, kept)
        elif isinstance(value, Class):
            holder = self._program.base.get(value.id)
            if isinstance(holder, Instance) and holder.data is not None:
                kept.add((holder.data.module.path, holder.data.id))
        elif isinstance(value, Ref):
            kept.add(value.id)


def _start(function: Function) -> int:
    """The byte offset at which a function stands; a lambda is known by its line and column (in bytes)."""
    if function.body is None:
        return function.id
    source = function.module.source
    start = 0
    for _ in range((function.id >> 16) - 1):
        start = source.find(b"\n", start) + 1
    return start + (function.id & 0xFFFF)


def _items(obj: Object) -> list[Value]:
    if isinstance(obj, Dict):
        return [v for v, _ in obj.keys.values()]
    if isinstance(obj, Seq):
        return [v for v, _ in obj.items]
    if obj.kind == "dispatcher":
        return [f for _, f in obj.data]
    return []
