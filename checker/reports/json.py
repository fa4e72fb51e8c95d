"""Reports and inventories as JSON documents (schemas/report.schema.json, schemas/inventory.schema.json)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker import __version__
from checker.documents.json_text import indented
from checker.documents.location import Location
from checker.findings.model import Evidence, Finding, PolicyRef, Report, SiteCounts, Suppressed
from checker.reports.inventory import Inventory

SCHEMA_VERSION = 1


def render_report(report: Report) -> str:
    """A report as the text of a JSON document."""
    return indented(report_document(report))


def report_document(report: Report) -> dict[str, Any]:
    """In the form of schemas/report.schema.json."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "checkpolicy", "version": __version__},
        "as_of": report.as_of.isoformat(),
        "policy": policy_document(report.policies[0]) if report.policies else None,
        "policies": [policy_document(ref) for ref in report.policies],
        "findings": [_finding(finding) for finding in report.findings],
        "suppressed": [_suppressed(hidden) for hidden in report.suppressed],
        "notices": [notice_document(notice.path, notice.line, notice.message) for notice in report.notices],
        "not_checked": [{"language": item.language, "paths": list(item.paths)} for item in report.unchecked],
        "summary": summary(report),
    }


def summary(report: Report) -> dict[str, Any]:
    levels = [finding.level.value for finding in report.findings]
    result: dict[str, Any] = {
        "exit_code": report.exit_code,
        "files": report.files,
        "findings": {name: levels.count(name) for name in ("error", "warning", "note")},
        "failing": len(report.failing),
        "suppressed": len(report.suppressed),
        "notices": len(report.notices),
        "not_checked": sum(len(item.paths) for item in report.unchecked),
        "call_sites": counts_document(report.sites),
    }
    if report.baseline is not None:
        ref = report.baseline
        result["baseline"] = {"path": ref.path, "total": ref.total, "left": ref.left, "owners": dict(ref.owners)}
    if report.changed_since:
        result["changed_since"] = {"revision": report.changed_since, "commit": report.base_commit}
    if report.statistics:
        result["statistics"] = dict(sorted(report.statistics.items()))
    return result


def render_inventory(inventory: Inventory) -> str:
    """An inventory as the text of a JSON document."""
    return indented(inventory_document(inventory))


def inventory_document(inventory: Inventory) -> dict[str, Any]:
    """In the form of schemas/inventory.schema.json."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "checkpolicy", "version": __version__},
        "as_of": inventory.as_of.isoformat(),
        "policy": policy_document(inventory.policies[0]) if inventory.policies else None,
        "sdks": list(inventory.sdks),
        "call_sites": list(inventory.documents()),
        "config_pairs": list(inventory.config_pairs),
        "notices": [notice_document(notice.path, notice.line, notice.message) for notice in inventory.notices],
        "not_checked": [{"language": item.language, "paths": list(item.paths)} for item in inventory.unchecked],
        "summary": {
            "exit_code": inventory.exit_code,
            "files": inventory.files,
            "call_sites": counts_document(inventory.counts),
        },
    }


def place(at: Location) -> dict[str, Any]:
    """A place as every document of ours writes it; `cell` only in notebooks, ends only where they are known."""
    result: dict[str, Any] = {"path": at.path, "line": at.line, "column": at.column}
    if at.end_line:
        result |= {"end_line": at.end_line, "end_column": at.end_column}
    if at.cell >= 0:
        result["cell"] = at.cell
    return result


def _finding(finding: Finding) -> dict[str, Any]:
    at = finding.at
    document: dict[str, Any] = {
        "rule": finding.rule,
        "name": finding.name,
        "kind": finding.kind.value,
        "level": finding.level.value,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line or at.line,
        "end_column": at.end_column or at.column,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "fields": list(finding.fields),
        "sites": [place(site) for site in finding.sites],
        "evidence": list(_evidence(finding.evidence)),
        "fix": finding.fix,
    }
    if finding.replacements:
        document["edits"] = [{**place(change.at), "text": change.text} for change in finding.replacements]
    if at.cell >= 0:
        document["cell"] = at.cell
    return document


def _evidence(steps: Iterable[Evidence]) -> Iterable[dict[str, Any]]:
    for step in steps:
        yield {**place(step.at), "note": step.note}


def _suppressed(hidden: Suppressed) -> dict[str, Any]:
    return {"by": hidden.by, "reason": hidden.reason, "at": place(hidden.at), "finding": _finding(hidden.finding)}


def notice_document(path: str, line: int, message: str) -> dict[str, Any]:
    return {"path": path, "line": line or None, "message": message}


def policy_document(ref: PolicyRef) -> dict[str, Any]:
    return {
        "name": ref.name,
        "version": ref.version,
        "digest": ref.digest,
        "path": ref.path or None,
        "builtin": ref.builtin,
    }


def counts_document(counts: SiteCounts) -> dict[str, Any]:
    return {
        "total": counts.total,
        "pass": counts.passed,
        "fail": counts.failed,
        "unverifiable": counts.unverifiable,
        "tests": counts.tests,
        "lacking": dict(counts.lacking),
        "causes": counts.causes,
    }
