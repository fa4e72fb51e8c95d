"""The text of what `fix` would do first to settle a finding, for reports that programs read.

Nothing is proven here: that takes a second run of the engine, which is `fix`'s (checker.run.fix).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.findings.model import Edit, Finding, Report
from checker.fixes.plan import Planned, Target, Workspace, attempts, together
from checker.fixes.source import NotFixedError
from checker.run import Facts
from checker.run.names import Names


def with_replacements(report: Report, facts: Facts) -> Report:
    """The report with the replacements of each finding which safe edits would settle at all of its call sites."""
    population = facts.population
    workspace = Workspace(
        lambda path: (population.root / path).read_bytes(),
        Names(population.root, population.files, facts.policy),
    )
    sites = {site.at: site for site in facts.sites}

    def planned(edit: Edit) -> Planned:
        edit = edit.moved(population.rooted)
        site = sites.get(edit.at)
        if site is None:
            raise NotFixedError("it is no call site of the project")
        every = tuple(attempts(edit))
        reason = NotFixedError("no edit of it is safe")
        for attempt in (a for a in every if a.safe):
            try:
                return workspace.plan(Target(edit, site, every), attempt)
            except NotFixedError as error:
                reason = error
        raise reason

    def edits(finding: Finding) -> Iterator[Edit]:
        plans = [planned(edit) for edit in finding.edits]
        _, waiting = together(plans)
        if waiting:
            raise NotFixedError("its edits touch each other, and take more than one pass")
        for edit, plan in zip(finding.edits, plans, strict=True):
            there = tuple(replace(r, at=replace(r.at, path=edit.at.path)) for r in workspace.replacements(plan))
            yield replace(edit, replacements=there)

    def proposed(finding: Finding) -> Finding:
        if not finding.edits or not {*finding.sites} <= {edit.at for edit in finding.edits}:
            return finding
        try:
            return replace(finding, edits=tuple(edits(finding)))
        except NotFixedError:  # `fix` says why; a report says that there is something to mend, as it does anyway
            return finding

    return replace(report, findings=tuple(proposed(finding) for finding in report.findings))
