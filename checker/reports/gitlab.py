"""A report as GitLab code quality (a JSON array of issues), which a merge request shows beside the lines it changes.

GitLab reads of each issue: description, check_name, fingerprint (unique in the report), severity (info, minor, major,
critical or blocker), location.path (relative to the repository) and location.lines.begin. What could not be checked is
an issue as well, for the format has no other place for it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from checker.documents.json_text import indented
from checker.findings.model import LOOSENED, Finding, Level, Report
from checker.reports.style import clean

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}
NOT_CHECKED = "not-checked"


def render(report: Report) -> str:
    issues = list(_issues(report))
    seen: Counter[str] = Counter()
    for issue in issues:  # GitLab drops all but one issue of a fingerprint
        own = issue["fingerprint"]
        seen[own] += 1
        if seen[own] > 1:
            issue["fingerprint"] = _digest(own, str(seen[own]))
    return indented(issues)


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        severity = "blocker" if finding.rule == LOOSENED and finding in report.failing else _SEVERITY[finding.level]
        description = f"{finding.rule} {finding.name}: {clean(finding.message)}{_more(report, finding)}"
        # In a notebook a line counts within its cell: the file's first line stands for all of it.
        line = 1 if finding.at.cell >= 0 else max(1, finding.at.line)
        path = report.rooted(finding.at.path)
        yield _issue(f"{finding.rule} {finding.name}", description, finding.fingerprint, severity, path, line)
    for notice in report.notices:
        path = report.rooted(notice.path)
        text = f"not checked: {clean(notice.message)}"
        yield _issue(NOT_CHECKED, text, _digest(path, text), "critical", path, max(1, notice.line))
    for item in report.unchecked:
        severity = "critical" if report.strict else "info"
        for path in map(report.rooted, item.paths):
            text = f"not checked: {item.language} that names a model provider"
            yield _issue(NOT_CHECKED, text, _digest(path, text), severity, path, 1)


def _issue(check: str, description: str, fingerprint: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }


def _more(report: Report, finding: Finding) -> str:
    cell = f" (cell {finding.at.cell}, line {finding.at.line})" if finding.at.cell >= 0 else ""
    steps = "".join(f"; {report.rooted(s.at.path)}:{s.at.line} {clean(s.note)}".rstrip() for s in finding.evidence)
    fix = f"; fix: {clean(finding.fix)}" if finding.fix else ""
    return f"{cell}{steps}{fix}"


def _digest(*words: str) -> str:
    return hashlib.sha256("\x00".join(words).encode()).hexdigest()[:32]
