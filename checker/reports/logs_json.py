"""The log report as JSON (schemas/log-report.schema.json); violations as JSON lines (schemas/violation.schema.json)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from checker import __version__
from checker.logs.result import LogReport, SourceFacts, Violation
from checker.logs.times import rfc3339

SCHEMA_VERSION = 1


def render(report: LogReport) -> str:
    return json.dumps(document(report), indent=2, ensure_ascii=False) + "\n"


def violation_line(violation: Violation) -> str:
    return json.dumps(_violation(violation), ensure_ascii=False) + "\n"


def document(report: LogReport) -> dict[str, Any]:
    result = report.result
    ref = report.policy
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "checkpolicy", "version": __version__},
        "as_of": report.as_of.isoformat(),
        "policy": {"name": ref.name, "version": ref.version, "digest": ref.digest, "path": ref.path or None},
        "population": _population(report),
        "rules": _rules(report),
        "completeness": [asdict(one) for one in result.completeness],
        "sample": None,
        "usage": {
            "with_duplicates": asdict(result.with_duplicates),
            "deduplicated": asdict(result.deduplicated),
            "unattributed": asdict(result.unattributed),
            "violating": asdict(result.violating),
            "attempts": asdict(result.attempts),
            "shares": [asdict(share) for share in result.shares],
        },
        "not_run": list(result.not_run),
        "notices": [{"path": n.path, "line": n.line or None, "message": n.message} for n in report.notices],
        "disagreements": list(report.disagreements),
        "decision": {
            "basis": "census",
            "outcome": "defect"
            if report.disagreements
            else "incomplete"
            if report.incomplete
            else "fail"
            if report.failing
            else "pass",
            "failing": report.failing,
            "fail_on": report.fail_on.value if report.fail_on is not None else None,
            "exit_code": report.exit_code,
        },
    }


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
    }


def _rules(report: LogReport) -> list[dict[str, Any]]:
    result = report.result
    population = result.records + sum(source.bad + source.foreign for source in result.sources)
    rules: list[dict[str, Any]] = []
    for count in result.counts:
        examples = [
            _violation(v)
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


def _violation(violation: Violation) -> dict[str, Any]:
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
