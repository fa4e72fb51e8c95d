"""From a call whose proof depends on its callers to the callers: contexts of each call site.

A root that settles all fields needs no callers. Where a parameter, the object or a global decides, the functions that
mention the root's name are run as roots in turn, through any number of wrappers (bounded).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from checker.code.callsite import LACKING, Proof
from checker.code.execution.defects import Attempt
from checker.code.execution.needs import EVERYTHING, Need, Needs
from checker.code.execution.program import Program
from checker.code.execution.values import Dep
from checker.code.proofs.callers import Callers, is_special, names_of
from checker.code.proofs.changed import names_of_changed
from checker.code.proofs.changers import changers
from checker.code.proofs.entries import shown_by_entries
from checker.code.proofs.made_objects import is_called_by_library, on_made_objects
from checker.code.proofs.probe import Probe
from checker.code.proofs.relatives import Relatives
from checker.code.proofs.roots import Run, members_of, probe_unit, run_for_changes, run_unit
from checker.code.proofs.sightings import Sighting
from checker.code.source.units import MODULE_BODY, Unit, unit_at
from checker.code.trail import DepKind
from checker.code.wire.fates import CLIENT

MAX_CLIMB = 8
MAX_CONTEXTS = 1_000
MAX_ROUNDS = 4
MAX_HIDDEN = 2_000
MAX_FOREIGN = 40
MAX_VISITED = 600
ALL_CLIMB_STEPS = 160_000  # of all callers of all roots: a project with many open sites gives each of them less
MIN_CLIMB_STEPS = 150
# The least of callers in the same file, where they decide whether a request is one to a model at all and a provider's
# URL stands there.
SETTLING_STEPS = 4_000
ALL_SETTLING_STEPS = 60_000
MAX_CLIMB_STEPS = 40_000  # of all callers of one root; beyond that its sites stay unproven
VARIANT_RUNS = 8  # a root is run for its subclasses as far as this many runs of full length go
MAX_MISSES = 8
MORE_CALLERS = "it has more callers than are followed"
SiteKey = tuple[str, int]


def site_key(s: Sighting) -> SiteKey:
    """A client stands beside the request that the same expression may send."""
    return (s.module.path, -s.pos if s.kind == CLIENT else s.pos)


def is_open(s: Sighting) -> bool:
    """Whether a caller may still settle a field."""
    return s.tentative or any(d.is_open for r in s.results.values() for d in r.deps)


class Contexts:
    """Runs roots, each once, and finds the contexts of call sites."""

    def __init__(self, program: Program, progress: Callable[[str, int, int], None] | None = None) -> None:
        self.program = program
        self._relatives = Relatives(program)
        self.callers = Callers(program, self._relatives)
        self._progress = progress or (lambda _phase, _done, _total: None)
        self._probes: dict[tuple[str, int], Probe] = {}
        self._whole: dict[tuple[str, int], Run] = {}
        self._runs: dict[tuple[str, int, Needs, int], Run] = {}
        self._members: dict[tuple[tuple[str, int], frozenset[str]], tuple[object, ...] | None] = {}
        self.unseen: list[Unit] = []  # the first root of each kind that is not looked at, since there are too many
        self._cut: dict[SiteKey, str] = {}  # sites that callers lead to which were not followed, and why
        self._lines: dict[str, list[int]] = {}
        self._climbed: set[tuple[str, int]] = set()  # roots through which the callers of the site at work were sought
        self._steps = 0
        self._stop = 0
        self._near_stop = 0  # for callers in the same file
        self._settling = ALL_SETTLING_STEPS
        self._allowance = MAX_CLIMB_STEPS
        self._budget = 0  # of one caller of the site at work, 0 for that of any run

    def of_roots(self, roots: Iterable[Unit], probed: bool = True) -> dict[SiteKey, list[Sighting]]:
        """Contexts of each site that the roots reach, of those in which a probe sees a call. A site is judged from the
        root in whose text it stands; one that this root cannot see (the method comes as an argument), from the roots
        that lead to it."""
        own: dict[tuple[str, int], tuple[Unit, dict[SiteKey, list[Sighting]]]] = {}
        foreign: dict[SiteKey, list[tuple[Unit, list[Sighting]]]] = {}
        roots = list(roots)
        for unit in self._run_all(self._with_hidden(roots) if probed else roots):
            for key, ss in _by_site(s for s in self.run(unit).sightings if s.kind != CLIENT).items():
                if self._home(ss[0]) == unit.key and not all(s.aside for s in ss):
                    own.setdefault(unit.key, (unit, {}))[1][key] = ss
                else:
                    foreign.setdefault(key, []).append((unit, ss))
        waiting = sum(1 for _, sites in own.values() if any(is_open(s) for ss in sites.values() for s in ss))
        self._allowance = max(MIN_CLIMB_STEPS, min(MAX_CLIMB_STEPS, ALL_CLIMB_STEPS // max(1, waiting)))
        out: dict[SiteKey, list[Sighting]] = {}
        for number, (unit, sites) in enumerate(own.values()):
            self._progress("following callers", number, len(own))
            out.update(self._settled_or_told(unit, sites))
        for key, rows in foreign.items():
            if key in out:
                out[key] += _lacking_at_import(rows, out[key])
            else:
                rows = [row for row in rows if not row[1][0].aside] or rows
                for unit, ss in rows[:MAX_FOREIGN]:
                    out.setdefault(key, []).extend(self._settled_or_told(unit, {key: ss}).get(key, ()))
                out[key] += [_unfollowed(s) for _, ss in rows[MAX_FOREIGN:] for s in ss if s.kind]
        self._add_of_entries([unit for unit, _ in own.values()], out)
        return {key: ss for key, ss in out.items() if ss}

    def _add_of_entries(self, judged: list[Unit], out: dict[SiteKey, list[Sighting]]) -> None:
        """What a program's entry shows that its roots, each run for itself, do not: a request that lacks a field."""
        for s in shown_by_entries(self.program, judged):
            known = out.get(site_key(s))
            if known is not None and s.chain and _certainly_lacks(s) and not any(_certainly_lacks(k) for k in known):
                known.append(s)

    def _run_all(self, roots: Iterable[Unit]) -> list[Unit]:
        """Run the roots, and again those which may meet a mapping that another was seen to change."""
        out = []
        for unit in roots:
            self.run(unit)
            out.append(unit)
        known = {unit.key for unit in out}
        for unit in changers(self.program, self.callers, known):
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
        kept: tuple[dict[Any, Run], ...] = (self._runs, self.program.runs.surveys)
        for runs in kept:
            for key in [k for k in runs if k[:2] == unit.key]:
                del runs[key]

    def _with_hidden(self, roots: Iterable[Unit]) -> Iterator[Unit]:
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
        budget = self._budget if needs else 0
        key = (*unit.key, needs, budget)
        found = self._whole.get(unit.key) or self._runs.get(key)
        if found is None:
            found = run_unit(self.program, unit, None, needs, self._probes.get(unit.key), budget)
            variants = self._relatives.variants(unit) if found.virtual else []
            found.cut = bool(variants) and unit.key in self._relatives.crowded
            for s in found.sightings if variants else ():
                s.tentative = True
            bound = VARIANT_RUNS * self.program.steps.per_run
            ran = [((unit.module.path, unit.owner), frozenset(found.virtual))]
            for variant in variants:
                if any(self._is_same(variant, other, names) for other, names in ran):
                    continue
                if found.steps > bound or (needs and self._steps + found.steps > self._stop):
                    found.cut = True
                    break
                more = run_unit(self.program, unit, variant, needs, self._probes.get(unit.key), budget)
                ran.append((variant, frozenset(more.virtual)))
                found.steps += more.steps
                found.sliced = found.sliced or more.sliced
                for s in more.sightings:
                    s.tentative = True
                found.sightings = found.sightings + more.sightings
                found.blocked |= more.blocked
                found.incomplete = found.incomplete or more.incomplete
                found.dropped |= more.dropped
            if found.cut:
                found.sightings = found.sightings + [
                    _doubted(s, "subclasses", MORE_SUBCLASSES) for s in found.sightings
                ]
            self._runs[key] = found
            if not found.sliced:
                self._whole[unit.key] = found  # it left nothing out, so it is the same whatever is looked for
            self._steps += found.steps
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

    def _settled_or_told(self, unit: Unit, sites: dict[SiteKey, list[Sighting]]) -> dict[SiteKey, list[Sighting]]:
        """As `settled`; where the engine fails on the way to the callers, what these decide is not known."""
        with Attempt(self.program, unit.key):
            return self.settled(unit, sites)
        return {key: [_unfollowed(s, FAILED) for s in ss if s.kind] for key, ss in sites.items()}

    def settled(self, unit: Unit, sites: dict[SiteKey, list[Sighting]]) -> dict[SiteKey, list[Sighting]]:
        """The contexts that `unit` shows, those which a caller decides replaced by the callers' where there are any."""
        out = dict(sites)
        waiting = frozenset(k for k, ss in sites.items() if any(is_open(s) for s in ss))
        if waiting:
            self._stop = self._steps + self._allowance
            known = all(s.kind for key in waiting for s in sites[key])  # else a caller says whether there is a call
            self._budget = self.program.steps.per_caller if known else 0
            near = not known and self.program.marks.names_host(unit.module)
            self._near_stop = max(self._stop, self._steps + (min(SETTLING_STEPS, self._settling) if near else 0))
            self._climbed.clear()
            found = self._above(unit, waiting, {unit.key: {}}, 0, 0, (), self.run(unit).sightings)
            made = self._add_of_made(unit, sites, waiting, found)
            for key in waiting:
                if found.get(key):
                    rest = [s for s in sites[key] if is_open(s) and not (key in made and _only_on_object(s))]
                    if key in self._cut:
                        more = [_unfollowed(s, self._cut[key]) for s in rest]
                        if not any(s.kind for s in more):  # what it is only callers say: one that was followed speaks
                            more += [_doubted(s, "callers", self._cut[key]) for s in found[key] if s.kind][:1]
                    else:
                        more = [_unfollowed(s, CALLED_UNSEEN) for s in rest if unit.key in self.program.changes.handed]
                    out[key] = [s for s in sites[key] if not is_open(s)] + found[key] + more
        settled = {key: [s for s in ss if s.kind] for key, ss in out.items()}
        for s in (s for ss in settled.values() for s in ss if s.closed is not None):
            s.results, s.closed = s.closed or s.results, None
        return {key: ss for key, ss in settled.items() if ss}

    def _add_of_made(
        self,
        unit: Unit,
        sites: dict[SiteKey, list[Sighting]],
        waiting: frozenset[SiteKey],
        found: dict[SiteKey, list[Sighting]],
    ) -> set[SiteKey]:
        """What a method that only a library calls shows on the objects that the project makes, and of which sites."""
        left = {k for k in waiting if not found.get(k) and any(_depends_on_object(s) for s in sites[k])}
        if not left or self._steps > self._stop or not is_called_by_library(self.program, unit):
            return set()
        made = on_made_objects(self.program, self.callers, unit, is_open)
        self._steps += made.steps
        for key, ss in _by_site(made.sightings).items():
            if key in left:
                found[key] = ss
                if made.cut:
                    self._cut.setdefault(key, MORE_CALLERS)
        return left

    def _above(
        self,
        unit: Unit,
        sites: frozenset[SiteKey],
        memo: dict[tuple[str, int], dict[SiteKey, list[Sighting]]],
        depth: int,
        misses: int,
        needs: Needs,
        seen: Iterable[Sighting],
    ) -> dict[SiteKey, list[Sighting]]:
        """Contexts of `sites` from the callers of `unit`, through any number of wrappers. `misses`: roots in a row that
        only hand the function on."""
        out: dict[SiteKey, list[Sighting]] = {}
        if depth >= MAX_CLIMB:
            self._cut_short(sites)
            return out
        names = names_of(unit)
        mine = [s for s in seen if site_key(s) in sites]
        needs = _with(needs, _calls(unit), _need_of(unit, mine))
        needs = _with(needs, self.callers.kept_under(unit), EVERYTHING)
        made = not mine or any(_depends_on_object(s) for s in mine)
        links = self.callers.of(unit)
        if unit.key in self.callers.crowded:
            self._cut_short(sites)
        for link in links:
            caller = link.unit
            if link.made and not made:
                continue  # it only makes the object, and the object decides nothing
            if caller.module.is_test and not unit.module.is_test:
                continue
            hits = memo.get(caller.key)
            if hits is not None and not hits and self._hands_back(caller, names, misses):
                hits = None  # it was met where it only makes the object: here it returns what is made of a function
            if hits is None:
                stop = self._near_stop if caller.module is unit.module else self._stop
                if len(memo) >= MAX_VISITED or self._steps > stop:
                    self._cut_short(sites)
                    break
                memo[caller.key] = {}  # a cycle adds nothing
                late, before = self._steps > self._stop, self._steps
                run = self.run(caller, needs)
                self._settling -= self._steps - before if late else 0
                if run.cut:
                    self._cut_short(sites)
                elif run.incomplete or self._drops(run, needs):
                    self._cut_short(sites, f"`{caller.name}`, which may call it, is too long to be followed to its end")
                hits = {k: ss for k, ss in _by_site(run.sightings).items() if k in sites}
                on = link.handed_on or bool(run.blocked & names) or (misses > 0 and _gives_back(caller, names))
                through = not hits and on
                if through and misses >= MAX_MISSES:
                    self._cut_short(sites)
                    through = False
                if through:
                    self._climbed.add(caller.key)
                if through or any(is_open(s) for ss in hits.values() for s in ss):
                    above = self._above(
                        caller, sites, memo, depth + 1, misses + 1 if through else 0, needs, run.sightings
                    )
                    for key, ss in above.items():
                        hits[key] = [s for s in hits.get(key, []) if not is_open(s)] + ss
                memo[caller.key] = hits
            for key, ss in hits.items():
                have = out.setdefault(key, [])
                known = {id(s) for s in have}
                more = [s for s in ss if id(s) not in known]
                if len(have) + len(more) > MAX_CONTEXTS:
                    self._cut.setdefault(key, MORE_CALLERS)
                have += more[: max(0, MAX_CONTEXTS - len(have))]
        return out

    def _drops(self, run: Run, needs: Needs) -> bool:
        """Whether a function on the way to what is looked for was not followed to its end."""
        words = frozenset(word for word, _ in needs)
        modules = self.program.project.modules
        return any(id < 0 or self.program.mentions(modules[path], id, words) for path, id in run.dropped)

    def _cut_short(self, sites: Iterable[SiteKey], why: str = MORE_CALLERS) -> None:
        for key in sites:
            self._cut.setdefault(key, why)

    def _hands_back(self, caller: Unit, names: set[str], misses: int) -> bool:
        """Whether a root that led nowhere by another way returns what a function on this one gave it."""
        return 0 < misses < MAX_MISSES and caller.key not in self._climbed and _gives_back(caller, names)

    def _home(self, s: Sighting) -> tuple[str, int]:
        """The root in whose text a site stands."""
        if s.home is None:
            starts = self._lines.get(s.module.path)
            if starts is None:
                starts = self._lines[s.module.path] = [0, *(f.end() for f in re.finditer(b"\n", s.module.source))]
            line = min(s.pos >> 16, len(starts)) - 1
            s.home = unit_at(s.module, starts[line] + (s.pos & 0xFFFF)).key
        return s.home


