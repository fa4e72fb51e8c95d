"""What all use cases of the code plane start from: the policy in force, the files, the call sites, configurations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from checker.code.callsite import CallSite
from checker.code.progress import Progress
from checker.code.source.comments import MARKER
from checker.code.unmatched_model import Unmatched
from checker.findings.model import Notice
from checker.policy.model import Policy
from checker.rules.base import Subject
from checker.rules.judge import Levels
from checker.rules.registry import subjects
from checker.run.population import Population, gather
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.files.git import Comparison
    from checker.run.configs.configs import ConfigFacts
    from checker.sdks.requirements import Declared


class Facts(Struct, frozen=True):
    """What both use cases start from: the policy in force, the files, the call sites, as `look` was asked."""

    policy: Policy
    population: Population
    sites: tuple[CallSite, ...]
    notices: tuple[Notice, ...]
    as_of: date
    marked: frozenset[str]  # files in which the word of a suppression comment stands
    versions: Mapping[str, tuple[Declared, ...]] = field(default_factory=dict)  # what it declares of the SDKs
    configs: ConfigFacts | None = None
    unmatched: tuple[Unmatched, ...] = ()  # models of the policy that nothing in the project answers to


def analyse_project(
    settings: Settings,
    paths: Sequence[Path],
    cwd: Path,
    progress: Progress | None,
    levels: Callable[[Policy], Levels] | None = None,
    since: Comparison | None = None,
) -> Facts:
    """Without rules about call sites (`--select CP2`) no source is read."""
    from checker.run.policy.policies import policy_of

    policy = policy_of(settings, cwd=cwd)
    population = gather(settings, paths, policy, cwd=cwd, since=since)
    of_models = levels is not None and bool(policy.models) and levels(policy).get("CP011") is not None
    of_code = [subject for subject in Subject if subject.plane == "code"]
    judged = levels is None or of_models or any(subjects(levels(policy), subject) for subject in of_code)
    return look(settings, policy, population, progress, sources=judged, reported_only=True)


def look(
    settings: Settings,
    policy: Policy,
    population: Population,
    progress: Progress | None = None,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    *,
    sources: bool = True,
    reported_only: bool = False,
) -> Facts:
    """The facts of a population under a policy. `instead`: bytes that take the place of those on disk, by path.
    Without `sources` the code is left alone. `reported_only`: without the call sites that speak of other files than
    those reported on."""
    from checker.code.engine import analyse
    from checker.files.cache import cache_folder

    declared = _declared(population)
    result = analyse(
        population.files if sources else (),
        policy,
        root=population.root,
        cwd=population.root,
        cache_dir=cache_folder(settings.cache_dir) if settings.cache else None,
        prefilter=settings.prefilter,
        progress=progress,
        instead=instead,
        reports=population.reports if reported_only else lambda places: True,
        jobs=settings.jobs,
        versions={package: [span for d in found for span in d.spans] for package, found in declared.items()},
    )
    shown = (replace(n, path=population.here(n.path)) for n in result.notices if population.reports((n.path,)))
    notices = (*population.notices, *shown)
    return Facts(
        policy,
        population,
        tuple(site for site in result.sites if not policy.kinds or site.kind in policy.kinds),
        tuple(sorted(set(notices), key=lambda n: (n.path, n.line, n.message))),
        settings.as_of or datetime.now(UTC).date(),
        frozenset(result.marked),
        declared,
        unmatched=result.unmatched if sources else (),
    )


def _declared(population: Population) -> Mapping[str, tuple[Declared, ...]]:
    """What the project says of the versions of SDKs that it runs."""
    if not population.requirements:
        return {}
    from checker.sdks.catalogue import load
    from checker.sdks.requirements import read_versions

    return read_versions(population.root, population.requirements, load().packages, population.files)


def with_configs(
    facts: Facts, *, allow_render: bool = False, instead: Mapping[str, bytes] = MappingProxyType({})
) -> Facts:
    """With the configurations of the project, where there are any that may concern usage. `instead` as `look` has it;
    facts that had configurations get others."""
    population = facts.population
    if not population.configs or not _asks_for_configs(population, facts.policy):
        return facts
    from checker.run.configs.configs import analyse_configs

    configs = analyse_configs(population, facts.policy, facts.as_of, allow_render=allow_render, instead=instead)
    shown = (replace(notice, path=population.here(notice.path)) for notice in configs.notices)
    notices = tuple(sorted({*facts.notices, *shown}, key=lambda n: (n.path, n.line, n.message)))
    paths = {path for config in configs.configs for path in (*config.paths, *config.taken)}
    marked = {path for path in paths if MARKER in (instead.get(path) or _bytes(population.root / path))}
    return replace(facts, configs=configs, notices=notices, marked=facts.marked | marked)


def _asks_for_configs(population: Population, policy: Policy) -> bool:
    """Where only sources were named, nothing is said of configurations, save of what the policy declares about them."""
    return population.everything or bool(population.shown_configs) or "configs" in policy.document


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # gone since it was read
        return b""
