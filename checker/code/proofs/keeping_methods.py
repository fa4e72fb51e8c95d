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


def users_of_kept(unit: Unit, names: set[str]) -> list[Unit]:
    """The other methods of its class that mention what a method keeps on its object, in their order, where it calls one
    of the names."""
    if unit.owner < 0:
        return []
    outline = unit.module.parsed.outline(unit.id)
    owner = unit.module.parsed.outline(unit.owner)
    if outline is None or owner is None:
        return []
    made = re.compile(rb"\b(?:%b)\s*\(" % b"|".join(re.escape(name.encode()) for name in sorted(names)))
    if not names or made.search(unit.module.source, outline.start, outline.end) is None:
        return []
    kept = {match.group(1) for match in _KEPT.finditer(unit.module.source, outline.start, outline.end)}
    if not kept:
        return []
    mention = re.compile(rb"\.(?:%b)\b" % b"|".join(sorted(kept)))
    found: dict[int, Unit] = {}
    for match in mention.finditer(unit.module.source, owner.start, owner.end):
        user = unit_at(unit.module, match.start())
        if user.owner == unit.owner and user.id != unit.id:
            found.setdefault(user.id, user)
    return list(found.values())
