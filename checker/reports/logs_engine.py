"""What another engine counted, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from checker.documents.json_text import indented
from checker.logs.engine_report import EngineReport


def render_json(report: EngineReport) -> str:
    document = {
        "schema_version": 1,
        "engine": report.engine,
        "table": report.table,
        "policy": {"name": report.policy.name, "version": report.policy.version, "digest": report.policy.digest},
        "records": report.records,
        "records_with_faults": report.faulty,
        "rules": [
            {"rule": one.rule, "name": one.name, "level": one.level.value, "field": one.field, "note": one.note,
             "records": one.records}
            for one in report.counts
        ],
        "not_asked": list(report.not_asked),
        "not_applied": list(report.not_applied),
        "notices": [{"path": one.path, "line": one.line or None, "message": one.message} for one in report.notices],
        "exit_code": report.exit_code,
    }  # fmt: skip
    return indented(document)


def render_text(report: EngineReport) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: EngineReport) -> Iterator[str]:
    yield f"policy {report.policy.name} {report.policy.version} ({report.policy.digest})"
    yield f"{report.records:,} records in {report.table}, counted by {report.engine}"
    for one in report.counts:
        share = one.records / report.records if report.records else 0
        words = " ".join(word for word in (one.rule, one.name, one.field, one.note) if word)
        yield f"  {one.level.value:7} {words:60} {one.records:>12,}  {share:.2%}"
    if not report.counts:
        yield "  nothing found"
    if report.not_asked:
        yield "not asked, because the table's columns do not show it: " + ", ".join(report.not_asked)
        yield "scan-logs on the log itself asks it"
    if report.not_applied:
        yield "not applied to these counts: " + ", ".join(report.not_applied)
    for notice in report.notices:
        yield f"notice: {notice.path}: {notice.message}"
