"""The use case `fix`: findings whose edits can be made are settled, each edit proven before it is kept.

An edit is a promise that the finding is gone, so it is kept only if the engine, run over the project as it would be,
proves each field of the edit and finds no other call worse off than before. What fails that is tried another way, and
left alone if there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from checker.code.progress import Progress
from checker.documents.location import Location
from checker.findings.model import Action, Edit, Finding, Report
from checker.fixes.apply import Rewrite, diff, write
from checker.fixes.plan import Attempt, Planned, Target, Workspace, attempts, together
from checker.fixes.source import NotFixedError
from checker.policy.builders import builders
from checker.reports.fixes import Fixed, Left, Made
from checker.rules.judge import Levels, judge_sites
from checker.rules.registry import active, select
from checker.run.code.facts import Facts, look, with_configs
from checker.run.code.fix_proof import OF_PROOFS, Judged, failures
from checker.run.code.judging import judge, judge_of_configs
from checker.run.code.names import Names
from checker.run.gate.baseline import with_baseline
from checker.run.policy.beside import what_stands_beside
from checker.run.policy.policies import policy_of
from checker.run.population import gather
from checker.settings import Settings

MAX_PASSES = 4  # edits of calls that overlap wait for the next one
MAX_ROUNDS = 12  # of one pass: each drops or replaces at least one attempt that failed


def fix(
    settings: Settings,
    paths: Sequence[Path],
    *,
    cwd: Path,
    rules: Sequence[str] = (),
    unsafe: bool = False,
    dry: bool = False,
    progress: Progress | None = None,
) -> Fixed:
    """Settle what can be settled in `paths`. `rules`: only findings of these; `dry`: nothing is written."""
    wanted = select(rules) if rules else None
    policy = policy_of(settings, cwd=cwd)
    population = gather(settings, paths, policy, cwd=cwd)
    levels = active(policy.rules, chosen=select(settings.select) if settings.select else None,
                    ignored=select(settings.ignore))  # fmt: skip
    facts = with_configs(look(settings, policy, population, progress))
    repair = Repair(settings, facts, levels, unsafe, wanted)
    before = repair.judged()
    repair.run(before)
    after = repair.report
    rewrites = repair.rewrites()
    refused = write(population.root, rewrites) if rewrites and not dry else ()
    return Fixed(
        before,
        after,
        tuple(repair.made),
        tuple(repair.left(after)),
        tuple(population.here(path) for path in sorted(rewrites)),
        "".join(diff(rewrites, population.here)) if dry else "",
        tuple((population.here(r.path), r.reason) for r in refused),
        written=not dry,
    )


class _Try(Struct):
    """A target and how far its attempts are used up; `reasons` say why earlier ones failed."""

    target: Target
    attempts: list[Attempt]
    reasons: list[str] = field(default_factory=list)
    planned: Planned | None = None

    def fail(self, reason: str) -> None:
        self.reasons.append(reason)
        self.attempts.pop(0)
        self.planned = None


class Repair:
    """Edits of one run, pass by pass; `instead` holds the files as they would be."""

    def __init__(
        self,
        settings: Settings,
        facts: Facts,
        levels: Levels,
        unsafe: bool = False,
        rules: frozenset[str] | None = None,
    ) -> None:
        self._settings = settings
        self._facts = facts
        self._levels = levels
        self._unsafe = unsafe
        self._rules = rules
        population = facts.population
        self._names = Names(population.root, population.files, facts.policy)
        cwd = population.root / population.base
        self._beside = what_stands_beside(
            settings, facts.policy, levels, root=population.root, cwd=cwd, as_of=facts.as_of
        )
        self._judged = self._judge(facts)
        self._instead: dict[str, bytes] = {}
        self._original: dict[str, bytes] = {}
        self._reasons: dict[tuple[str, tuple[str, ...], Location], tuple[str, bool]] = {}
        self.made: list[Made] = []
        self.report: Report = Report(())

    def run(self, before: Report) -> None:
        self.report = before
        for _ in range(MAX_PASSES):
            tries = self._tries()
            if not tries or not self._pass(tries):
                return
            self.report = self.judged()

    def judged(self) -> Report:
        """What `check` would say now: what the baseline has accepted is not mended by the way."""
        report = judge(self._facts, self._settings, self._levels, self._instead)
        if not self._settings.use_baseline:
            return report
        population = self._facts.population
        return with_baseline(report, self._settings, cwd=population.root / population.base, root=population.root)

    def first_pass(self, before: Report) -> None:
        """What `run` would do first, for those who only show it."""
        self.report = before
        tries = self._tries()
        if tries:
            self._pass(tries)

    def rewrites(self) -> dict[str, Rewrite]:
        return {path: Rewrite(path, self._original[path], new) for path, new in self._instead.items()}

    def left(self, report: Report) -> Iterator[Left]:
        for finding in report.findings:
            if (finding.sites or finding.edits) and (self._rules is None or finding.rule in self._rules):
                reason, unsafe = self._reasons.get(_key(finding), (self._without_edit(finding), False))
                yield Left(finding, reason, unsafe)

    def _without_edit(self, finding: Finding) -> str:
        if finding.edits or finding.rule not in OF_PROOFS or builders(self._facts.policy):
            return ""
        fields = ", ".join(field.name for field in self._facts.policy.proven_in_code())
        return (
            "the policy names no function that makes the values; declare yours, for example "
            f"models: {{header_builders: {{acme.owners.owner_headers: {{provides: [{fields}]}}}}}}"
        )

    # -- one pass -------------------------------------------------------------------------------------------------

    def _tries(self) -> list[_Try]:
        """One target for each place that an edit of some finding changes."""
        found: dict[Location, _Try] = {}
        for finding in self.report.findings:
            if self._rules is not None and finding.rule not in self._rules:
                continue
            for edit in finding.edits:
                edit = edit.moved(self._facts.population.rooted)
                if edit.at in found or _key(finding) in self._reasons:
                    continue
                target = self._target(finding, edit)
                if target is None:
                    continue
                usable = [a for a in target.attempts if a.safe or self._unsafe]
                entry = _Try(target, usable)
                if usable:
                    found[edit.at] = entry
                else:
                    self._note(finding, "it may change what is sent", True)
        return list(found.values())

    def _target(self, finding: Finding, edit: Edit) -> Target | None:
        """None: the call is none of the project."""
        rooted = self._facts.population.rooted
        every = tuple(attempts(edit))
        if edit.action is Action.SETTING:
            mine = finding.moved(rooted)
            stated = (
                f for f in self._judged.of_configs if (f.rule, f.at, f.fields) == (mine.rule, mine.at, mine.fields)
            )
            return Target(edit, None, every, next(stated, mine))  # a report may word it with a date on it
        at = edit.at if edit.action is not Action.VALUE else finding.moved(rooted).sites[0]
        site = next((site for site in self._facts.sites if site.at == at), None)
        return Target(edit, site, every) if site is not None else None

    def _judge(self, facts: Facts) -> Judged:
        of_sites = judge_sites(facts.sites, facts.policy, self._levels, self._beside.registry)
        return Judged(facts.sites, of_sites, judge_of_configs(facts, self._levels, self._beside))

    def _look(self, fresh: dict[str, bytes], changed: frozenset[str]) -> Facts:
        """The project as it would be; what the changes do not concern is not looked at again."""
        facts = self._facts
        configs = facts.population.configs
        if any(path not in configs for path in changed):
            again = look(self._settings, facts.policy, facts.population, None, fresh)
            facts = replace(again, configs=facts.configs)
        if any(path in configs for path in changed):
            facts = with_configs(facts, instead=fresh)
        return facts

    def _pass(self, tries: list[_Try]) -> bool:
        """Make what holds; False: nothing does."""
        workspace = Workspace(self._read, self._names)
        for _ in range(MAX_ROUNDS + len(tries)):
            planned = [p for t in tries if (p := _plan(workspace, t)) is not None]
            changes, waiting = together(planned)
            chosen = [p for p in planned if p not in waiting]
            if not chosen:
                break
            fresh = dict(self._instead)
            try:
                fresh.update({path: workspace.bytes_with(path, cs) for path, cs in changes.items()})
            except NotFixedError as error:
                for t in tries:
                    if t.planned is not None:
                        t.fail(str(error))
                continue
            facts = self._look(fresh, frozenset(changes))
            judged = self._judge(facts)
            failed = failures(self._judged, judged, chosen, workspace.mover(changes), frozenset(changes))
            if not failed:
                self._keep(workspace, facts, fresh, tries, chosen)
                self._judged = judged
                return True
            for t in tries:
                if t.planned is not None and t.target.at in failed:
                    t.fail(failed[t.target.at])
        self._give_up(tries)
        return False

    def _read(self, path: str) -> bytes:
        held = self._instead.get(path)
        if held is None:
            held = (self._facts.population.root / path).read_bytes()
        return held

    def _keep(
        self,
        workspace: Workspace,
        facts: Facts,
        fresh: dict[str, bytes],
        tries: Sequence[_Try],
        chosen: Sequence[Planned],
    ) -> None:
        here = self._facts.population.here
        by_place = {p.target.at: p for p in chosen}
        used = {t.target.at: t.attempts[0] for t in tries if t.planned is not None}
        for finding in self.report.findings:
            for edit in finding.edits:
                rooted = edit.moved(self._facts.population.rooted)
                planned = by_place.get(rooted.at)
                if planned is not None and planned.target.edit == rooted:
                    made = replace(rooted, replacements=workspace.replacements(planned)).moved(here)
                    self.made.append(Made(finding, replace(made, safe=used[rooted.at].safe)))
        for path, data in fresh.items():
            self._original.setdefault(path, workspace.source(path).data if path not in self._instead else data)
        self._give_up([t for t in tries if t.planned is None])
        self._instead = fresh
        self._facts = facts

    def _give_up(self, tries: Sequence[_Try]) -> None:
        by_place = {t.target.at: t for t in tries}
        for finding in self.report.findings:
            for edit in finding.edits:
                t = by_place.get(edit.moved(self._facts.population.rooted).at)
                if t is not None and t.reasons:
                    risky = not self._unsafe and any(not a.safe for a in t.target.attempts)
                    self._note(finding, t.reasons[0], risky)

    def _note(self, finding: Finding, reason: str, unsafe: bool) -> None:
        self._reasons.setdefault(_key(finding), (reason, unsafe))


def _key(finding: Finding) -> tuple[str, tuple[str, ...], Location]:
    return finding.rule, finding.fields, finding.at


def _plan(workspace: Workspace, t: _Try) -> Planned | None:
    while t.planned is None and t.attempts:
        try:
            t.planned = workspace.plan(t.target, t.attempts[0])
        except NotFixedError as error:
            t.fail(str(error))
    return t.planned
