"""The use cases: settings and paths in, a `Report` or an `Inventory` out. Prints nothing, exits nothing.

PATH selects what is reported, the project root what may be read (design: "What PATH means").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.code.callsite import CallSite, Verdict
from checker.code.source.comments import MARKER
from checker.code.unmatched_model import Unmatched
from checker.documents.location import Location
from checker.findings.grouping import group, order, places
from checker.findings.model import Finding, Level, Notice, Report, SiteCounts
from checker.policy.model import Policy
from checker.rules.base import Beside, Subject
from checker.rules.judge import Levels, judge_policy, judge_sites
from checker.rules.registry import active, select, subjects
from checker.run.beside import what_stands_beside
from checker.run.hiding import comments_of, judge_policy_exceptions, ordered, sift
from checker.run.population import Population, gather
from checker.run.sources import Sources
from checker.settings import FailOn, Settings

if TYPE_CHECKING:
    from checker.files.git import Comparison
    from checker.reports.inventory import Inventory
    from checker.run.configs import ConfigFacts
    from checker.sdks.requirements import Declared

Progress = Callable[[str, int, int], None]
WITH_EDITS = ("json", "sarif")  # formats which show the text of edits


@dataclass(frozen=True, slots=True)
class Facts:
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
    facts = with_configs(_analyse(settings, paths, cwd, progress, levels, since), allow_render=allow_render)
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


def judge(
    facts: Facts, settings: Settings, levels: Levels, instead: Mapping[str, bytes] = MappingProxyType({})
) -> Report:
    """Rules, then what comments and exceptions hide, then causes: facts into a report.

    Paths are relative to the project root all along, and to the working directory in the report. `instead`: bytes of
    files from which the facts were taken in the place of those on disk.
    """
    policy, population = facts.policy, facts.population
    sources = Sources(population.root, instead)
    cwd = population.root / population.base
    beside = what_stands_beside(settings, policy, levels, root=population.root, cwd=cwd, as_of=facts.as_of)
    reported = [site for site in facts.sites if population.reports(site.places)]
    found = (*judge_sites(reported, policy, levels, beside.registry), *judge_of_configs(facts, levels, beside))
    shown = (population.shown | population.shown_configs) & facts.marked
    sifted = sift(
        found,
        comments_of(shown, sources),
        policy,
        facts.as_of,
        rooted=population.rooted,
        sources=sources,
        levels=levels,
        facts=_selector_facts(facts.sites),
    )
    housekeeping = (*_about_policy(facts, levels, sifted.used), *sifted.about_comments)
    kept = [f for f in sifted.kept if population.reports(places(f))]
    findings = order(
        (*housekeeping, *(kept if settings.per_site else group(kept))),
        sources.anchor,
    )
    return Report(
        findings=tuple(finding.moved(population.here) for finding in findings),
        suppressed=ordered(
            (h for h in sifted.hidden if population.reports(places(h.finding))), sources, population.here
        ),
        notices=facts.notices,
        unchecked=population.unchecked,
        policies=(policy.ref,),
        sites=count(reported),
        files=population.reported,
        as_of=facts.as_of,
        statistics=_statistics(findings, reported) if settings.statistics else {},
        fail_on=None if settings.fail_on is FailOn.NONE else Level(settings.fail_on.value),
        strict=settings.strict,
        base=population.base,
        per_site=settings.per_site,
    )


def _about_policy(facts: Facts, levels: Levels, used: frozenset[Location]) -> Iterator[Finding]:
    """What is wrong with the policy and its declarations and exceptions. `used`: as `Sifted.used`."""
    policy, population = facts.policy, facts.population
    found = (
        *judge_policy(policy, _minimum(policy, levels), facts.as_of, levels, facts.unmatched),
        *_judge_declarations(facts, levels),
        *judge_policy_exceptions(
            policy, facts.as_of, levels, used, planes=("CP1", "CP2"), everything=population.everything
        ),
    )
    return (finding.moved(population.rooted) for finding in found)


def inventory(
    settings: Settings, paths: Sequence[Path], *, cwd: Path, progress: Progress | None = None, unresolved: bool = False
) -> Inventory:
    """Every call site of `paths`, with what is proven of it, and with `unresolved` what keeps those from a proof that
    have none; rules and suppressions have no say."""
    facts = _analyse(settings, paths, cwd, progress)
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


def count(sites: Iterable[CallSite]) -> SiteCounts:
    """Product call sites by verdict, which fields the failing ones lack, and how many places are to blame for it."""
    total = passed = failed = unproven = tests = 0
    lacking: dict[str, int] = {}
    causes: set[Location] = set()
    for site in sites:
        if site.scope == "test":
            tests += 1
            continue
        total += 1
        match site.verdict:
            case Verdict.PASS:
                passed += 1
            case Verdict.UNVERIFIABLE:
                unproven += 1
            case Verdict.FAIL:
                failed += 1
                causes.update([b.at for b in site.blame if b.verdict is Verdict.FAIL] or [site.at])
                for name in site.missing:
                    lacking[name] = lacking.get(name, 0) + 1
    # Sorting is stable: fields with equal counts keep the order of the policy, in which sites list them.
    ranked = tuple(sorted(lacking.items(), key=lambda item: -item[1]))
    return SiteCounts(total, passed, failed, unproven, tests, ranked, len(causes))


def _analyse(
    settings: Settings,
    paths: Sequence[Path],
    cwd: Path,
    progress: Progress | None,
    levels: Callable[[Policy], Levels] | None = None,
    since: Comparison | None = None,
) -> Facts:
    """Without rules about call sites (`--select CP2`) no source is read."""
    from checker.run.policies import policy_of

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
    from checker.run.configs import analyse_configs

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


def judge_of_configs(facts: Facts, levels: Levels, beside: Beside) -> tuple[Finding, ...]:
    """What the rules say of the configurations that were looked at, before anything hides it."""
    if facts.configs is None:
        return ()
    from checker.rules.judge import judge_configs

    return judge_configs(facts.configs.configs, facts.configs.pairs, facts.policy, levels, beside)


def _judge_declarations(facts: Facts, levels: Levels) -> tuple[Finding, ...]:
    if facts.configs is None or facts.configs.declarations is None:
        return ()
    from checker.rules.judge import judge_declarations

    return judge_declarations(facts.configs.declarations, levels)


def _wanted(settings: Settings) -> tuple[frozenset[str] | None, frozenset[str]]:
    return (select(settings.select) if settings.select else None), select(settings.ignore)


def _minimum(policy: Policy, levels: Levels) -> Policy | None:
    """The built-in minimum, loaded only where CP002 may have something to say."""
    if policy.ref.builtin or levels.get("CP002") is None:
        return None
    from checker.policy.load import load_policy

    return load_policy("minimum")


def _selector_facts(sites: Sequence[CallSite]) -> Callable[[Finding], dict[str, str]]:
    by_place = {site.at: site for site in sites}

    def facts(finding: Finding) -> dict[str, str]:
        site = by_place.get(finding.sites[0]) if finding.sites else None
        if site is None:
            return {}
        return {"sdk": site.sdk, "api": site.api, "kind": site.kind, "target": site.target, "path": site.at.path}

    return facts


def _statistics(findings: Iterable[Finding], sites: Iterable[CallSite]) -> dict[str, int]:
    """Counts by rule, and call sites of product code by SDK."""
    result: dict[str, int] = {}
    for finding in findings:
        key = f"{finding.rule} {finding.name}"
        result[key] = result.get(key, 0) + 1
    for site in sites:
        if site.scope != "test":
            key = f"sdk {site.sdk}"
            result[key] = result.get(key, 0) + 1
    return dict(sorted(result.items()))
