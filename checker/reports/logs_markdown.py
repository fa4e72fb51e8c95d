"""The log report as Markdown, for a job summary or a ticket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.logs.result import LogReport
from checker.logs.times import rfc3339
from checker.reports.markdown import cell, table
from checker.reports.style import clean


def render(report: LogReport) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: LogReport) -> Iterator[str]:
    result = report.result
    unreadable = sum(source.bad + source.foreign for source in result.sources)
    outcome = "incomplete" if report.incomplete else "fail" if report.failing else "pass"
    yield f"## checkpolicy scan-logs: {outcome}"
    yield ""
    yield (
        f"{result.records + unreadable:,} records, {unreadable:,} of them unreadable; {result.violations:,} violations,"
        f" {report.failing:,} fail the run."
    )
    if result.first is not None and result.last is not None:
        yield f"Requests from {rfc3339(result.first)} to {rfc3339(result.last)}."
    yield ""
    yield from _table(
        ("source", "format", "records", "unreadable"),
        [(s.path, s.title, f"{s.records:,}", f"{s.bad + s.foreign:,}") for s in result.sources],
    )
    if result.counts:
        first = {(v.rule, v.field, v.note): v for v in reversed(result.examples)}
        yield ""
        yield from _table(
            ("rule", "field", "level", "records", "for example"),
            [
                (
                    f"{c.rule} {c.name}",
                    " ".join(part for part in (c.field, c.note) if part),
                    c.level.value,
                    f"{c.records:,}",
                    f"{v.path}:{v.line} {v.message}" if (v := first.get((c.rule, c.field, c.note))) else "",
                )
                for c in result.counts
            ],
        )
    if report.hidden or report.findings:
        yield ""
        number = sum(one.records for one in report.hidden)
        yield f"{number:,} violations are suppressed by exceptions or the baseline."
        yield from (f"- {f.rule} ({f.level.value}): {clean(f.message)}" for f in report.findings)
    yield ""
    yield from _table(
        ("usage", "records", "input tokens", "output tokens", "cost as logged"),
        [
            (words, f"{u.records:,}", f"{u.input_tokens:,}", f"{u.output_tokens:,}", u.cost)
            for words, u in (
                ("all lines added up", result.with_duplicates),
                ("each record once", result.deduplicated),
                ("without a team", result.unattributed),
                ("violating", result.violating),
            )
        ],
    )
    if report.sample is not None:
        sample = report.sample.sample
        seeded = ", self-seeded: not for an audit" if sample.seed.self_seeded else ""
        yield ""
        yield (
            f"Drawn for an audit: {len(sample.items)} of {sample.units:,} requests, evidence in"
            f" `{report.sample.folder}` (manifest `sha256:{sample.manifest}`{seeded})."
        )
        yield ""
    for source in result.sources:
        for field, why in source.unknown.items():
            yield f"- {cell(source.title)}: `{field}` cannot be known. {cell(why)}"
    for reason in result.not_run:
        yield f"- not checked: {cell(reason)}"
    for notice in report.notices:
        yield f"- **notice** {cell(notice.path)}: {cell(notice.message)}"
    yield ""
    ref = report.policy
    yield f"Policy {ref.name} {ref.version} (`{ref.digest}`), as of {report.as_of.isoformat()}."


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    return table(head, [[cell(text) for text in row] for row in rows])
