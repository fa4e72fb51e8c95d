"""What hides findings (suppression comments and the policy's exceptions), what the rollout makes of the rest, and what
is wrong with any of them. Paths are relative to the project root."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

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
from checker.run.code.sources import Sources

Comments = Mapping[str, tuple[Comment, ...]]  # by path
Rooted = Callable[[str], str]  # makes a path that is relative to the working directory relative to the root


class Sifted(Struct, frozen=True):
    """Findings that stay, as the rollout has them, those that are hidden, and what is wrong with the comments
    themselves. `used`: where the exceptions stand that hid something, as the policy has it."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    about_comments: tuple[Finding, ...]
    used: frozenset[Location]


def sift(
    findings: tuple[Finding, ...],
    comments: Comments,
    policy: Policy,
    as_of: date,
    *,
    rooted: Rooted,
    sources: Sources,
    levels: Levels,
    facts: Callable[[Finding], Mapping[str, str]] = lambda _: {},
) -> Sifted:
    """`comments`: those of the files that are reported on, whose faults are findings; comments of other files count
    where a finding speaks of their line. `facts`: what selectors of exceptions compare."""
    allowed = None if policy.limits.inline is None else select(policy.limits.inline)
    applied = apply_comments(findings, _complete(comments, findings, sources), known_words(), allowed)
    counted = {replace(e.at, path=rooted(e.at.path)): e.at for e in exemptions_of(policy, as_of)}
    exempt = apply_exemptions(
        applied.kept,
        [replace(e, at=replace(e.at, path=rooted(e.at.path))) for e in exemptions_of(policy, as_of)],
        facts=facts,
    )
    told = judge_comments(
        [c for path in sorted(comments) for c in comments[path]],
        tuple((comment, word) for comment, word in applied.unused if comment.at.path in comments),
        levels,
        require_reason=policy.limits.require_reason,
        allowed=allowed,
    )
    kept = roll_out(exempt.kept, policy.rollout, as_of)
    used = frozenset(counted[at] for at in exempt.used)
    return Sifted(kept, (*applied.hidden, *exempt.hidden), told, used)


def exemptions_of(policy: Policy, as_of: date) -> list[Exemption]:
    """The exceptions that count on a day, where the policy has them."""
    return [
        Exemption(e.rule, e.owner, e.reason, e.path, e.selector, e.at)
        for e in policy.exceptions
        if (e.expires is None or e.expires >= as_of) and not faults(e, policy, as_of)
    ]


def judge_policy_exceptions(
    policy: Policy,
    as_of: date,
    levels: Levels,
    used: Iterable[Location],
    *,
    planes: tuple[str, ...],
    everything: bool,
) -> tuple[Finding, ...]:
    """What is wrong with the exceptions. `planes`: how the ids of the rules begin that the run was about; unless it was
    about `everything` nobody can say that one is unused."""
    hit = frozenset(used)
    faulty = tuple((e, found) for e in policy.exceptions if (found := faults(e, policy, as_of)))
    broken = {id(e) for e, _ in faulty}
    in_force = tuple(e for e in policy.exceptions if id(e) not in broken and (e.expires is None or e.expires >= as_of))

    def judged(rule: str) -> bool:
        ids = ids_of(rule)
        return bool(ids) and all(one.startswith(planes) and levels.get(one) is not None for one in ids)

    unused = tuple(e for e in in_force if everything and e.at not in hit and judged(e.rule))
    return judge_exceptions(Exceptions(in_force, faulty, unused, as_of, policy.ref.path), levels)


def comments_of(paths: Iterable[str], sources: Sources) -> dict[str, tuple[Comment, ...]]:
    """The suppression comments of files, by path; files without any are left out."""
    return {path: found for path in sorted(set(paths)) if (found := sources.comments(path))}


def ordered(hidden: Iterable[Suppressed], sources: Sources, here: Callable[[str], str]) -> tuple[Suppressed, ...]:
    """What was hidden, with anchors, by place; paths as `here` gives them."""
    result = [replace(h, finding=replace(h.finding, anchor=_anchor(h.finding, sources))) for h in hidden]
    result.sort(key=lambda h: (h.finding.at, h.finding.rule, h.finding.fields, h.at, h.finding.sites))
    return tuple(h.moved(here) for h in result)


def _anchor(finding: Finding, sources: Sources) -> str:
    return finding.anchor or sources.anchor(finding)


def _complete(comments: Comments, findings: Iterable[Finding], sources: Sources) -> Comments:
    """With the comments at call sites and blamed lines in other files, which count as well."""
    result = dict(comments)
    for path in {place.path for finding in findings for place in (finding.at, *finding.sites)}:
        if path not in result and (found := sources.comments(path)):
            result[path] = found
    return result
