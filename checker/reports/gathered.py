"""Many notes of one file that share a reason as one, for people to read: which settings, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from checker.findings.model import Finding, Level

_FEW: Final = 4  # up to so many are shown one by one
_NAMED: Final = 8


def gathered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with notes that share file, rule and reason in the place of the first of them."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if _may_be_gathered(finding):
            groups.setdefault(_key(finding), []).append(finding)
    result, done = [], set()
    for finding in findings:
        group = groups.get(_key(finding), []) if _may_be_gathered(finding) else []
        if len(group) <= _FEW:
            result.append(finding)
        elif _key(finding) not in done:
            done.add(_key(finding))
            result.append(_together(group))
    return tuple(result)


def _may_be_gathered(finding: Finding) -> bool:
    return finding.level is Level.NOTE and bool(finding.subject)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.at.path, finding.reason


def _together(group: list[Finding]) -> Finding:
    names = list(dict.fromkeys(finding.subject for finding in group))
    more = f" and {len(group) - _NAMED} more" if len(group) > _NAMED else ""
    listed = f"{', '.join(names[:_NAMED])}{more} (--per-site shows each)"
    return replace(group[0], message=f"{len(group)} differences ({group[0].reason}): {listed}", evidence=())
