"""What hides findings: suppression comments and the policy's exceptions. Paths are relative to the project root."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from checker.findings.exemption import Exemption, apply_exemptions
from checker.findings.model import Finding, Suppressed
from checker.findings.suppression import Comment, apply_comments
from checker.policy.model import Policy
from checker.rules.judge import Levels, judge_comments
from checker.rules.registry import known_words
from checker.run.sources import Sources

Comments = Mapping[str, tuple[Comment, ...]]  # by path


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings that stay, those that are hidden, and what is wrong with the comments themselves."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    about_comments: tuple[Finding, ...]


def sift(
    findings: tuple[Finding, ...],
    comments: Comments,
    exemptions: Iterable[Exemption],
    *,
    sources: Sources,
    levels: Levels,
    require_reason: bool,
    facts: Callable[[Finding], Mapping[str, str]] = lambda _: {},
) -> Sifted:
    """`comments`: those of the files that are reported on, whose faults are findings; comments of other files count
    where a finding speaks of their line. `facts`: what selectors of exceptions compare."""
    applied = apply_comments(findings, _complete(comments, findings, sources), known_words())
    kept, exempt = apply_exemptions(applied.kept, exemptions, facts=facts)
    unused = tuple((comment, word) for comment, word in applied.unused if comment.at.path in comments)
    told = judge_comments(
        [c for path in sorted(comments) for c in comments[path]], unused, levels, require_reason=require_reason
    )
    return Sifted(kept, (*applied.hidden, *exempt), told)


def comments_of(paths: Iterable[str], sources: Sources) -> dict[str, tuple[Comment, ...]]:
    return {path: found for path in sorted(set(paths)) if (found := sources.comments(path))}


def exemptions_of(policy: Policy, as_of: date, rooted: Callable[[str], str]) -> list[Exemption]:
    """The exceptions in force. `rooted` makes a path that is relative to the working directory relative to the root."""
    return [
        Exemption(e.rule, e.owner, e.reason, e.path, e.selector, replace(e.at, path=rooted(e.at.path)))
        for e in policy.exceptions
        if e.expires is None or e.expires >= as_of
    ]


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
