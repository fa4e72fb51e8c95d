"""Rules over facts: call sites, the policy and its suppressions in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from msgspec import structs

from checker.documents.location import Location
from checker.documents.text import collector_paused
from checker.findings.model import LEVEL_ORDER, Finding, Level
from checker.findings.suppression import Comment
from checker.policy.model import Policy
from checker.rules.base import (
    Beside,
    Declarations,
    Exceptions,
    LoosenedGate,
    PolicyInForce,
    Registry,
    Rule,
    Subject,
    Suppressions,
)
from checker.rules.registry import entries, known_words, subjects

if TYPE_CHECKING:
    from checker.code.callsite import CallSite
    from checker.code.unmatched_model import Unmatched
    from checker.configs.comparison.parity import EnvironmentPair
    from checker.configs.loading.configfile import ConfigFile
    from checker.policy.loosening import Change

Levels = Mapping[str, Level | None]  # by rule id, for every rule; None: off


def judge_sites(
    sites: Iterable[CallSite], policy: Policy, levels: Levels, registry: Registry | None = None
) -> tuple[Finding, ...]:
    """One finding per call site and blamed place; call sites in tests yield none. Without a registry the rules that
    need one have nothing to say."""
    rules = subjects(levels, Subject.CALL_SITE)
    owned = subjects(levels, Subject.NAMED_SITE)
    if registry is not None:
        owned = (*owned, *subjects(levels, Subject.OWNED_SITE))
    effective = replace(policy, rules=levels)
    found: list[Finding] = []
    for site in sites:
        if site.scope == "test":
            continue
        for rule in rules:
            found.extend(_named(rule, levels, rule.check(site, effective), (site.at,)))
        for rule in owned:
            found.extend(_named(rule, levels, rule.check(site, effective, registry), (site.at,)))
    return tuple(found)


@collector_paused()
def judge_configs(
    configs: Iterable[ConfigFile],
    pairs: Iterable[EnvironmentPair],
    policy: Policy,
    levels: Levels,
    beside: Beside | None = None,
) -> tuple[Finding, ...]:
    """Each side for itself, then what tells two environments apart. A rule may state a finding of a lower level."""
    effective = replace(policy, rules=levels)
    double = subjects(levels, Subject.ENVIRONMENT_PAIR)
    beside = beside or Beside()
    single = (
        *((rule, ()) for rule in subjects(levels, Subject.CONFIG_FILE)),
        *((rule, (beside.registry,)) for rule in subjects(levels, Subject.OWNED_CONFIG)),
        *((rule, (beside.prices,)) for rule in subjects(levels, Subject.PRICED_CONFIG)),
    )
    found = [
        f
        for config in configs
        for rule, more in single
        for f in _lowered(rule, levels, rule.check(config, effective, *more))
    ]
    found += [f for pair in pairs for rule in double for f in _lowered(rule, levels, rule.check(pair, effective))]
    return tuple(dict.fromkeys(found))


def judge_declarations(subject: Declarations, levels: Levels) -> tuple[Finding, ...]:
    """What is wrong with the differences that the policy declares."""
    rules = subjects(levels, Subject.DECLARATIONS)
    return tuple(f for rule in rules for f in _lowered(rule, levels, rule.check(subject)))


def _lowered(rule: Rule, levels: Levels, findings: Iterator[Finding]) -> Iterator[Finding]:
    level = levels[rule.id] or rule.level
    for finding in findings:
        lower = min(level, finding.level, key=LEVEL_ORDER.__getitem__)
        yield structs.replace(finding, rule=rule.id, name=rule.name, level=lower)


def judge_policy(
    policy: Policy, minimum: Policy | None, as_of: date, levels: Levels, unmatched: tuple[Unmatched, ...] = ()
) -> tuple[Finding, ...]:
    """`unmatched`: models of the policy that nothing in the project answers to."""
    return _judge(Subject.POLICY, PolicyInForce(policy, minimum, as_of, unmatched), levels)


def judge_exceptions(subject: Exceptions, levels: Levels) -> tuple[Finding, ...]:
    """What is wrong with the exceptions that the policy declares."""
    rules = subjects(levels, Subject.EXCEPTIONS)
    return tuple(f for rule in rules for f in _lowered(rule, levels, rule.check(subject)))


def judge_gate(changes: Sequence[Change], since: str, level: Level) -> tuple[Finding, ...]:
    """What a change loosens, at a level that is the run's to say, not the policy's."""
    levels = {rule.id: level for rule in _all(Subject.GATE)}
    return _judge(Subject.GATE, LoosenedGate(tuple(changes), since), levels)


def judge_comments(
    comments: Sequence[Comment],
    unused: Sequence[tuple[Comment, str]],
    levels: Levels,
    *,
    require_reason: bool,
    allowed: frozenset[str] | None = None,
) -> tuple[Finding, ...]:
    """`unused` are pairs of a comment and a word in it that hid nothing; words for rules that are off do not count."""
    known = known_words()
    fair = tuple(pair for pair in unused if levels.get(known.get(pair[1], "")) is not None)
    return _judge(Subject.SUPPRESSION, Suppressions(tuple(comments), fair, known, require_reason, allowed), levels)


def _all(subject: Subject) -> tuple[Rule, ...]:
    return tuple(rule for rule in (entry.load() for entry in entries()) if rule.subject is subject)


def _judge(kind: Subject, subject: PolicyInForce | Suppressions | LoosenedGate, levels: Levels) -> tuple[Finding, ...]:
    return tuple(f for rule in subjects(levels, kind) for f in _named(rule, levels, rule.check(subject)))


def _named(
    rule: Rule, levels: Levels, findings: Iterator[Finding], sites: tuple[Location, ...] = ()
) -> Iterator[Finding]:
    """A rule's statements with its id, its name, the level that is in force and the call sites that they are about."""
    level = levels[rule.id] or rule.level
    for finding in findings:
        yield structs.replace(finding, rule=rule.id, name=rule.name, level=level, sites=sites or finding.sites)
