"""`checkpolicy check`: settings and paths in, a `Report` out.

PATH selects what is reported, the project root what may be read (design: "What PATH means").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.code.progress import Progress
from checker.findings.model import Report
from checker.policy.model import Policy
from checker.rules.judge import Levels
from checker.rules.registry import active, select
from checker.run.code.facts import analyse_project, with_configs
from checker.run.code.judging import judge
from checker.settings import Settings

WITH_EDITS = ("json", "sarif")  # formats which show the text of edits


def check(
    settings: Settings,
    paths: Sequence[Path],
    *,
    cwd: Path,
    progress: Progress | None = None,
    allow_render: bool = False,
) -> Report:
    """Judge the call sites and configurations of `paths`. `allow_render` comes from the command line alone. Raises the
    errors of settings, policy and paths as their modules say."""
    wanted = _wanted(settings)  # before the work: a misspelt rule must not cost a run

    def levels(policy: Policy) -> Levels:
        return active(policy.rules, chosen=wanted[0], ignored=wanted[1])

    since = None
    if settings.changed_since is not None:
        from checker.run.gate.since import changes_since, without_committed_cache

        since = changes_since(settings, paths, cwd)
        settings = without_committed_cache(settings, since)
    facts = with_configs(analyse_project(settings, paths, cwd, progress, levels, since), allow_render=allow_render)
    report = judge(facts, settings, levels(facts.policy))
    if settings.use_baseline:
        from checker.run.gate.baseline import with_baseline

        report = with_baseline(report, settings, cwd=cwd, root=facts.population.root)
    if settings.format in WITH_EDITS and any(edit.is_safe for f in report.findings for edit in f.edits):
        from checker.run.code.proposals import with_replacements  # imports this module

        report = with_replacements(report, facts, settings, levels(facts.policy))
    if since is None:
        return report
    from checker.run.gate.since import with_loosening

    return with_loosening(report, settings, paths, since, facts.population, cwd)


def _wanted(settings: Settings) -> tuple[frozenset[str] | None, frozenset[str]]:
    return (select(settings.select) if settings.select else None), select(settings.ignore)
