"""Facts into a report: rules, then what comments and exceptions hide, then causes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from checker.code.callsite import CallSite, Verdict
from checker.documents.location import Location
from checker.findings.grouping import group, order, places
from checker.findings.model import Finding, Level, Report, SiteCounts
from checker.policy.model import Policy
from checker.rules.base import Beside
from checker.rules.judge import Levels, judge_policy, judge_sites
from checker.run.code.facts import Facts
from checker.run.code.sources import Sources
from checker.run.gate.hiding import comments_of, judge_policy_exceptions, ordered, sift
from checker.run.policy.beside import what_stands_beside
from checker.run.policy.policies import kept_of
from checker.settings import FailOn, Settings


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
    housekeeping = (*_about_policy(facts, settings, levels, sifted.used), *sifted.about_comments)
    kept = _told_once([f for f in sifted.kept if population.reports(places(f))], facts)
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


def _about_policy(facts: Facts, settings: Settings, levels: Levels, used: frozenset[Location]) -> Iterator[Finding]:
    """What is wrong with the policy and its declarations and exceptions. `used`: as `Sifted.used`."""
    policy, population = facts.policy, facts.population
    found = (
        *judge_policy(policy, _minimum(policy, levels, settings), facts.as_of, levels, facts.unmatched),
        *_judge_declarations(facts, levels),
        *judge_policy_exceptions(
            policy, facts.as_of, levels, used, planes=("CP1", "CP2"), everything=population.everything
        ),
    )
    return (finding.moved(population.rooted) for finding in found)


def _told_once(kept: Sequence[Finding], facts: Facts) -> Sequence[Finding]:
    """What the base of overlays says is not told of each of them again."""
    if facts.configs is None or not facts.configs.pairs:
        return kept
    from checker.run.configs.repeats import breaches_once

    return breaches_once(kept, facts.population.root)


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


def _minimum(policy: Policy, levels: Levels, settings: Settings) -> Policy | None:
    """The built-in minimum, loaded only where CP002 may have something to say."""
    if policy.ref.builtin or levels.get("CP002") is None:
        return None
    from checker.policy.load import load_policy

    with kept_of(settings) as kept:
        return load_policy("minimum", kept=kept)


def _selector_facts(sites: Sequence[CallSite]) -> Callable[[Finding], dict[str, str]]:
    by_place = {site.at: site for site in sites}

    def facts(finding: Finding) -> dict[str, str]:
        site = by_place.get(finding.sites[0]) if finding.sites else None
        if site is None:
            return {}
        return {"sdk": site.sdk, "api": site.api, "kind": site.kind, "target": site.target, "path": site.at.path}

    return facts


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
