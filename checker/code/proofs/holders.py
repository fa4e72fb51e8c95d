"""Names under which the objects of module level keep functions, classes and objects that are called."""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.execution.heap import Dict, Instance, Object, Seq
from checker.code.execution.program import Program
from checker.code.execution.values import (
    Class,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Value,
    alternatives,
    ids_of,
)
from checker.code.proofs.roots import Unit, unit_at

MAX_NESTING = 2
MAX_HELD = 4  # objects within objects, up to a name


class Holders:
    """Names under which functions and classes are kept in tables: registries, lists of handlers."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._size = 0
        self._names: dict[tuple[str, int], set[str]] = {}
        self._objects: dict[tuple[str, int], list[int]] = {}
        self._within: dict[int, set[int]] = {}
        self._named: dict[int, set[str]] = {}

    def renew(self) -> None:
        """More modules have run: what they hold is looked at when it is next asked for."""
        self._size = 0

    def of(self, unit: Unit) -> set[str]:
        """Names of tables that hold the unit, or the class whose method it is."""
        if len(self._program.base) > self._size * 1.1:
            self._build()
        found = set(self._names.get(unit.key, ()))
        if unit.owner >= 0:
            found |= self._names.get((unit.module.path, unit.owner), set())
        if unit.name == "__call__":
            found |= self._names_of_objects((unit.module.path, unit.owner))
        return found

    def _names_of_objects(self, cls: tuple[str, int]) -> set[str]:
        """Names by which objects of a class may be called: their own, those of what holds them (a chain)."""
        out: set[str] = set()
        seen = set(self._objects.get(cls, ()))
        level = sorted(seen)
        for _ in range(MAX_HELD):
            above: set[int] = set()
            for id in level:
                out |= self._named.get(id, set())
                above |= self._within.get(id, set())
            level = sorted(above - seen)
            seen |= above
        return out

    def _build(self) -> None:
        base = self._program.base
        self._size = len(base)
        inside: dict[int, set[tuple[str, int]]] = {}
        for _ in range(MAX_NESTING):
            for id, obj in base.items():
                for value in _items(obj):
                    keys = self._keys(value, inside)
                    if keys:
                        inside.setdefault(id, set()).update(keys)
        self._find_objects()
        self._names = {}
        for obj in base.values():
            if isinstance(obj, Instance):
                for name, (value, _) in obj.attrs.items():
                    for inner, _ in alternatives(value):
                        if not isinstance(inner, (Ref, Partial, Descriptor, Function)):
                            continue
                        for key in self._keys(inner, inside):
                            if not isinstance(inner, Function) or self._is_renamed(inner, name):
                                self._names.setdefault(key, set()).add(name)

    def _find_objects(self) -> None:
        """Which object is one of which class, within which others, and under which names."""
        self._objects, self._within, self._named = {}, {}, {}
        for id, obj in self._program.base.items():
            if isinstance(obj, Instance):
                if obj.kind == "instance":
                    for key in self._classes(obj.cls):
                        self._objects.setdefault(key, []).append(id)
                for name, (value, _) in obj.attrs.items():
                    for inner in ids_of(value):
                        self._named.setdefault(inner, set()).add(name)
                        if obj.kind == "instance":
                            self._within.setdefault(inner, set()).add(id)
            for value in _items(obj):
                for inner in ids_of(value):
                    self._within.setdefault(inner, set()).add(id)

    def _classes(self, cls: Value | None) -> Iterator[tuple[str, int]]:
        holder = self._program.base.get(cls.id) if isinstance(cls, Class) else None
        if isinstance(holder, Instance) and holder.data is not None:
            yield holder.data.module.path, holder.data.id
            for base in holder.data.bases:
                yield from self._classes(base)

    def _is_renamed(self, function: Function, name: str) -> bool:
        outline = function.module.parsed.outline(function.id)
        return outline is None or outline.name != name

    def _keys(self, value: Value, inside: dict[int, set[tuple[str, int]]]) -> set[tuple[str, int]]:
        if isinstance(value, Function):
            return {(value.module.path, value.id), unit_at(value.module, _start(value)).key}
        if isinstance(value, Partial):
            given = [v for _, _, v in value.args] if isinstance(value.function, External) else []
            return set().union(*(self._keys(v, inside) for v in (value.function, *given)))
        if isinstance(value, Descriptor):
            return self._keys(value.function, inside)
        if isinstance(value, Class):
            holder = self._program.base.get(value.id)
            if isinstance(holder, Instance) and holder.data is not None:
                return {(holder.data.module.path, holder.data.id)}
        if isinstance(value, Ref):
            return inside.get(value.id, set())
        return set()


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
