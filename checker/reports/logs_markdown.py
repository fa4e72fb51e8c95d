"""The log report as Markdown, for a job summary or a ticket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.logs.records.times import rfc3339
from checker.logs.result import LogReport, ScanResult
from checker.reports.logs_text import by_weight
from checker.reports.markdown import cell, table
from checker.reports.style import clean


def render(report: LogReport) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: LogReport) -> Iterator[str]:
    yield from _summary(report)
    yield from _sources(report.result)
    yield from _violations(report.result)
    yield from _hidden(report)
    yield from _usage(report.result)
    yield from _sample(report)
    yield from _unproven(report)
    policy = report.policy
    yield f"Policy {policy.name} {policy.version} (`{policy.digest}`), as of {report.as_of.isoformat()}."


def _summary(report: LogReport) -> Iterator[str]:
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


def _sources(result: ScanResult) -> Iterator[str]:
    yield from _table(
        ("source", "format", "records", "unreadable"),
        [(s.path, s.title, f"{s.records:,}", f"{s.bad + s.foreign:,}") for s in result.sources],
    )


def _violations(result: ScanResult) -> Iterator[str]:
    """A row per rule, field and note, with the first place where it was seen."""
    if not result.counts:
        return
    first = {(v.rule, v.field, v.note): v for v in reversed(result.examples)}
    rows = []
    for count in (count for counts in by_weight(result.counts) for count in counts):
        example = first.get((count.rule, count.field, count.note))
        rows.append(
            (
                f"{count.rule} {count.name}",
                " ".join(part for part in (count.field, count.note) if part),
                count.level.value,
                f"{count.records:,}",
                f"{example.path}:{example.line} {example.message}" if example else "",
            )
        )
    yield ""
    yield from _table(("rule", "field", "level", "records", "for example"), rows)


def _hidden(report: LogReport) -> Iterator[str]:
    if not report.hidden and not report.findings:
        return
    number = sum(one.records for one in report.hidden)
    yield ""
    yield f"{number:,} violations are suppressed by exceptions or the baseline."
    yield from (f"- {f.rule} ({f.level.value}): {clean(f.message)}" for f in report.findings)


def _usage(result: ScanResult) -> Iterator[str]:
    shares = (
        ("all lines added up", result.with_duplicates),
        ("each record once", result.deduplicated),
        ("without a team", result.unattributed),
        ("violating", result.violating),
    )
    yield ""
    yield from _table(
        ("usage", "records", "input tokens", "output tokens", "cost as logged"),
        [(words, f"{u.records:,}", f"{u.input_tokens:,}", f"{u.output_tokens:,}", u.cost) for words, u in shares],
    )


def _sample(report: LogReport) -> Iterator[str]:
    if report.sample is None:
        return
    sample = report.sample.sample
    seeded = ", self-seeded: not for an audit" if sample.seed.self_seeded else ""
    yield ""
    yield (
        f"Drawn for an audit: {len(sample.items)} of {sample.units:,} requests, evidence in"
        f" `{report.sample.folder}` (manifest `sha256:{sample.manifest}`{seeded})."
    )
    yield ""


def _unproven(report: LogReport) -> Iterator[str]:
    """What the sources cannot show, what was not checked, and what could not be read."""
    said = [
        f"- {cell(source.title)}: `{field}` cannot be known. {cell(why)}"
        for source in report.result.sources
        for field, why in source.unknown.items()
    ]
    said += [f"- not checked: {cell(reason)}" for reason in report.result.not_run]
    said += [f"- **notice** {cell(notice.path)}: {cell(notice.message)}" for notice in report.notices]
    if said:
        yield ""  # a list right below a table is part of it for some
    yield from said
    yield ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    return table(head, [[cell(text) for text in row] for row in rows])
