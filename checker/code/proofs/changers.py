"""Functions that may change a shared mapping without a request of their own: `def strip(): shared().pop("team")`.

Roots are run for the requests they reach, and what they change is noted on the way (`changed`). A function that sends
nothing is run only where a caller of a request calls it. Which functions get hold of a mapping of module level that
carries metadata, under another name, is told from the text: those that hand it on, and their callers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.program import Program
from checker.code.execution.values import Class, Ref, Value, alternatives
from checker.code.proofs.callers import Callers
from checker.code.proofs.roots import MODULE_BODY, Unit, unit_at
from checker.code.source.project import Module

MAX_DEPTH = 4  # of mappings within what a name holds
MAX_CHANGERS = 30  # functions that are run for what they change
MAX_AROUND = 3  # callers of a function that hands the mapping on

# The mapping itself is handed on: returned, stored, given as an argument; not copied, merged or read.
_BEFORE = re.compile(rb"(?:\breturn|\byield|(?P<name>\w+)?\s*=|[(,\[:])\s*(?:\w+\s*\.\s*)*$")
_AFTER = re.compile(rb"\s*(?:[),\]}\n#]|if\b|or\b|else\b|$)")
_COPIED = re.compile(rb"\b(?:dict|copy|deepcopy|list|set|sorted|len|print|str|repr)\s*\(\s*(?:\w+\s*\.\s*)*$")


def changers(program: Program, callers: Callers, known: set[tuple[str, int]]) -> list[Unit]:
    """Functions, those that are `known` left out, to be run for what they change."""
    wanted = {n for f in program.demand.fields for n in (*map(str.lower, f.carriers.headers), *f.carriers.metadata)}
    out: dict[tuple[str, int], Unit] = {}
    for module, name in _shared_names(program, wanted):
        for unit in _around(program, callers, module, name):
            if unit.key not in known and unit.key not in out and not unit.module.is_test:
                if len(out) >= MAX_CHANGERS:
                    return list(out.values())
                out[unit.key] = unit
    return list(out.values())


def _shared_names(program: Program, wanted: set[str]) -> Iterator[tuple[Module, str]]:
    """Names of module level, and of functions that keep their results, under which a mapping with metadata is held."""
    for path, module in sorted(program.project.modules.items()):
        env = program.base.get(module.env) if module.env >= 0 else None
        if isinstance(env, Instance) and not module.is_test:
            for name, (value, _) in list(env.attrs.items()):
                if _holds(program, value, wanted, MAX_DEPTH):
                    yield module, name
            for id in sorted(id for where, id in program.keepers if where == path):
                yield module, module.parsed.function(id).name


def _holds(program: Program, value: Value, wanted: set[str], depth: int) -> bool:
    return any(_is_holder(program, v, wanted, depth) for v, _ in alternatives(value) if isinstance(v, (Ref, Class)))


def _is_holder(program: Program, value: Ref | Class, wanted: set[str], depth: int) -> bool:
    obj = program.base.get(value.id) if depth else None
    held: Iterable[tuple[Value, object]] = ()
    if isinstance(obj, Dict):
        if any(isinstance(key, str) and key.lower() in wanted for key in obj.keys):
            return True
        held = obj.keys.values()
    elif isinstance(obj, Seq):
        held = obj.items
    elif isinstance(obj, Instance) and obj.kind in ("instance", "class"):
        held = obj.attrs.values()
    return any(_holds(program, v, wanted, depth - 1) for v, _ in held)


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
        found = _BEFORE.search(before)
        if unit.id == MODULE_BODY or found is None or found["name"] in payload or _COPIED.search(before):
            continue
        if _AFTER.match(other.source, offset + len(name)) or other.source[offset + len(name) :][:1] == b"(":
            yield unit