def _lacking_at_import(rows: list[tuple[Unit, list[Sighting]]], known: list[Sighting]) -> Iterator[Sighting]:
    """Arrivals at a site from the bodies of modules that certainly lack a field. A function that is run as a root sees
    what modules hold once all are imported; one that a module's body calls, what is there by then."""
    seen = {id(s) for s in known}
    for unit, ss in rows:
        if unit.id == MODULE_BODY:
            yield from (s for s in ss if s.chain and _certainly_lacks(s) and id(s) not in seen)


def _certainly_lacks(s: Sighting) -> bool:
    """Whether an arrival shows that a field is lacking, whoever calls."""
    return bool(s.kind) and any(r.proof in LACKING for r in s.results.values()) and not is_open(s)


def _gives_back(unit: Unit, names: set[str]) -> bool:
    """Whether a root returns what a function under one of the names gave it: `return make()`."""
    outline = unit.module.parsed.outline(unit.id)
    text = unit.module.source[outline.start : outline.end] if outline is not None else b""
    words = b"|".join(re.escape(name.encode()) for name in sorted(names))
    return re.search(rb"\breturn\b[^\n]*\b(?:%b)\s*\(" % words, text) is not None


MORE_SUBCLASSES = "it has more subclasses than are followed"
FAILED = "checkpolicy failed on the way to its callers"
CALLED_UNSEEN = "it is called by code that is not read, too"


