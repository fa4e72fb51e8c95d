"""From the open sites of a root to its callers, through any number of wrappers (bounded).

A root that settles all fields needs no callers. Where a parameter, the object or a global decides, the functions that
mention the root's name are run as roots in turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from checker.code.execution.defects import Attempt
from checker.code.execution.program import Program
from checker.code.execution.run import Run
from checker.code.execution.slices.needs import EVERYTHING, Needs
from checker.code.proofs.caller_needs import gives_back, gives_something, need_of, with_need, words_of_calls
from checker.code.proofs.callers import Callers, Link, names_of
from checker.code.proofs.keeping_methods import MAX_METHODS, is_called_as_object, kept_by, users_of_kept
from checker.code.proofs.made_objects import is_called_by_library, on_made_objects
from checker.code.proofs.open_sites import (
    CALLED_UNSEEN,
    FAILED,
    MORE_CALLERS,
    SiteKey,
    asks_for_usage,
    by_site,
    depends_on_object,
    doubted,
    is_open,
    lacks,
    only_on_object,
    only_ruled_out,
    site_key,
    unfollowed,
)
from checker.code.proofs.root_runs import RootRuns
from checker.code.source.units import Unit
from checker.code.wire.sightings import Sighting

MAX_CLIMB = 8  # wrappers above each other
MAX_CONTEXTS = 1_000  # of one site
MAX_VISITED = 600  # roots that one climb meets
# The least of callers in the same file, where they decide whether a request is one to a model at all and a provider's
# URL stands there.
SETTLING_STEPS = 4_000
ALL_SETTLING_STEPS = 60_000
MAX_CLIMB_STEPS = 40_000  # of all callers of one root; beyond that its sites stay unproven
MAX_USAGE_STEPS = 4_000  # of all callers of one root that are asked for nothing but a stream's usage
MAX_MISSES = 8  # roots in a row that only hand the function on


@dataclass(slots=True)
class _Search:
    """One climb: the `sites` that wait, what each root that was met shows of them, and through which it went on."""

    sites: frozenset[SiteKey]
    met: dict[tuple[str, int], dict[SiteKey, list[Sighting]]]
    climbed: set[tuple[str, int]] = field(default_factory=set)
    usage: bool = False  # they wait for nothing but whether a stream is asked to tell its usage

    def seen(self, sightings: Iterable[Sighting]) -> list[Sighting]:
        """Those at the sites, with what is asked of them."""
        found = [s for s in sightings if site_key(s) in self.sites]
        return [asks_for_usage(s) for s in found if s.kind] if self.usage else found


class Climb:
    """Replaces the contexts that a caller decides by the callers'. `allowance`: steps of all callers of one root."""

    def __init__(self, program: Program, callers: Callers, runs: RootRuns) -> None:
        self.program = program
        self.callers = callers
        self.allowance = MAX_CLIMB_STEPS
        self._runs = runs
        self._cut: dict[SiteKey, str] = {}  # sites that callers lead to which were not followed, and why
        self._near_stop = 0  # for callers in the same file
        self._settling = ALL_SETTLING_STEPS

    def settled_or_told(self, unit: Unit, sites: dict[SiteKey, list[Sighting]]) -> dict[SiteKey, list[Sighting]]:
        """As `settled`; where the engine fails on the way to the callers, what these decide is not known."""
        with Attempt(self.program, unit.key):
            return self.settled(unit, sites)
        return {key: [unfollowed(s, FAILED) for s in ss if s.kind] for key, ss in sites.items()}

    def settled(self, unit: Unit, sites: dict[SiteKey, list[Sighting]]) -> dict[SiteKey, list[Sighting]]:
        """The contexts that `unit` shows, those which a caller decides replaced by the callers' where there are any."""
        out = dict(sites)
        waiting = frozenset(k for k, ss in sites.items() if any(is_open(s) for s in ss))
        if waiting:
            self._runs.stop = self._runs.steps + self.allowance
            known = all(s.kind for key in waiting for s in sites[key])  # else a caller says whether there is a call
            self._runs.budget = self.program.steps.per_caller if known else 0
            near = not known and self.program.marks.names_host(unit.module)
            self._near_stop = max(
                self._runs.stop, self._runs.steps + (min(SETTLING_STEPS, self._settling) if near else 0)
            )
            search = _Search(waiting, {unit.key: {}})
            found = self._above(search, unit, 0, 0, (), self._runs.run(unit).sightings)
            made = self._add_of_made(unit, sites, waiting, found)
            for key in waiting:
                if found.get(key):
                    rest = [s for s in sites[key] if is_open(s) and not (key in made and only_on_object(s))]
                    more = self._left_open(unit, key, rest, found[key])
                    out[key] = [s for s in sites[key] if not is_open(s)] + found[key] + more
        settled = {key: [s for s in ss if s.kind] for key, ss in out.items()}
        for s in (s for ss in settled.values() for s in ss if s.closed is not None):
            s.results, s.closed = s.closed or s.results, None
        settled = {key: ss for key, ss in settled.items() if ss}
        if self.program.demand.usage:
            self._settle_usage(unit, sites, settled)
        return settled

    def _settle_usage(
        self, unit: Unit, sites: dict[SiteKey, list[Sighting]], settled: dict[SiteKey, list[Sighting]]
    ) -> None:
        """Say by which callers a stream is not asked for its usage, where the root leaves that to them. What is proven
        of the fields stays as it is, however many callers there are."""
        left = {k: ss for k, ss in settled.items() if any(s.facts.usage_open for s in sites[k])}
        asking = frozenset(k for k, ss in left.items() if not any(s.facts.usage_lost for s in ss))
        found: dict[SiteKey, list[Sighting]] = {}
        if asking:
            cut = dict(self._cut)
            self._runs.stop = self._near_stop = self._runs.steps + min(self.allowance, MAX_USAGE_STEPS)
            self._runs.budget = self.program.steps.per_caller
            search = _Search(asking, {unit.key: {}}, usage=True)
            found = self._above(search, unit, 0, 0, (), self._runs.run(unit).sightings)
            self._cut = cut
        for key, ss in left.items():
            lost = [s for s in [*ss, *found.get(key, ())] if s.facts.usage_lost and s.chain]
            if lost:
                by = tuple(dict.fromkeys(s.chain[-1] for s in lost))
                settled[key] = [replace(ss[0], facts=replace(ss[0].facts, usage_lost=True, usage_by=by)), *ss[1:]]

    def _left_open(self, unit: Unit, key: SiteKey, rest: list[Sighting], found: list[Sighting]) -> list[Sighting]:
        """What callers that were not followed, or code that is not read, leave open of a site."""
        if all(only_ruled_out(s) for s in rest) and any(lacks(s) for s in found):
            return []  # it fails wherever it is made, and some get there
        if key not in self._cut:
            return [unfollowed(s, CALLED_UNSEEN) for s in rest if unit.key in self.program.changes.handed]
        more = [unfollowed(s, self._cut[key]) for s in rest]
        if not any(s.kind for s in more):  # what it is only callers say: one that was followed speaks
            more += [doubted(s, "callers", self._cut[key]) for s in found if s.kind][:1]
        return more

    def _add_of_made(
        self,
        unit: Unit,
        sites: dict[SiteKey, list[Sighting]],
        waiting: frozenset[SiteKey],
        found: dict[SiteKey, list[Sighting]],
    ) -> set[SiteKey]:
        """What a method that only a library calls shows on the objects that the project makes, and of which sites."""
        left = {k for k in waiting if not found.get(k) and any(depends_on_object(s) for s in sites[k])}
        if not left or self._runs.steps > self._runs.stop or not is_called_by_library(self.program, unit):
            return set()
        made = on_made_objects(self.program, self.callers, unit, is_open)
        self._runs.steps += made.steps
        for key, ss in by_site(made.sightings).items():
            if key in left:
                found[key] = ss
                if made.cut:
                    self._cut.setdefault(key, MORE_CALLERS)
        return left

    def _above(
        self,
        search: _Search,
        unit: Unit,
        depth: int,
        misses: int,
        needs: Needs,
        seen: Iterable[Sighting],
        held: bool = False,
    ) -> dict[SiteKey, list[Sighting]]:
        """Contexts of the sites from the callers of `unit`. `misses`: roots in a row that only hand the function on.
        `held`: that is what holds an object which is called."""
        out: dict[SiteKey, list[Sighting]] = {}
        if depth >= MAX_CLIMB:
            self._cut_short(search.sites)
            return out
        names = names_of(unit)
        mine = search.seen(seen)
        needs = with_need(needs, words_of_calls(unit), need_of(unit, mine))
        needs = with_need(needs, self.callers.kept_under(unit), EVERYTHING)
        made = not mine or any(depends_on_object(s) for s in mine)
        held = held or is_called_as_object(unit)
        links = self.callers.of(unit)
        if unit.key in self.callers.crowded:
            self._cut_short(search.sites)
        for link in links:
            caller = link.unit
            if link.made and not made:
                continue  # it only makes the object, and the object decides nothing
            if caller.module.is_test and not unit.module.is_test:
                continue
            hits = search.met.get(caller.key)
            if hits is not None and not hits and self._hands_back(search, caller, names, misses):
                hits = None  # it was met where it only makes the object: here it returns what is made of a function
            if hits is None:
                stop = self._near_stop if caller.module is unit.module else self._runs.stop
                if len(search.met) >= MAX_VISITED or self._runs.steps > stop:
                    self._cut_short(search.sites)
                    break
                search.met[caller.key] = {}  # a cycle adds nothing
                makes = held and not _of_one_class(caller, unit)
                hits = search.met[caller.key] = self._through(search, link, names, depth, misses, needs, makes)
            self._add(out, hits)
        return out

    def _through(
        self, search: _Search, link: Link, names: set[str], depth: int, misses: int, needs: Needs, held: bool
    ) -> dict[SiteKey, list[Sighting]]:
        """What one caller shows of the sites, those that its own callers decide replaced by theirs. `held`: it makes
        an object that is called, by no name (`__call__`)."""
        caller = link.unit
        run = self._run_caller(search, caller, needs)
        hits = by_site(search.seen(run.sightings))
        on = link.handed_on or bool(run.blocked & names) or _returns(caller, names, misses, held)
        through = on and (held or not hits)
        if through and misses >= MAX_MISSES:
            self._cut_short(search.sites)
            through = False
        if through:
            search.climbed.add(caller.key)
        if through or any(is_open(s) for ss in hits.values() for s in ss):
            more = misses + 1 if through else 0
            above = self._above(search, caller, depth + 1, more, needs, run.sightings, held and through)
            for key, ss in above.items():
                hits[key] = [s for s in hits.get(key, []) if not is_open(s)] + ss
        if held:
            self._add_of_keeping(search, caller, names, depth, needs, hits)
        return hits

    def _add_of_keeping(
        self,
        search: _Search,
        maker: Unit,
        names: set[str],
        depth: int,
        needs: Needs,
        out: dict[SiteKey, list[Sighting]],
    ) -> None:
        """Add what other methods of its class show, where a method keeps an object that is called; where nothing shows
        anything, somebody calls it out of sight."""
        kept = kept_by(maker, names)
        users = users_of_kept(maker, kept)
        needs = with_need(needs, kept, EVERYTHING)  # it is called under these names
        for user in users[:MAX_METHODS]:
            if user.key not in search.met:
                search.met[user.key] = {}
                search.met[user.key] = self._through(search, Link(user, False), set(), depth + 1, 0, needs, False)
            self._add(out, search.met[user.key])
        if (users and not out) or len(users) > MAX_METHODS:
            self._cut_short(search.sites)

    def _run_caller(self, search: _Search, caller: Unit, needs: Needs) -> Run:
        late, before = self._runs.steps > self._runs.stop, self._runs.steps
        run = self._runs.run(caller, needs)
        self._settling -= self._runs.steps - before if late else 0
        if run.cut:
            self._cut_short(search.sites)
        elif run.incomplete or self._drops(run, needs):
            why = f"`{caller.name}`, which may call it, is too long to be followed to its end"
            self._cut_short(search.sites, why)
        return run

    def _add(self, out: dict[SiteKey, list[Sighting]], hits: dict[SiteKey, list[Sighting]]) -> None:
        """Add what a caller shows, as long as there is room."""
        for key, ss in hits.items():
            have = out.setdefault(key, [])
            known = {id(s) for s in have}
            more = [s for s in ss if id(s) not in known]
            if len(have) + len(more) > MAX_CONTEXTS:
                self._cut.setdefault(key, MORE_CALLERS)
            have += more[: max(0, MAX_CONTEXTS - len(have))]

    def _drops(self, run: Run, needs: Needs) -> bool:
        """Whether a function on the way to what is looked for was not followed to its end."""
        words = frozenset(word for word, _ in needs)
        modules = self.program.project.modules
        return any(id < 0 or self.program.mentions(modules[path], id, words) for path, id in run.dropped)

    def _cut_short(self, sites: Iterable[SiteKey], why: str = MORE_CALLERS) -> None:
        for key in sites:
            self._cut.setdefault(key, why)

    def _hands_back(self, search: _Search, caller: Unit, names: set[str], misses: int) -> bool:
        """Whether a root that led nowhere by another way returns what a function on this one gave it."""
        return 0 < misses < MAX_MISSES and caller.key not in search.climbed and gives_back(caller, names)


def _of_one_class(unit: Unit, other: Unit) -> bool:
    return unit.module is other.module and unit.owner == other.owner and unit.owner >= 0


def _returns(caller: Unit, names: set[str], misses: int, held: bool) -> bool:
    """Whether a root returns what one of the names gave it, or may return what holds an object that is called."""
    return (held and gives_something(caller)) or (misses > 0 and gives_back(caller, names))
