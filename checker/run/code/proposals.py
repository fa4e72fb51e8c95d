"""The text of what `fix` would do first to settle a finding, for reports that programs read.

It is proven as `fix` proves it, by runs of the engine over the project as it would be: what does not hold is not shown.
"""

from __future__ import annotations

from msgspec.structs import replace

from checker.findings.model import Action, Edit, Finding, Report
from checker.rules.judge import Levels
from checker.run.code.facts import Facts
from checker.run.code.fix import Repair
from checker.settings import Settings


def with_replacements(report: Report, facts: Facts, settings: Settings, levels: Levels) -> Report:
    """The report with the replacements of each finding which safe edits settle at all of its call sites."""
    repair = Repair(settings, facts, levels)
    repair.first_pass(report)
    made = {(edit.at, edit.fields): edit for edit in (each.edit for each in repair.made)}

    def proposed(finding: Finding) -> Finding:
        edits = [made.get((edit.at, edit.fields)) for edit in finding.edits]
        found = tuple(edit for edit in edits if edit is not None)
        if not found or len(found) < len(edits) or not _settles(finding, found):
            return finding
        return replace(finding, edits=found)

    return replace(report, findings=tuple(map(proposed, report.findings)))


def _settles(finding: Finding, edits: tuple[Edit, ...]) -> bool:
    """An edit of a call settles that call, another one all that it is the cause of."""
    calls = {edit.at for edit in edits}
    return edits[0].action in (Action.VALUE, Action.SETTING) or {*finding.sites} <= calls
