"""The contexts of each call site: what arrives there, from the roots that reach it and from their callers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.code.execution.program import Program
from checker.code.execution.run import Run
from checker.code.progress import Progress
from checker.code.proofs.callers import Callers
from checker.code.proofs.climb import MAX_CLIMB_STEPS, Climb
from checker.code.proofs.entries import shown_by_entries
from checker.code.proofs.open_sites import SiteKey, by_site, certainly_lacks, is_open, site_key, unfollowed
from checker.code.proofs.relatives import Relatives
from checker.code.proofs.root_runs import RootRuns
from checker.code.source.units import MODULE_BODY, Unit, unit_at
from checker.code.wire.fates import CLIENT
from checker.code.wire.sightings import Sighting

MAX_FOREIGN = 40  # roots for which a site is judged that its own root cannot see
ALL_CLIMB_STEPS = 160_000  # of all callers of all roots: a project with many open sites gives each of them less
MIN_CLIMB_STEPS = 150


class Contexts:
    """Runs roots, each once, and finds the contexts of call sites."""

    def __init__(self, program: Program, progress: Progress | None = None) -> None:
        self.program = program
        relatives = Relatives(program)
        self.callers = Callers(program, relatives)
        self._progress = progress or (lambda _phase, _done, _total: None)
        self._runs = RootRuns(program, self.callers, relatives, self._progress)
        self._climb = Climb(program, self.callers, self._runs)
        self._lines: dict[str, list[int]] = {}

    @property
    def unseen(self) -> list[Unit]:
        """The first root of each kind that is not looked at, since there are too many."""
        return self._runs.unseen

    def settled(self, unit: Unit, sites: dict[SiteKey, list[Sighting]]) -> dict[SiteKey, list[Sighting]]:
        """The contexts that `unit` shows, those which a caller decides replaced by the callers' where there are any."""
        return self._climb.settled(unit, sites)

    def adopt(self, unit: Unit, run: Run) -> None:
        """See `RootRuns.adopt`."""
        self._runs.adopt(unit, run)

    def of_roots(self, roots: Iterable[Unit], probed: bool = True) -> dict[SiteKey, list[Sighting]]:
        """Contexts of each site that the roots reach, of those in which a probe sees a call. A site is judged from the
        root in whose text it stands; one that this root cannot see (the method comes as an argument), from the roots
        that lead to it."""
        own: dict[tuple[str, int], tuple[Unit, dict[SiteKey, list[Sighting]]]] = {}
        foreign: dict[SiteKey, list[tuple[Unit, list[Sighting]]]] = {}
        roots = list(roots)
        for unit in self._runs.run_all(self._runs.with_hidden(roots) if probed else roots):
            for key, ss in by_site(s for s in self._runs.run(unit).sightings if s.kind != CLIENT).items():
                if self._home(ss[0]) == unit.key and not all(s.aside for s in ss):
                    own.setdefault(unit.key, (unit, {}))[1][key] = ss
                else:
                    foreign.setdefault(key, []).append((unit, ss))
        waiting = sum(1 for _, sites in own.values() if any(is_open(s) for ss in sites.values() for s in ss))
        self._climb.allowance = max(MIN_CLIMB_STEPS, min(MAX_CLIMB_STEPS, ALL_CLIMB_STEPS // max(1, waiting)))
        out: dict[SiteKey, list[Sighting]] = {}
        for number, (unit, sites) in enumerate(own.values()):
            self._progress("following callers", number, len(own))
            out.update(self._climb.settled_or_told(unit, sites))
        for key, rows in foreign.items():
            if key in out:
                out[key] += self._lacking_there(rows, out[key])
            else:
                rows = [row for row in rows if not row[1][0].aside] or rows
                for unit, ss in rows[:MAX_FOREIGN]:
                    out.setdefault(key, []).extend(self._climb.settled_or_told(unit, {key: ss}).get(key, ()))
                out[key] += [unfollowed(s) for _, ss in rows[MAX_FOREIGN:] for s in ss if s.kind]
        self._add_of_entries([unit for unit, _ in own.values()], out)
        return {key: ss for key, ss in out.items() if ss}

    def _add_of_entries(self, judged: list[Unit], out: dict[SiteKey, list[Sighting]]) -> None:
        """What a program's entry shows that its roots, each run for itself, do not: a request that lacks a field."""
        for s in shown_by_entries(self.program, judged):
            known = out.get(site_key(s))
            if known is not None and s.chain and certainly_lacks(s) and not any(certainly_lacks(k) for k in known):
                known.append(s)

    def _home(self, s: Sighting) -> tuple[str, int]:
        """The root in whose text a site stands."""
        if s.home is None:
            starts = self._lines.get(s.module.path)
            if starts is None:
                starts = self._lines[s.module.path] = [0, *(f.end() for f in re.finditer(b"\n", s.module.source))]
            line = min(s.pos >> 16, len(starts)) - 1
            s.home = unit_at(s.module, starts[line] + (s.pos & 0xFFFF)).key
        return s.home

    def _lacking_there(self, rows: list[tuple[Unit, list[Sighting]]], known: list[Sighting]) -> Iterator[Sighting]:
        """Arrivals at a site that certainly lack a field, from the bodies of modules and from roots in which a client
        is another for a while. A function that is run as a root sees what modules hold once all are imported, and
        clients as they are made; one that is called there, what is so by then."""
        seen = {id(s) for s in known}
        for unit, ss in rows:
            if unit.id == MODULE_BODY or (self._changes_clients(unit) and not unit.module.is_test):
                yield from (s for s in ss if s.chain and certainly_lacks(s) and id(s) not in seen)

    def _changes_clients(self, unit: Unit) -> bool:
        outline = unit.module.parsed.outline(unit.id)
        text = unit.module.source[outline.start : outline.end] if outline is not None else b""
        return any(b".%b(" % word.encode() in text for word in self.program.catalogue.blocks())
