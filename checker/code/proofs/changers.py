"""Functions that may change a shared mapping without a request of their own: `def strip(): shared().pop("team")`.

Roots are run for the requests they reach, and what they change is noted on the way (`changed`). A function that sends
nothing is run only where a caller of a request calls it. Which functions get hold of a mapping of module level that
carries metadata, under another name, is told from the text: those that hand it on, and their callers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.code.execution.heap import Instance
from checker.code.execution.program import Program
from checker.code.proofs.callers import Callers
from checker.code.proofs.changed import carries
from checker.code.source.project import Module
from checker.code.source.units import MODULE_BODY, Unit, unit_at

MAX_CHANGERS = 30  # functions that are run for what they change
MAX_AROUND = 3  # callers of a function that hands the mapping on

# The mapping itself is handed on: returned, stored, given as an argument; not copied, merged or read.
_BEFORE = re.compile(rb"(?:\breturn|\byield|(?P<name>\w+)?\s*=|[(,\[:])\s*(?:\w+\s*\.\s*)*$")
_AFTER = re.compile(rb"\s*(?:[),\]}\n#]|if\b|or\b|else\b|$)")
# What lies within is changed: `CONFIG["headers"].pop(...)`, `CONFIG.headers = {}`, `for tags in CONFIG.values():`.
_WITHIN = re.compile(
    rb"(?:\s*(?:\[[^\]\n]*\]|\.\s*\w+(?:\([^()\n]*\))?))+?\s*"
    rb"(?:\.\s*(?:pop|popitem|clear|update|setdefault|__delitem__|__setitem__)\b|\|?=(?!=))"
)
_TURNS = re.compile(rb"(?:\bin\s|\bdel\s|\bdelitem\s*\(|\bsetitem\s*\()\s*(?:\w+\s*\.\s*)*$")
_COPIED = re.compile(rb"\b(?:dict|copy|deepcopy|list|set|sorted|len|print|str|repr)\s*\(\s*(?:\w+\s*\.\s*)*$")


def changers(program: Program, callers: Callers, known: set[tuple[str, int]]) -> list[Unit]:
    """Functions, those that are `known` left out, to be run for what they change."""
    out: dict[tuple[str, int], Unit] = {}
    for module, name in _shared_names(program):
        for unit in _around(program, callers, module, name):
            if unit.key not in known and unit.key not in out and not unit.module.is_test:
                if len(out) >= MAX_CHANGERS:
                    return list(out.values())
                out[unit.key] = unit
    return list(out.values())


def _shared_names(program: Program) -> Iterator[tuple[Module, str]]:
    """Names of module level, and of functions that keep their results, under which a mapping with metadata is held."""
    for path, module in sorted(program.project.modules.items()):
        env = program.base.get(module.env) if module.env >= 0 else None
        if isinstance(env, Instance) and not module.is_test:
            for name, (value, _) in list(env.attrs.items()):
                if carries(program, value):
                    yield module, name
            for id in sorted(id for where, id in program.changes.keepers if where == path):
                yield module, module.parsed.function(id).name


def _around(program: Program, callers: Callers, module: Module, name: str) -> Iterator[Unit]:
    """Functions that hand on what the name holds, and those around them, nearest first."""
    ring = list({u.key: u for u in _handing_on(program, module, name)}.values())
    seen = {u.key for u in ring}
    for _ in range(MAX_AROUND + 1):
        yield from ring
        beyond = [link.unit for unit in ring for link in callers.of(unit)]
        ring = [u for u in {u.key: u for u in beyond}.values() if u.key not in seen and u.id != MODULE_BODY]
        seen |= {u.key for u in ring}


def _handing_on(program: Program, module: Module, name: str) -> Iterator[Unit]:
    payload = {word.encode() for word in program.catalogue.payload}
    for other, offset in program.project.mentions(name, module):
        unit = unit_at(other, offset)
        before = other.source[max(0, offset - 120) : offset]
        end = offset + len(name)
        if unit.id != MODULE_BODY and (_WITHIN.match(other.source, end) or _TURNS.search(before)):
            yield unit
            continue
        found = _BEFORE.search(before)
        if unit.id == MODULE_BODY or found is None or found["name"] in payload or _COPIED.search(before):
            continue
        if _AFTER.match(other.source, end) or other.source[end : end + 1] == b"(":
            yield unit
