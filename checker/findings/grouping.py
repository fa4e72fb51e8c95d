"""From findings per call site to findings per cause: one per blamed place, rule and fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from checker.findings.model import Evidence, Finding


def group(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Merge findings that blame the same place for the same fields; the message then counts the call sites."""
    causes: dict[object, list[Finding]] = {}
    for finding in findings:
        # Findings about something else than call sites have no sites; their message tells them apart.
        same = finding.message if not finding.sites else None
        causes.setdefault((finding.rule, finding.kind, finding.at, finding.fields, same), []).append(finding)
    return tuple(_merge(sorted(members, key=_site_order)) for members in causes.values())


def _merge(members: list[Finding]) -> Finding:
    first = members[0]
    sites = tuple(sorted({site for member in members for site in member.sites}))
    if len(sites) < 2:
        return replace(first, sites=sites)
    edits = tuple(dict.fromkeys(edit for member in members for edit in member.edits))
    return replace(first, message=f"{first.message}, at {len(sites)} call sites", sites=sites, edits=edits)


def order(findings: Iterable[Finding], anchor: Callable[[Finding], str]) -> tuple[Finding, ...]:
    """Sorted by place, each with the code at its place, so that fingerprints survive moved lines and are distinct."""
    seen: dict[object, int] = {}
    result: list[Finding] = []
    for finding in sorted(findings, key=_order):
        code = finding.anchor or anchor(finding)
        key = (finding.rule, finding.at.path, code, finding.fields)
        seen[key] = seen.get(key, -1) + 1
        result.append(replace(finding, anchor=code, occurrence=seen[key]))
    return tuple(result)


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.at, finding.rule, finding.fields, finding.message, finding.sites)


def _site_order(finding: Finding) -> tuple[object, ...]:
    return (finding.sites, finding.message)


def places(finding: Finding) -> tuple[str, ...]:
    """The paths that a finding speaks of: its call sites, its blamed line and the lines of its evidence."""
    steps: tuple[Evidence, ...] = finding.evidence
    return tuple(dict.fromkeys([finding.at.path, *(s.path for s in finding.sites), *(e.at.path for e in steps)]))
