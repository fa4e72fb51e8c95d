"""What a caller is run for: the functions on the way to an open site, and which of their arguments decide there."""

from __future__ import annotations

import re

from checker.code.execution.slices.needs import EVERYTHING, Need, Needs
from checker.code.proofs.callers import is_special, names_of
from checker.code.source.units import MODULE_BODY, Unit
from checker.code.trail import DepKind
from checker.code.wire.sightings import Sighting


def gives_back(unit: Unit, names: set[str]) -> bool:
    """Whether a root returns what a function under one of the names gave it: `return make()`."""
    outline = unit.module.parsed.outline(unit.id)
    text = unit.module.source[outline.start : outline.end] if outline is not None else b""
    words = b"|".join(re.escape(name.encode()) for name in sorted(names))
    return re.search(rb"\breturn\b[^\n]*\b(?:%b)\s*\(" % words, text) is not None


def gives_something(unit: Unit) -> bool:
    """Whether a root returns anything: an object that it made may be within it."""
    outline = unit.module.parsed.outline(unit.id)
    text = unit.module.source[outline.start : outline.end] if outline is not None else b""
    return re.search(rb"\b(?:return|yield)[ \t]+(?!None\b)[^\s#]", text) is not None


def with_need(needs: Needs, words: set[str], need: Need) -> Needs:
    """`needs` with one for each word; where two differ, all arguments matter."""
    out = dict(needs)
    for word in words:
        out[word] = need if word not in out or out[word] == need else EVERYTHING
    return tuple(sorted(out.items(), key=lambda item: item[0]))


CONSTRUCTORS = frozenset({"__init__", "__new__"})


def need_of(unit: Unit, sightings: list[Sighting]) -> Need:
    """Which arguments of the unit decide the fields that are open at its sites. Without a sighting (the function is
    only handed on), or where a function within the unit decides, all do."""
    if not sightings or unit.id == MODULE_BODY or (is_special(unit) and unit.name not in CONSTRUCTORS):
        return EVERYTHING  # by the class's name it is called with what makes the object
    params = list(unit.module.parsed.function(unit.id).params)
    if unit.owner >= 0 and params and params[0].name in ("self", "cls", "mcs"):
        params = params[1:]
    own = f"{unit.module.path}:{unit.id}:"
    wanted: set[str] = set()
    for s in sightings:
        if s.tentative:
            return EVERYTHING
        for result in s.results.values():
            for dep in result.deps:
                if dep.kind is DepKind.PARAMETER:
                    if not dep.key.startswith(own):
                        return EVERYTHING
                    wanted.add(dep.key.removeprefix(own))
    names = frozenset(p.name for p in params if p.kind in (1, 3) and p.name in wanted)
    positions = frozenset(i for i, p in enumerate(params) if p.kind in (0, 1) and p.name in wanted)
    rest = any(p.kind in (2, 4) and p.name in wanted for p in params)
    return Need(names, positions, frozenset(p.name for p in params if p.kind in (0, 1, 3)), rest)


def words_of_calls(unit: Unit) -> set[str]:
    """Words by which a call of the unit is written: its name; for what a class does by itself, the class's."""
    return names_of(unit) if is_special(unit) else {unit.name}
