"""What comments and exceptions hide of findings, what the rollout makes of the rest, and what is wrong with either: the
same for every command whose findings have places in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.documents.location import Location
from checker.findings.exemption import Exemption, apply_exemptions
from checker.findings.model import Finding, Suppressed
from checker.findings.rollout import roll_out
from checker.findings.suppression import Comment, apply_comments
from checker.policy.model import Policy
from checker.rules.base import Exceptions
from checker.rules.exceptions import faults, ids_of
from checker.rules.judge import Levels, judge_comments, judge_exceptions
from checker.rules.registry import known_words, select

Facts = Callable[[Finding], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Settled:
    """`kept` as the rollout has them. `unused`: comments and the words in them that hid nothing. `used`: places of the
    exceptions that hid something."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    unused: tuple[tuple[Comment, str], ...]
    used: frozenset[Location]


def settle(
    findings: Iterable[Finding],
    policy: Policy,
    as_of: date,
    comments: Mapping[str, Sequence[Comment]],
    *,
    rooted: Callable[[str], str],
    facts: Facts = lambda finding: {},
) -> Settled:
    """`rooted` gives a path of the policy's relative to the project root, as those of findings are."""
    applied = apply_comments(findings, comments, known_words(), allowed_inline(policy))
    exempted = apply_exemptions(applied.kept, exemptions(policy, as_of, rooted), facts=facts)
    kept = roll_out(exempted.kept, policy.rollout, as_of)
    return Settled(kept, (*applied.hidden, *exempted.hidden), applied.unused, exempted.used)


def exemptions(policy: Policy, as_of: date, rooted: Callable[[str], str] = str) -> list[Exemption]:
    """The exceptions that count today."""
    return [
        Exemption(e.rule, e.owner, e.reason, e.path, e.selector, replace(e.at, path=rooted(e.at.path)))
        for e in policy.exceptions
        if (e.expires is None or e.expires >= as_of) and not faults(e, policy, as_of)
    ]


def allowed_inline(policy: Policy) -> frozenset[str] | None:
    return None if policy.limits.inline is None else select(policy.limits.inline)


def judge_policy_exceptions(
    policy: Policy,
    as_of: date,
    levels: Levels,
    used: Iterable[Location],
    *,
    planes: tuple[str, ...],
    everything: bool,
) -> tuple[Finding, ...]:
    """What is wrong with the exceptions. `used` as the policy has the places; `planes`: how the ids of the rules begin
    that the run was about; unless it was about `everything` nobody can say that one is unused."""
    hit = frozenset(used)
    faulty = tuple((e, found) for e in policy.exceptions if (found := faults(e, policy, as_of)))
    broken = {id(e) for e, _ in faulty}
    in_force = tuple(e for e in policy.exceptions if id(e) not in broken and (e.expires is None or e.expires >= as_of))

    def judged(rule: str) -> bool:
        ids = ids_of(rule)
        return bool(ids) and all(one.startswith(planes) and levels.get(one) is not None for one in ids)

    unused = tuple(e for e in in_force if everything and e.at not in hit and judged(e.rule))
    return judge_exceptions(Exceptions(in_force, faulty, unused, as_of, policy.ref.path), levels)


def judge_suppressions(
    comments: Mapping[str, Sequence[Comment]], unused: Iterable[tuple[Comment, str]], policy: Policy, levels: Levels
) -> tuple[Finding, ...]:
    """What is wrong with the comments of these files."""
    return judge_comments(
        [comment for path in sorted(comments) for comment in comments[path]],
        tuple((comment, word) for comment, word in unused if comment.at.path in comments),
        levels,
        require_reason=policy.limits.require_reason,
        allowed=allowed_inline(policy),
    )
