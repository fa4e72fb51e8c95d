"""A report as Markdown, for a job summary, a merge request or a ticket; tables and cells for other Markdown reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.findings.model import LEVEL_ORDER, LOOSENED, Finding, Level, Report
from checker.reports.style import clean, plural

_MARKUP = re.compile(r"[\\|<*`\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")  # `_` within a word is a letter
SHOWN = 50  # a job summary on GitHub holds one megabyte, and no reader more than this


def render(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells are Markdown already: see `cell` and `code`."""
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def cell(text: str) -> str:
    """`text` as it is, whatever it holds: no markup, no HTML, no end of the cell."""
    return _MARKUP.sub(r"\\\g<0>", clean(text))


def code(text: str) -> str:
    """`text` as code in a cell; what would end the code or the cell is spelt otherwise."""
    return f"`{clean(text).replace('`', chr(39)).replace('|', chr(92) + '|')}`"


def _lines(report: Report) -> Iterator[str]:
    outcome = "incomplete" if report.incomplete else "failed" if report.failing else "passed"
    yield f"## checkpolicy: {outcome}"
    yield ""
    yield _counts(report)
    ranked = sorted(report.findings, key=lambda f: (f.rule != LOOSENED, -LEVEL_ORDER[f.level], -f.weight))
    if ranked:
        yield ""
        rows = [_row(report, finding) for finding in ranked[:SHOWN]]
        yield from table(("place", "rule", "level", "call sites", "what is wrong", "fix"), rows)
        if len(ranked) > SHOWN:
            yield ""
            yield f"… and {len(ranked) - SHOWN:,} more, the worst {SHOWN} are shown: see the run's log."
    if report.notices or report.unchecked:
        yield ""
        yield "**Not checked**"
        yield ""
        yield from _not_checked(report)
    yield ""
    for ref in report.policies:
        built_in = "built-in " if ref.builtin else ""
        digest = code(ref.digest)
        yield f"Policy {built_in}{cell(ref.name)} {cell(ref.version)} ({digest}), as of {report.as_of.isoformat()}."


def _counts(report: Report) -> str:
    levels = Counter(finding.level for finding in report.findings)
    found = ", ".join(plural(levels[level], level.value) for level in Level if levels[level]) or "no findings"
    sites = report.sites
    if report.differences:
        number = sum(count for _, count in report.differences)
        shares = ", ".join(f"{count} {verdict}" for verdict, count in report.differences if count)
        parts = [f"{plural(number, 'difference')} between environments{': ' if shares else ''}{shares}", found]
    else:
        parts = [
            f"{plural(sites.total, 'call site')}: {sites.passed} pass, {sites.failed} fail, "
            f"{sites.unverifiable} unproven",
            found,
        ]
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} suppressed")
    if report.baseline is not None:
        parts.append(f"{report.baseline.left} of {report.baseline.total} in the baseline")
    return "; ".join(parts) + "."


def _row(report: Report, finding: Finding) -> tuple[str, ...]:
    at = finding.at
    inside = f" cell {at.cell}," if at.cell >= 0 else ""
    return (
        code(f"{report.rooted(at.path)}:{inside}{at.line}"),
        f"{finding.rule} {cell(finding.name)}",
        finding.level.value,
        str(finding.weight) if finding.sites else "",
        cell(finding.message),
        cell(finding.fix or ""),
    )


def _not_checked(report: Report) -> Iterator[str]:
    for notice in report.notices[:SHOWN]:
        line = f":{notice.line}" if notice.line else ""
        yield f"- {code(report.rooted(notice.path) + line)}: {cell(notice.message)}"
    if len(report.notices) > SHOWN:
        yield f"- … {len(report.notices) - SHOWN:,} more"
    for item in report.unchecked:
        names = ", ".join(code(report.rooted(path)) for path in item.paths[:5])
        rest = ", …" if len(item.paths) > 5 else ""
        yield f"- {plural(len(item.paths), f'{item.language} file')} naming a model provider: {names}{rest}"
