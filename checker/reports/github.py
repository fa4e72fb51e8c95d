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
RESERVED = 3  # errors for what could not be checked, however many findings there are
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report) -> str:
    ranked = sorted(report.findings, key=lambda f: (f.rule != LOOSENED, -LEVEL_ORDER[f.level], -f.weight))
    room = _Room(report)
    lines = []
    for number, finding in enumerate(ranked):
        annotated = number < SHOWN and room.takes(_COMMANDS[finding.level])
        lines.append(_annotation(report, finding) if annotated else _plain(report, finding))
    shown = sum(line.startswith("::") for line in lines)
    lines += _notices(report, room)
    lines.append(_command("notice", {"title": "checkpolicy"}, _summary(report, shown)))
    return "".join(f"{line}\n" for line in lines)


class _Room:
    """How many annotations of each level there may be yet. What could not be checked has its share from the start, and
    so has the notice with the counts."""

    def __init__(self, report: Report) -> None:
        strict = len(report.unchecked) if report.strict else 0
        self._reserved = min(RESERVED, len(report.notices) + strict)
        self._left = {"error": SHOWN - self._reserved, "warning": SHOWN, "notice": SHOWN - 1}

    def takes(self, command: str) -> bool:
        self._left[command] -= 1
        return self._left[command] >= 0

    def release(self) -> None:
        self._left["error"] = max(0, self._left["error"]) + self._reserved


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


def _notices(report: Report, room: _Room) -> Iterable[str]:
    room.release()
    for notice in report.notices:
        properties = {"file": report.rooted(notice.path), "line": str(max(1, notice.line)), "title": "not checked"}
        if room.takes("error"):
            yield _command("error", properties, notice.message)
        else:
            yield clean(f"not checked: {report.rooted(notice.path)}: {notice.message}")
    for item in report.unchecked:
        level = "error" if report.strict else "warning"
        text = f"{plural(len(item.paths), f'{item.language} file')} naming a model provider:"
        paths = [report.rooted(path) for path in item.paths[:SHOWN]]
        if room.takes(level):
            yield _command(level, {"title": f"not checked: {item.language}"}, "\n".join([text, *paths]))
        else:
            yield clean(f"not checked: {text} {', '.join(paths)}")


def _summary(report: Report, shown: int) -> str:
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
    if (rest := len(report.findings) - shown) > 0:
        text += f"; the worst {shown} are annotated, {rest} more are in the log"
    policies = "".join(f"policy {ref.name} {ref.version} {ref.digest[:19]}, " for ref in report.policies)
    return f"{text} ({policies}as of {report.as_of.isoformat()})"


def _command(name: str, properties: dict[str, str], message: str) -> str:
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {joined}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
