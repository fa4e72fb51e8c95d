"""From a call whose proof depends on its callers to the callers: contexts of each call site.

A root that settles all fields needs no callers. Where a parameter, the object or a global decides, the functions that
mention the root's name are run as roots in turn, through any number of wrappers (bounded).
"""

from __future__ import annotations

from checker.code.clients import Sighting
from checker.code.machine import Program
from checker.code.project import Module
from checker.code.roots import MODULE_BODY, Run, Unit, capture_objects, run_unit, run_with_receiver, unit_at
from checker.code.summary import Outline

MAX_CLIMB = 8
MAX_CALLERS = 48
MAX_CONTEXTS = 96

SiteKey = tuple[str, int]


def site_key(s: Sighting) -> SiteKey:
    return (s.module.path, s.pos)


def is_open(s: Sighting) -> bool:
    """Whether a caller may still settle a field."""
    return s.tentative or any(d.is_open for r in s.results.values() for d in r.deps)


class Contexts:
    """Runs roots, each once, and finds the contexts of call sites."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._runs: dict[tuple[str, int, frozenset[str]], Run] = {}
        self._subclasses: dict[tuple[str, int], list[tuple[str, int]]] = {}
        self._callers: dict[tuple[str, int], list[Unit]] = {}

    def with_hidden(self, units):
        return list(units)

    def run(self, unit: Unit, words: frozenset[str] = frozenset()) -> Run:
        """The root itself, and for a method once more for each subclass that inherits it."""
        key = (*unit.key, words)
        found = self._runs.get(key)
        if found is None:
            found = run_unit(self.program, unit, None, words)
            for variant in self.variants(unit):
                more = run_unit(self.program, unit, variant, words)
                found.sightings = found.sightings + more.sightings
                found.blocked |= more.blocked
                found.incomplete = found.incomplete or more.incomplete
            self._runs[key] = found
        return found

    def of_unit(self, unit: Unit) -> dict[SiteKey, list[Sighting]]:
        """Contexts of each site that a root reaches in its own body."""
        own = self.run(unit)
        out: dict[SiteKey, list[Sighting]] = {}
        for s in own.sightings:
            if _inside(unit, s):
                out.setdefault(site_key(s), []).append(s)
        waiting = {k for k, ss in out.items() if any(is_open(s) for s in ss)}
        if waiting:
            found = self._climb(unit, waiting, 0, frozenset((unit.key,)), frozenset(_names(unit)))
            for key in waiting:
                if found.get(key):
                    kept = [s for s in out[key] if not is_open(s)]
                    out[key] = (kept + found[key])[:MAX_CONTEXTS]
        return out

    def _climb(self, unit: Unit, sites: set[SiteKey], depth: int, seen: frozenset[tuple[str, int]], words: frozenset[str]) -> dict[SiteKey, list[Sighting]]:
        """Contexts of `sites` from the callers of `unit`."""
        out: dict[SiteKey, list[Sighting]] = {}
        if depth >= MAX_CLIMB:
            return out
        names = _names(unit)
        for caller in self.callers(unit):
            if caller.key in seen or (caller.module.is_test and not unit.module.is_test):
                continue
            run = self.run(caller, words)
            hits: dict[SiteKey, list[Sighting]] = {}
            for s in run.sightings:
                if site_key(s) in sites:
                    hits.setdefault(site_key(s), []).append(s)
            still = {k for k, ss in hits.items() if any(is_open(s) for s in ss)}
            blocked = not hits and bool(run.blocked & names)
            if still or blocked:
                above = self._climb(caller, still or sites, depth + 1, seen | {caller.key}, words | _names(caller))
                for key, ss in above.items():
                    if ss:
                        hits[key] = [s for s in hits.get(key, []) if not is_open(s)] + ss
            for key, ss in hits.items():
                have = out.setdefault(key, [])
                if len(have) < MAX_CONTEXTS:
                    have += ss
        return out

    # -- who calls ------------------------------------------------------------------------------------------------

    def callers(self, unit: Unit) -> list[Unit]:
        """Roots that mention the unit's name, nearest first; the unit itself is left out."""
        found = self._callers.get(unit.key)
        if found is not None:
            return found
        if unit.id == MODULE_BODY:
            return []
        units: dict[tuple[str, int], Unit] = {}
        for name in sorted(_names(unit)):
            for module, offset in self.program.project.mentions(name):
                caller = unit_at(module, offset)
                if caller.key != unit.key:
                    units.setdefault(caller.key, caller)
        ranked = sorted(units.values(), key=lambda u: (_distance(unit, u), u.module.path, u.id))
        found = self._callers[unit.key] = ranked[:MAX_CALLERS]
        return found

    def variants(self, unit: Unit) -> list[tuple[str, int]]:
        """Subclasses in the project whose objects run this method, too."""
        if unit.owner < 0:
            return []
        owner = next((o for o in unit.module.parsed.outlines if o.start == unit.owner), None)
        if owner is None:
            return []
        return self._below(unit.module, owner, unit.name, 0)

    def _below(self, module: Module, owner: Outline, method: str, depth: int) -> list[tuple[str, int]]:
        if depth > 3:
            return []
        key = (module.path, owner.start)
        found = self._subclasses.get(key)
        if found is None:
            found = self._subclasses[key] = self._find_subclasses(owner)
        out: list[tuple[str, int]] = []
        for path, id in found[:8]:
            child_module = self.program.project.modules[path]
            child = next(o for o in child_module.parsed.outlines if o.start == id)
            own_methods = {o.name for o in child_module.parsed.outlines if o.parent == id}
            if method not in own_methods:
                out.append((path, id))
            out += self._below(child_module, child, method, depth + 1)
        return out[:12]

    def _find_subclasses(self, owner: Outline) -> list[tuple[str, int]]:
        out = []
        for module, offset in self.program.project.mentions(owner.name):
            holders = module.enclosing(offset)
            if not holders or not holders[-1].is_class:
                continue
            source = module.source
            head = source[holders[-1].start : offset]
            if b"(" in head and head.count(b"(") > head.count(b")") and b":" not in head.split(b"(", 1)[1]:
                out.append((module.path, holders[-1].start))
        return out


def _inside(unit: Unit, s: Sighting) -> bool:
    if s.module is not unit.module:
        return False
    if unit.id == MODULE_BODY:
        return not s.chain or all(m is unit.module for m, _, _ in s.chain)
    outline = next((o for o in unit.module.parsed.outlines if o.start == unit.id), None)
    return outline is not None and _line(unit.module, outline.start) <= s.pos >> 16 <= _line(unit.module, outline.end)


def _line(module: Module, offset: int) -> int:
    return module.source.count(b"\n", 0, offset) + 1


def _names(unit: Unit) -> set[str]:
    """Words by which callers speak of the unit: its name, those of functions within it, its class."""
    names = {unit.name} if not (unit.name.startswith("__") and unit.name.endswith("__")) else set()
    if unit.owner >= 0:
        owner = next((o for o in unit.module.parsed.outlines if o.start == unit.owner), None)
        if owner is not None:
            names.add(owner.name)
    return names


def _distance(unit: Unit, caller: Unit) -> int:
    if caller.module is unit.module:
        return 0
    return 1 if caller.module.package == unit.module.package else 2


__all__ = ["Contexts", "capture_objects", "run_with_receiver"]
