"""A report as SARIF 2.1.0 (one run), for code scanning. URIs are relative to the repository's root (%SRCROOT%).

In a notebook a line counts within its cell, which SARIF's regions cannot say: the cell is named as a logical location
and in the message, and the region is the file's first line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol
from urllib.parse import quote

from checker import __version__
from checker.documents.json_text import indented
from checker.documents.location import Location
from checker.findings.model import Evidence, Finding, Kind, Level, Report

_PAGES = "https://checkpolicy.dev/rules"  # as mkdocs.yml publishes docs/rules
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class RulePage(Protocol):
    """What a rule's page has for its SARIF descriptor."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...

    def markdown(self) -> str: ...


def render(report: Report, page: Callable[[str], RulePage]) -> str:
    return indented(document(report, page))


def document(report: Report, page: Callable[[str], RulePage]) -> dict[str, Any]:
    """In the form of SARIF 2.1.0. `page`: the documentation of a rule by its id."""
    ids = sorted({f.rule for f in (*report.findings, *(h.finding for h in report.suppressed))})
    index = {rule: number for number, rule in enumerate(ids)}
    results = [_result(report, finding, index) for finding in report.findings]
    for hidden in report.suppressed:
        result = _result(report, hidden.finding, index)
        result["suppressions"] = [
            {
                "kind": "inSource" if hidden.by == "inline" else "external",
                "status": "accepted",
                "justification": hidden.reason or "no reason given",
                "location": _location(report, hidden.at),
            }
        ]
        results.append(result)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "checkpolicy",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_descriptor(page(rule)) for rule in ids],
            }
        },
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "results": results,
        "properties": _properties(report),
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _descriptor(page: RulePage) -> dict[str, Any]:
    return {
        "id": page.id,
        "name": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.why or page.title},
        "helpUri": f"{_PAGES}/{page.id}-{page.name}/",
        "help": {"text": f"{page.title}\n\n{page.why}", "markdown": page.markdown()},
        "defaultConfiguration": {"level": page.level.value},
        "properties": {"tags": ["chargeback", "llm"], "precision": "high", "problem.severity": _severity(page.level)},
    }


def _severity(level: Level) -> str:
    """GitHub's word for a level."""
    return "recommendation" if level is Level.NOTE else level.value


def _result(report: Report, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "kind": finding.kind.value,
        "message": {"text": _message(finding)},
        "locations": [_location(report, finding.at)],
        "partialFingerprints": {"checkpolicy/v1": finding.fingerprint},
        "properties": {
            "name": finding.name,
            "level": finding.level.value,
            "fields": list(finding.fields),
            "callSites": len(finding.sites),
        },
    }
    # With any other kind SARIF allows no level but "none", which is the default; GitHub falls back to the rule's own.
    if finding.kind is Kind.FAIL:
        result["level"] = finding.level.value
    others = [site for site in finding.sites if site != finding.at]
    related = [_related(report, step.at, step.note, n) for n, step in enumerate(finding.evidence)]
    related += [_related(report, site, "call site", len(related) + n) for n, site in enumerate(others)]
    if related:
        result["relatedLocations"] = related
    if finding.evidence:
        result["codeFlows"] = [{"threadFlows": [{"locations": list(_flow(report, finding.evidence))}]}]
    if finding.replacements:
        result["fixes"] = [_fix(report, finding)]
    return result


def _fix(report: Report, finding: Finding) -> dict[str, Any]:
    by_path: dict[str, list[dict[str, Any]]] = {}
    for change in finding.replacements:
        replacement = {"deletedRegion": _region(change.at), "insertedContent": {"text": change.text}}
        by_path.setdefault(change.at.path, []).append(replacement)
    changes = [{"artifactLocation": _artifact(report, path), "replacements": made} for path, made in by_path.items()]
    return {"description": {"text": finding.fix or finding.message}, "artifactChanges": changes}


def _message(finding: Finding) -> str:
    cell = f" (cell {finding.at.cell}, line {finding.at.line})" if finding.at.cell >= 0 else ""
    fix = f". To mend it: {finding.fix}" if finding.fix else ""
    return f"{finding.message}{cell}{fix}"


def _flow(report: Report, evidence: Iterable[Evidence]) -> Iterable[dict[str, Any]]:
    for step in evidence:
        yield {"location": _location(report, step.at, step.note)}


def _related(report: Report, at: Location, text: str, number: int) -> dict[str, Any]:
    return {"id": number, **_location(report, at, text)}


def _location(report: Report, at: Location, text: str = "") -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(report, at.path), "region": _region(at)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if at.cell >= 0:
        location["logicalLocations"] = [{"name": f"cell {at.cell}", "kind": "module"}]
        text = text and f"{text} (cell {at.cell}, line {at.line})"
    if text:
        location["message"] = {"text": text}
    return location


def _artifact(report: Report, path: str) -> dict[str, str]:
    return {"uri": uri(report.rooted(path)), "uriBaseId": "%SRCROOT%"}


def _region(at: Location) -> dict[str, int]:
    if at.cell >= 0:
        return {"startLine": 1}
    region = {"startLine": max(1, at.line), "startColumn": max(1, at.column)}
    if at.end_line >= at.line and at.end_column and (at.end_line > at.line or at.end_column >= at.column):
        region |= {"endLine": at.end_line, "endColumn": at.end_column}
    return region


def uri(path: str) -> str:
    """A path as a relative URI (RFC 3986)."""
    return quote(path, safe="/~!$&'()*+,;=@")


def _invocation(report: Report) -> dict[str, Any]:
    notices = []
    for notice in report.notices:
        at = Location(notice.path, max(1, notice.line))
        entry: dict[str, Any] = {"level": "error", "message": {"text": notice.message}}
        entry["locations"] = [_location(report, at)]
        notices.append(entry)
    for item in report.unchecked:
        named = ", ".join(item.paths[:5]) + (", …" if len(item.paths) > 5 else "")
        text = f"not checked, although naming a model provider: {len(item.paths)} in {item.language}: {named}"
        notices.append({"level": "error" if report.strict else "warning", "message": {"text": text}})
    invocation: dict[str, Any] = {
        "executionSuccessful": not report.incomplete,
        "exitCode": report.exit_code,
        "exitCodeDescription": _EXITS[report.exit_code],
    }
    if notices:
        invocation["toolExecutionNotifications"] = notices
    return invocation


_EXITS = {
    0: "clean",
    1: "findings at or above the fail level",
    2: "something could not be checked",
    3: "a defect of checkpolicy",
}


def _properties(report: Report) -> dict[str, Any]:
    counts = report.sites
    return {
        "asOf": report.as_of.isoformat(),
        "policies": [
            {"name": ref.name, "version": ref.version, "digest": ref.digest, "builtin": ref.builtin}
            for ref in report.policies
        ],
        "callSites": {
            "total": counts.total,
            "pass": counts.passed,
            "fail": counts.failed,
            "unverifiable": counts.unverifiable,
            "tests": counts.tests,
        },
        "notChecked": [{"language": item.language, "paths": list(item.paths)} for item in report.unchecked],
    }