def _unfollowed(s: Sighting, why: str = MORE_CALLERS) -> Sighting:
    """What a root shows of a site where not every caller (or subclass) was looked at: what they decide is not known."""
    if not any(d.is_open for r in s.results.values() for d in r.deps):  # callers decide on what it is called
        return _doubted(s, "callers", why)
    results = {}
    for name, r in s.results.items():
        bound = {Dep(DepKind.BOUND, f"{d.key}+", why, d.path, d.pos, d.subject) for d in r.deps if d.is_open}
        results[name] = replace(r, proof=Proof.UNKNOWN, deps=r.deps | bound) if bound else r
    return replace(s, results=results, closed=None)


def _doubted(s: Sighting, whose: str, why: str) -> Sighting:
    """A site on behalf of subclasses, or of callers, that were not looked at: what they make of it is not known."""
    bound = Dep(DepKind.BOUND, f"{s.module.path}:{s.pos}:{whose}", why, s.module.path, s.pos)
    results = {n: replace(r, proof=Proof.UNKNOWN, deps=r.deps | {bound}) for n, r in s.results.items()}
    return replace(s, results=results, closed=None)


def _by_site(sightings: Iterable[Sighting]) -> dict[SiteKey, list[Sighting]]:
    out: dict[SiteKey, list[Sighting]] = {}
    for s in sightings:
        out.setdefault(site_key(s), []).append(s)
    return out


