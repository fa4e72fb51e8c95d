"""The use cases: settings and paths in, a `Report` or an `Inventory` out. Prints nothing, exits nothing.

PATH selects what is reported, the project root what may be read (design: "What PATH means").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.code.callsite import CallSite
from checker.code.progress import Progress
from checker.findings.model import Report
from checker.policy.model import Policy
from checker.rules.judge import Levels
from checker.rules.registry import active, select
from checker.run.facts import Facts, analyse_project, look, with_configs
from checker.run.judging import count, judge
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.reports.inventory import Inventory

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
        from checker.run.since import changes_since, without_committed_cache

        since = changes_since(settings, paths, cwd)
        settings = without_committed_cache(settings, since)
    facts = with_configs(analyse_project(settings, paths, cwd, progress, levels, since), allow_render=allow_render)
    report = judge(facts, settings, levels(facts.policy))
    if settings.use_baseline:
        from checker.run.baseline import with_baseline

        report = with_baseline(report, settings, cwd=cwd, root=facts.population.root)
    if settings.format in WITH_EDITS and any(edit.is_safe for f in report.findings for edit in f.edits):
        from checker.run.proposals import with_replacements  # imports this module

        report = with_replacements(report, facts, settings, levels(facts.policy))
    if since is None:
        return report
    from checker.run.since import with_loosening

    return with_loosening(report, settings, paths, since, facts.population, cwd)


def inventory(
    settings: Settings, paths: Sequence[Path], *, cwd: Path, progress: Progress | None = None, unresolved: bool = False
) -> Inventory:
    """Every call site of `paths`, with what is proven of it, and with `unresolved` what keeps those from a proof that
    have none; rules and suppressions have no say."""
    facts = analyse_project(settings, paths, cwd, progress)
    from checker.reports.inventory import Inventory
    from checker.run.documents import sdk_documents, site_document

    sites = tuple(s for s in facts.sites if facts.population.reports(s.places))
    return Inventory(
        sites=tuple(site_document(site, facts.population.here) for site in sites),
        config_pairs=_pair_documents(facts),
        notices=facts.notices,
        unchecked=facts.population.unchecked,
        policies=(facts.policy.ref,),
        counts=count(sites),
        files=facts.population.reported,
        as_of=facts.as_of,
        strict=settings.strict,
        sdks=sdk_documents(facts.versions, facts.population.here),
        unresolved=_unresolved(sites, facts, settings, progress) if unresolved else (),
    )


def _unresolved(
    sites: Sequence[CallSite], facts: Facts, settings: Settings, progress: Progress | None
) -> tuple[dict[str, object], ...]:
    """A second run, under the policy with all the models that come to mind, tells which of them hold good."""
    from checker.run.unresolved import ends_of, unresolved_documents, with_models

    policy = with_models(facts.policy, sites)
    again = look(settings, policy, facts.population, progress).sites if policy is not facts.policy else sites
    return unresolved_documents(sites, ends_of(again), facts.population.here)


def _pair_documents(facts: Facts) -> tuple[dict[str, object], ...]:
    population = facts.population
    if not population.configs:
        return ()
    from checker.run.configs import list_pairs

    return tuple(
        {
            "left": {"environment": members.environments[0], "paths": [population.here(p) for p in members.left]},
            "right": {"environment": members.environments[1], "paths": [population.here(p) for p in members.right]},
            "why": members.why,
        }
        for members in list_pairs(population, facts.policy)
    )


def _wanted(settings: Settings) -> tuple[frozenset[str] | None, frozenset[str]]:
    return (select(settings.select) if settings.select else None), select(settings.ignore)
