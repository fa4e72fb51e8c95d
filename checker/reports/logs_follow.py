"""What is said while logs are followed: violations as they come and summaries, as text or as one JSON object a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from checker.documents.facts import as_dict
from checker.findings.model import Notice
from checker.logs.follow_tally import Summary, Tally
from checker.logs.records.times import rfc3339
from checker.logs.result import Violation
from checker.reports.style import PLAIN, clean, plural, table

MOST: Final = 20  # violations of a check that are shown in an interval; the others are counted
_STRATA: Final = 12  # lines of the table
_CHECKS: Final = 12


class TextListener:
    """Lines for a terminal or a service's journal."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._shown: Counter[tuple[str, str, str]] = Counter()

    def violation(self, violation: Violation) -> None:
        key = (violation.rule, violation.field, violation.note)
        self._shown[key] += 1
        if self._shown[key] <= MOST:
            what = f"{violation.rule} {violation.name}"
            record = f" (record {clean(violation.record_id)})" if violation.record_id else ""
            self._write(f"{clean(violation.path)}:{violation.line} {what}: {clean(violation.message)}{record}\n")

    def notice(self, notice: Notice) -> None:
        self._write(f"notice: {clean(notice.path)} {clean(notice.message)}\n")

    def summary(self, summary: Summary) -> None:
        hidden = sum(number - MOST for number in self._shown.values() if number > MOST)
        self._shown.clear()
        self._write("".join(f"{line}\n" for line in _summary(summary, hidden)))


def _summary(summary: Summary, hidden: int) -> Iterator[str]:
    tally = summary.total if summary.final else summary.interval
    what = "in all" if summary.final else "since the last summary"
    yield f"-- {rfc3339(round(summary.at * 1e6))} {what}: {_counts(tally)}"
    if hidden:
        yield f"   {plural(hidden, 'violation')} more than {MOST} of a kind are counted, not shown"
    if summary.behind or summary.pending:
        waiting = [f"{summary.behind:,} bytes are not read yet"] if summary.behind else []
        waiting += [f"{summary.pending:,} bytes are no whole line yet"] if summary.pending else []
        yield f"   {', '.join(waiting)}"
    if tally.judged < tally.records:
        said = f"{summary.rate:.4g} of each stratum, and the first {summary.floor} of it in an interval"
        yield f"   judged: {said}; violating, estimated: {tally.estimated:,.0f} of {tally.records:,}"
    yield from (f"   {line}" for line in _strata(tally, summary.by))
    for (rule, name, level, field, note), number in tally.checks.most_common(_CHECKS):
        words = " ".join(word for word in (field, note) if word)
        yield f"   {level:<7} {rule} {name} {words}  {number:,}"
    if summary.final and summary.not_looked_at:
        listed = ", ".join(summary.not_looked_at)
        yield f"   what these rules find by comparing records was not looked at, scan-logs does it: {listed}"


def _counts(tally: Tally) -> str:
    parts = [f"{plural(tally.records, 'record')} read", f"{tally.judged:,} judged", f"{tally.violating:,} violating"]
    for number, words in (
        (tally.unreadable, "unreadable"), (tally.excluded, "no requests"), (tally.outside, "outside the window"),
    ):  # fmt: skip
        if number:
            parts.append(f"{number:,} {words}")
    return ", ".join(parts)


def _strata(tally: Tally, by: tuple[str, ...]) -> Iterator[str]:
    if not tally.strata:
        return
    entries = sorted(tally.strata.items(), key=lambda item: (-item[1][2], -item[1][0], item[0]))
    rows = [
        (f"{judged / seen:.1%}", f"{judged:,} of {seen:,}", f"{violating:,}", " / ".join(map(_value, stratum)))
        for stratum, (seen, judged, violating) in entries[:_STRATA]
    ]
    yield from table(("rate", "judged", "violating", " / ".join(by)), rows, PLAIN)
    if len(entries) > _STRATA:
        yield f"and {plural(len(entries) - _STRATA, 'stratum').replace('stratums', 'strata')} more"


def _value(text: str) -> str:
    return clean(text) or "-"


class JsonListener:
    """One JSON object a line: `type` is violation, notice or summary (schemas/follow-event.schema.json)."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def violation(self, violation: Violation) -> None:
        self._line("violation", as_dict(violation) | {"level": violation.level.value})

    def notice(self, notice: Notice) -> None:
        self._line("notice", {"path": notice.path, "message": notice.message})

    def summary(self, summary: Summary) -> None:
        self._line(
            "summary",
            {
                "at": rfc3339(round(summary.at * 1e6)),
                "began": rfc3339(round(summary.began * 1e6)),
                "final": summary.final,
                "interval": _tally(summary.interval, summary.by),
                "total": _tally(summary.total, summary.by),
                "files": summary.files,
                "bytes_behind": summary.behind,
                "bytes_pending": summary.pending,
                "rate": summary.rate,
                "floor": summary.floor,
                "not_looked_at": list(summary.not_looked_at),
            },
        )

    def _line(self, kind: str, content: dict[str, Any]) -> None:
        self._write(json.dumps({"schema_version": 1, "type": kind, **content}, ensure_ascii=False) + "\n")


def _tally(tally: Tally, by: tuple[str, ...]) -> dict[str, Any]:
    return {
        "records": tally.records,
        "judged": tally.judged,
        "violating": tally.violating,
        "violating_estimated": round(tally.estimated, 1),
        "unreadable": tally.unreadable,
        "excluded": tally.excluded,
        "outside": tally.outside,
        "checks": [
            {"rule": rule, "name": name, "level": level, "field": field, "note": note, "violations": number}
            for (rule, name, level, field, note), number in sorted(tally.checks.items())
        ],
        "strata": [
            {"stratum": dict(zip(by, stratum, strict=False)) if len(stratum) == len(by) else {"others": True},
             "seen": seen, "judged": judged, "violating": violating, "rate": judged / seen if seen else None}
            for stratum, (seen, judged, violating) in sorted(tally.strata.items())
        ],
    }  # fmt: skip
