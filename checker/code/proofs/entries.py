"""What a program's entry shows: `main()` and what stands under `if __name__ == "__main__":`.

A root is run for itself, and its callers are asked where something is open. What else the program does in between
(`switch_off(); ask()`) is seen from the entry alone: which is run once, from a fresh start, with all its statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.code.execution.program import Program
from checker.code.proofs.roots import run_entry
from checker.code.source.project import Module
from checker.code.source.units import MODULE_BODY, Unit
from checker.code.wire.sightings import Sighting

MAX_ENTRIES = 60  # that are run; a project of very many scripts is judged by its roots


def shown_by_entries(program: Program, judged: Iterable[Unit]) -> Iterator[Sighting]:
    """Arrivals at call sites from the entries of programs that speak of what was `judged`."""
    words = {part for unit in judged for part in _words_of(unit)}
    entries = [u for path in sorted(program.project.modules) for u in _entries(program.project.modules[path], words)]
    for unit in entries[:MAX_ENTRIES]:
        yield from run_entry(program, unit).sightings


def _words_of(unit: Unit) -> Iterator[bytes]:
    stem = unit.module.path.removesuffix("/__init__.py").rpartition("/")[2].removesuffix(".py")
    classes = (o.name for o in unit.module.parsed.outlines if o.is_class and o.start == unit.owner)
    yield from (word.encode() for word in (stem, unit.name, *classes))


def _entries(module: Module, words: set[bytes]) -> Iterator[Unit]:
    if module.is_test or b"main" not in module.source:
        return
    mains = [o for o in module.parsed.outlines if o.name == "main" and o.parent == -1 and not o.is_class]
    if not (module.ready or any(word in module.source for word in words)):
        return
    if mains:
        yield Unit(module, mains[-1].start, "main")
    elif b"__main__" in module.source:
        yield Unit(module, MODULE_BODY, "<module>")