def _with(needs: Needs, words: set[str], need: Need) -> Needs:
    out = dict(needs)
    for word in words:
        out[word] = need if word not in out or out[word] == need else EVERYTHING
    return tuple(sorted(out.items(), key=lambda item: item[0]))


_CONSTRUCTORS = frozenset({"__init__", "__new__"})


def _need_of(unit: Unit, sightings: list[Sighting]) -> Need:
    """Which arguments of the unit decide the fields that are open at its sites. Without a sighting (the function is
    only handed on), or where a function within the unit decides, all do."""
    if not sightings or unit.id == MODULE_BODY or (is_special(unit) and unit.name not in _CONSTRUCTORS):
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


def _depends_on_object(s: Sighting) -> bool:
    """Whether the object on which the root runs decides a field (its class, or what its constructor was given)."""
    return s.tentative or any(d.kind is DepKind.OBJECT for r in s.results.values() for d in r.deps)


def _only_on_object(s: Sighting) -> bool:
    """Whether of all that a caller may decide it is the object alone."""
    return all(d.kind is DepKind.OBJECT for r in s.results.values() for d in r.deps if d.is_open)


def _calls(unit: Unit) -> set[str]:
    """Words by which a call of the unit is written: its name; for what a class does by itself, the class's."""
    return names_of(unit) if is_special(unit) else {unit.name}
