"""`checkpolicy inventory`: settings and paths in, every call site with what is proven of it out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.code.callsite import CallSite
from checker.code.progress import Progress
from checker.run.code.facts import Facts, analyse_project, look
from checker.run.code.judging import count
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.reports.inventory import Inventory


def inventory(
    settings: Settings, paths: Sequence[Path], *, cwd: Path, progress: Progress | None = None, unresolved: bool = False
) -> Inventory:
    """Every call site of `paths`, with what is proven of it, and with `unresolved` what keeps those from a proof that
    have none; rules and suppressions have no say."""
    facts = analyse_project(settings, paths, cwd, progress)
    from checker.reports.inventory import Inventory
    from checker.run.code.documents import sdk_documents, site_document

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
    from checker.run.code.unresolved import ends_of, unresolved_documents, with_models

    policy = with_models(facts.policy, sites)
    again = look(settings, policy, facts.population, progress).sites if policy is not facts.policy else sites
    return unresolved_documents(sites, ends_of(again), facts.population.here)


def _pair_documents(facts: Facts) -> tuple[dict[str, object], ...]:
    population = facts.population
    if not population.configs:
        return ()
    from checker.run.configs.configs import list_pairs

    return tuple(
        {
            "left": {"environment": members.environments[0], "paths": [population.here(p) for p in members.left]},
            "right": {"environment": members.environments[1], "paths": [population.here(p) for p in members.right]},
            "why": members.why,
        }
        for members in list_pairs(population, facts.policy)
    )
