"""A report as GitHub workflow commands: annotations for the worst findings, one notice that counts them all.

GitHub shows ten annotations of a level per step and drops the rest without a word; hence the worst ten, then a plain
log line for each of the others and a notice with the counts. Paths are relative to the repository's root.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.findings.model import LEVEL_ORDER, LOOSENED, Finding, Level, Report
from checker.reports.style import clean, plural

SHOWN = 10
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report) -> str:
    ranked = sorted(report.findings, key=lambda f: (f.rule != LOOSENED, -LEVEL_ORDER[f.level], -f.weight))
    lines = [_annotation(report, finding) for finding in ranked[:SHOWN]]
    lines += [_plain(report, finding) for finding in ranked[SHOWN:]]
    lines += _notices(report)
    lines.append(_command("notice", {"title": "checkpolicy"}, _summary(report, len(ranked) - SHOWN)))
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: Report, finding: Finding) -> str:
    at = finding.at
    properties = {"file": report.rooted(at.path), "line": str(at.line), "col": str(at.column)}
    if at.cell >= 0:
        properties = {"file": report.rooted(at.path), "line": "1"}
    elif at.end_line:
        properties["endLine"] = str(at.end_line)
        if at.end_line == at.line and at.end_column:
            properties["endColumn"] = str(at.end_column)
    properties["title"] = f"{finding.rule} {finding.name}"
    return _command(_COMMANDS[finding.level], properties, "\n".join(_body(report, finding)))


def _body(report: Report, finding: Finding) -> Iterable[str]:
    cell = f" (cell {finding.at.cell}, line {finding.at.line})" if finding.at.cell >= 0 else ""
    yield finding.message + cell
    for step in finding.evidence:
        yield f"{report.rooted(step.at.path)}:{step.at.line} {step.note}"
    if finding.fix:
        yield f"fix: {finding.fix}"


def _plain(report: Report, finding: Finding) -> str:
    # A log line must not be taken for a command, whatever a file is called.
    place = f"{report.rooted(finding.at.path)}:{finding.at.line}"
    return clean(f"{finding.level.value}: {place} {finding.rule} {finding.name}: {finding.message}")


def _notices(report: Report) -> Iterable[str]:
    for notice in report.notices[:SHOWN]:
        properties = {"file": report.rooted(notice.path), "line": str(max(1, notice.line)), "title": "not checked"}
        yield _command("error", properties, notice.message)
    for notice in report.notices[SHOWN:]:
        yield clean(f"not checked: {report.rooted(notice.path)}: {notice.message}")
    for item in report.unchecked:
        level = "error" if report.strict else "warning"
        text = f"{plural(len(item.paths), f'{item.language} file')} naming a model provider:"
        named = "\n".join([text, *map(report.rooted, item.paths[:SHOWN])])
        yield _command(level, {"title": f"not checked: {item.language}"}, named)


def _summary(report: Report, rest: int) -> str:
    counts = report.sites
    levels = Counter(finding.level for finding in report.findings)
    parts = [plural(levels[level], level.value) for level in Level if levels[level]]
    text = (
        f"{plural(counts.total, 'call site')}: {counts.passed} pass, {counts.failed} fail, "
        f"{counts.unverifiable} unproven; {', '.join(parts) or 'no findings'}"
    )
    if report.suppressed:
        text += f"; {len(report.suppressed)} suppressed"
    if report.baseline is not None:
        text += f"; {report.baseline.left} of {report.baseline.total} in the baseline"
    if report.notices:
        text += f"; {plural(len(report.notices), 'input')} could not be checked"
    if rest > 0:
        text += f"; the worst {SHOWN} are annotated, {rest} more are in the log"
    policies = "".join(f"policy {ref.name} {ref.version} {ref.digest[:19]}, " for ref in report.policies)
    return f"{text} ({policies}as of {report.as_of.isoformat()})"


def _command(name: str, properties: dict[str, str], message: str) -> str:
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {joined}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
