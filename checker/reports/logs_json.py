"""The log report as JSON (schemas/log-report.schema.json); violations as JSON lines (schemas/violation.schema.json)."""

from __future__ import annotations

import json
from typing import Any

from checker import __version__
from checker.documents.facts import as_dict
from checker.documents.json_text import indented
from checker.findings.model import Finding
from checker.logs.records.times import rfc3339
from checker.logs.result import Continuity, DrawnSample, LogReport, SourceFacts, Violation

SCHEMA_VERSION = 1


def render(report: LogReport) -> str:
    return indented(document(report))


def violation_line(violation: Violation) -> str:
    """A line of JSON, with its line end, for `--violations`."""
    return json.dumps(violation_document(violation), ensure_ascii=False) + "\n"


def document(report: LogReport) -> dict[str, Any]:
    """In the form of schemas/log-report.schema.json."""
    result = report.result
    ref = report.policy
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "checkpolicy", "version": __version__},
        "as_of": report.as_of.isoformat(),
        "policy": {"name": ref.name, "version": ref.version, "digest": ref.digest, "path": ref.path or None},
        "population": _population(report),
        "rules": _rules(report),
        "completeness": [as_dict(one) for one in result.completeness],
        "sample": _sample(report.sample) if report.sample is not None else None,
        "usage": {
            "with_duplicates": as_dict(result.with_duplicates),
            "deduplicated": as_dict(result.deduplicated),
            "unattributed": as_dict(result.unattributed),
            "violating": as_dict(result.violating),
            "attempts": as_dict(result.attempts),
            "shares": [as_dict(share) for share in result.shares],
        },
        **({"continuity": _continuity(report.continuity)} if report.continuity is not None else {}),
        "suppressed": [as_dict(one) for one in report.hidden],
        "findings": [_finding(one) for one in report.findings],
        "baseline": _baseline(report),
        "inventory": [as_dict(claim) for claim in result.claims],
        "not_run": list(result.not_run),
        "notices": [{"path": n.path, "line": n.line or None, "message": n.message} for n in report.notices],
        "disagreements": list(report.disagreements),
        "decision": {
            "basis": "census",
            "outcome": _outcome(report),
            "failing": report.failing,
            "fail_on": report.fail_on.value if report.fail_on is not None else None,
            "exit_code": report.exit_code,
        },
    }


def _continuity(continuity: Continuity) -> dict[str, Any]:
    return {
        "since": rfc3339(continuity.since) if continuity.since is not None else None,
        "now": rfc3339(continuity.now),
        "sources_read": continuity.read,
        "sources_unchanged": continuity.unchanged,
        "oldest_open_gap_seconds": (continuity.now - continuity.gaps[0][1]) // 1_000_000 if continuity.gaps else None,
        "open_gaps": [{"path": path, "since": rfc3339(since), "why": why} for path, since, why in continuity.gaps],
    }


def _outcome(report: LogReport) -> str:
    if report.disagreements:
        return "defect"
    if report.incomplete:
        return "incomplete"
    return "fail" if report.failing else "pass"


def _finding(finding: Finding) -> dict[str, Any]:
    """About the policy's exceptions."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.value,
        "path": finding.at.path,
        "line": finding.at.line,
        "message": finding.message,
    }


def _baseline(report: LogReport) -> dict[str, Any] | None:
    ref = report.baseline
    if ref is None:
        return None
    return {"path": ref.path, "total": ref.total, "left": ref.left, "owners": dict(ref.owners)}


def _population(report: LogReport) -> dict[str, Any]:
    result = report.result
    unreadable = sum(source.bad + source.foreign for source in result.sources)
    return {
        "members": result.records + unreadable,
        "records": result.records,
        "unreadable": unreadable,
        "excluded": sum(source.excluded for source in result.sources),
        "outside_window": sum(source.outside for source in result.sources),
        "violating_records": result.violating_records,
        "complete": not report.incomplete,
        "first": rfc3339(result.first) if result.first is not None else None,
        "last": rfc3339(result.last) if result.last is not None else None,
        "window": {
            "from": rfc3339(report.start) if report.start is not None else None,
            "to": rfc3339(report.end) if report.end is not None else None,
        },
        "strictly_judged": result.strictly_judged,
        "sources": [_source(source) for source in result.sources],
    }


def _sample(drawn: DrawnSample) -> dict[str, Any]:
    sample = drawn.sample
    money = sample.money_size
    return {
        "evidence": drawn.folder,
        "manifest": sample.manifest,
        "seed": {"text": sample.seed.text, "self_seeded": sample.seed.self_seeded},
        "plan": {key: list(v) if isinstance(v, tuple) else v for key, v in as_dict(sample.plan).items()},
        "units": sample.units,
        "records": sample.records,
        "amount": f"{sample.amount:f}",
        "currency": sample.currency,
        "size": sample.size.size,
        "deviations_allowed": sample.size.deviations,
        "money_size": money.size if money is not None else None,
        "items": len(sample.items),
        "strata": len(sample.strata),
        "strata_without_items": sum(not stratum.drawn for stratum in sample.strata),
        "incomplete": list(sample.incomplete),
        "not_tested": list(sample.not_tested),
    }


def _source(source: SourceFacts) -> dict[str, Any]:
    return {
        "path": source.path,
        "format": source.format or None,
        "role": "billing" if source.billing else "corroborating",
        "lines": source.lines,
        "bytes": source.bytes,
        "records": source.records,
        "unreadable": source.bad,
        "foreign": source.foreign,
        "excluded": source.excluded,
        "outside_window": source.outside,
        "cannot_be_known": dict(source.unknown),
        "error": source.error or None,
        "no_log": source.no_log,
    }


def _rules(report: LogReport) -> list[dict[str, Any]]:
    result = report.result
    population = result.records + sum(source.bad + source.foreign for source in result.sources)
    rules: list[dict[str, Any]] = []
    for count in result.counts:
        examples = [
            violation_document(v)
            for v in result.examples
            if (v.rule, v.level, v.field, v.note) == (count.rule, count.level, count.field, count.note)
        ]
        rules.append(
            {
                "rule": count.rule,
                "name": count.name,
                "level": count.level.value,
                "field": count.field or None,
                "kind": count.note or None,
                "records": count.records,
                "rate": round(count.records / population, 9) if population else 0.0,
                "examples": examples,
            }
        )
    return rules


def violation_document(violation: Violation) -> dict[str, Any]:
    """In the form of schemas/violation.schema.json: ids and places, never bodies."""
    return {
        "rule": violation.rule,
        "name": violation.name,
        "level": violation.level.value,
        "record_id": violation.record_id or None,
        "request_id": violation.request_id or None,
        "path": violation.path,
        "line": violation.line,
        "offset": violation.offset,
        "field": violation.field or None,
        "message": violation.message,
    }
