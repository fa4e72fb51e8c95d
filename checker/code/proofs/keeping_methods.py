"""A method that makes an object which is called (`__call__`) and keeps it on its own: the call stands in another method
of its class (`self.bus = Bus(Handler())`, then `self.bus.handle(x)`)."""

from __future__ import annotations

import re

from checker.code.proofs.caller_needs import CONSTRUCTORS
from checker.code.proofs.callers import is_special
from checker.code.source.units import Unit, unit_at

MAX_METHODS = 12
_KEPT = re.compile(rb"\bself\.(\w+)[ \t]*(?::[^=\n]+)?=(?!=)")


def is_called_as_object(unit: Unit) -> bool:
    """Whether calls of a method name neither it nor its class, once the object is made."""
    return is_special(unit) and unit.owner >= 0 and unit.name not in CONSTRUCTORS


def kept_by(unit: Unit, names: set[str]) -> set[str]:
    """The attributes that a method sets on its object, where it calls one of the names."""
    outline = unit.module.parsed.outline(unit.id)
    if unit.owner < 0 or outline is None or not names:
        return set()
    source = unit.module.source
    made = re.compile(rb"\b(?:%b)\s*\(" % b"|".join(re.escape(name.encode()) for name in sorted(names)))
    if made.search(source, outline.start, outline.end) is None:
        return set()
    return {match.group(1).decode() for match in _KEPT.finditer(source, outline.start, outline.end)}


def users_of_kept(unit: Unit, kept: set[str]) -> list[Unit]:
    """The other methods of its class that mention what a method keeps on its object, in their order."""
    owner = unit.module.parsed.outline(unit.owner)
    if owner is None or not kept:
        return []
    mention = re.compile(rb"\.(?:%b)\b" % b"|".join(name.encode() for name in sorted(kept)))
    found: dict[int, Unit] = {}
    for match in mention.finditer(unit.module.source, owner.start, owner.end):
        user = unit_at(unit.module, match.start())
        if user.owner == unit.owner and user.id != unit.id:
            found.setdefault(user.id, user)
    return list(found.values())
