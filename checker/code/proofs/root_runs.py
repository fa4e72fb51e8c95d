"""Roots, each run once for what is looked for: which of them, in which order, and for which subclasses again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.code.execution.program import Program
from checker.code.execution.run import Run
from checker.code.execution.slices.needs import Needs
from checker.code.execution.slices.probe import Probe
from checker.code.progress import Progress
from checker.code.proofs.callers import Callers
from checker.code.proofs.changed import names_of_changed
from checker.code.proofs.changers import changers
from checker.code.proofs.class_members import members_of
from checker.code.proofs.open_sites import MORE_SUBCLASSES, doubted
from checker.code.proofs.relatives import Relatives
from checker.code.proofs.roots import probe_unit, run_for_changes, run_unit
from checker.code.source.units import Unit, unit_at

MAX_ROUNDS = 4  # of roots that name what those of the round before stand for
MAX_HIDDEN = 2_000  # roots for one name
VARIANT_RUNS = 8  # a root is run for its subclasses as far as this many runs of full length go


class RootRuns:
    """Runs roots and keeps what they showed. `steps` counts those taken; callers are run within `budget` and `stop`."""

    def __init__(self, program: Program, callers: Callers, relatives: Relatives, progress: Progress) -> None:
        self.program = program
        self.steps = 0
        self.stop = 0  # of `steps`: beyond them no subclasses of a caller are looked at
        self.budget = 0  # of one caller of the site at work, 0 for that of any run
        self.unseen: list[Unit] = []  # the first root of each kind that is not looked at, since there are too many
        self._callers = callers
        self._relatives = relatives
        self._progress = progress
        self._probes: dict[tuple[str, int], Probe] = {}
        self._whole: dict[tuple[str, int], Run] = {}
        self._runs: dict[tuple[str, int, Needs, int], Run] = {}
        self._for_needs: dict[tuple[str, int, int], list[tuple[Needs, Run]]] = {}  # sliced ones, by root and budget
        self._members: dict[tuple[tuple[str, int], frozenset[str]], tuple[object, ...] | None] = {}

    def run_all(self, roots: Iterable[Unit]) -> list[Unit]:
        """Run the roots, and again those which may meet a mapping that another was seen to change."""
        out = []
        for unit in roots:
            self.run(unit)
            out.append(unit)
        known = {unit.key for unit in out}
        for unit in changers(self.program, self._callers, known):
            known_by = unit.module.names_within(unit.id)[1]
            # A slice leaves out what leads to no request. One that calls another of them is followed for its name.
            if run_for_changes(self.program, unit) and known_by.isdisjoint(self.program.changes.changers.values()):
                self.program.changes.changers[unit.key] = unit.name
        changed = self.program.changes.keys or self.program.changes.results
        names = names_of_changed(self.program) if changed else frozenset()
        if names:
            mentioned = {m.path for name in sorted(names) for m in self.program.project.naming(name)}
            for unit in out:
                reads = {unit.module.path}.union(*(s.reads for s in self.run(unit).sightings))
                if reads & mentioned:
                    self._forget(unit)
        return out

    def _forget(self, unit: Unit) -> None:
        """Let a root be run again, whatever it is run for."""
        self._whole.pop(unit.key, None)
        kept: tuple[dict[Any, Any], ...] = (self._runs, self._for_needs, self.program.runs.surveys)
        for runs in kept:
            for key in [k for k in runs if k[:2] == unit.key]:
                del runs[key]

    def with_hidden(self, roots: Iterable[Unit]) -> Iterator[Unit]:
        """The roots that the catalogue's words mark, then those which name a function that stands for an SDK method
        (`ask = partial(client.responses.create)`, `self._send = client.messages.create`), until there are no more."""
        roots = list(roots)
        for number, unit in enumerate(roots):
            self._progress("looking at functions", number, len(roots))
            self._probe(unit)
        # A function that looks methods up by name is decided by those who call it.
        searching = {u.name for u in roots if self._probe(u).looks_up}
        waiting = [u for u in roots if not self._probe(u).is_empty or u.module.names_within(u.id)[1] & searching]
        seen = {u.key for u in waiting}
        asked: set[str] = set()
        for _ in range(MAX_ROUNDS):
            for number, unit in enumerate(waiting):
                self._progress("following calls", number, len(waiting))
                yield unit
            names = sorted(self.program.names.hidden - asked)
            asked.update(names)
            waiting = []
            for name in names:
                for module, offset in self.program.project.mentions(name):
                    unit = unit_at(module, offset)
                    if unit.key in seen:
                        continue
                    if len(waiting) >= MAX_HIDDEN:
                        self.unseen.append(unit)
                        break
                    seen.add(unit.key)
                    waiting.append(unit)
            if not waiting:
                return
        self.unseen += waiting[:1]

    def _probe(self, unit: Unit) -> Probe:
        found = self._probes.get(unit.key)
        if found is None:
            found = self._probes[unit.key] = probe_unit(self.program, unit)
        return found

    def run(self, unit: Unit, needs: Needs = ()) -> Run:
        """The root itself, and for a method once more for each subclass that inherits it. `needs`: the functions on
        the way to what is looked for."""
        budget = self.budget if needs else 0
        key = (*unit.key, needs, budget)
        found = self._whole.get(unit.key) or self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._alike(unit, needs, budget) or self._made(unit, needs, budget)
            self.steps += found.steps  # of one that is alike, too: whether it was there decides nothing
        return found

    def _made(self, unit: Unit, needs: Needs, budget: int) -> Run:
        made = self._of_variants(unit, needs, budget)
        if not made.sliced:
            self._whole[unit.key] = made  # it left nothing out, so it is the same whatever is looked for
        elif needs and not made.cut:
            self._for_needs.setdefault((*unit.key, budget), []).append((needs, made))
        return made

    def _alike(self, unit: Unit, needs: Needs, budget: int) -> Run | None:
        """A run of the root for other needs that would be the same for these: no function of which the needs decided
        what is run speaks of anything that they do not share."""
        for others, run in self._for_needs.get((*unit.key, budget), ()) if needs else ():
            apart = {word for word, _ in {*needs} ^ {*others}}
            if all(module.names_within(id)[1].isdisjoint(apart) for module, id in run.asked):
                return run
        return None

    def _of_variants(self, unit: Unit, needs: Needs, budget: int) -> Run:
        found = run_unit(self.program, unit, None, needs, self._probes.get(unit.key), budget)
        variants = self._relatives.variants(unit) if found.virtual else []
        found.cut = bool(variants) and unit.key in self._relatives.crowded
        for s in found.sightings if variants else ():
            s.tentative, s.guarded = True, False
        bound = VARIANT_RUNS * self.program.steps.per_run
        ran = [((unit.module.path, unit.owner), frozenset(found.virtual))]
        for variant in variants:
            if any(self._is_same(variant, other, names) for other, names in ran):
                continue
            if found.steps > bound or (needs and self.steps + found.steps > self.stop):
                found.cut = True
                break
            more = run_unit(self.program, unit, variant, needs, self._probes.get(unit.key), budget)
            ran.append((variant, frozenset(more.virtual)))
            for s in more.sightings:
                s.tentative, s.guarded = True, False
            found.add(more)
        if found.cut:
            found.sightings = found.sightings + [doubted(s, "subclasses", MORE_SUBCLASSES) for s in found.sightings]
        return found

    def adopt(self, unit: Unit, run: Run) -> None:
        """Take a run of all statements of a root that came to its end: one that is too long to be run in full again
        would be sliced, and a slice may leave out a call on an object that only this root makes."""
        if not (run.incomplete or run.ended or run.virtual):
            self._whole.setdefault(unit.key, run)

    def _is_same(self, one: tuple[str, int], other: tuple[str, int], names: frozenset[str]) -> bool:
        """Whether a method that reads `names` of its object does the same for objects of two classes."""
        members = self._members_of(one, names)
        return members is not None and members == self._members_of(other, names)

    def _members_of(self, cls: tuple[str, int], names: frozenset[str]) -> tuple[object, ...] | None:
        key = (cls, names)
        if key not in self._members:
            self._members[key] = members_of(self.program, cls, sorted(names))
        return self._members[key]
