"""A report as JUnit XML, which Jenkins, GitLab, Azure and most other CI servers show as tests.

One test case for each finding: failed where it fails the run, skipped where it does not or is suppressed; an input
that could not be checked is an error. A run without any of these is one case that passed, since Jenkins takes a report
without cases for a broken one. Only what the strictest reader (Jenkins' xUnit plugin) allows is written: the place of a
case is its class and stands in its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from checker.findings.model import Finding, Report
from checker.reports.style import clean, plural


class _Case(Struct, frozen=True):
    """`outcome` is the element of JUnit: failure, error, skipped or none."""

    place: str  # JUnit's class: what the server groups by
    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    body: str = ""


def render(report: Report) -> str:
    cases = [*_findings(report), *_suppressed(report), *_not_checked(report)]
    cases = cases or [_Case("checkpolicy", f"{plural(report.sites.total, 'call site')} under the policy")]
    counts = {name: sum(case.outcome == name for case in cases) for name in ("failure", "error", "skipped")}
    numbers = (
        f'tests="{len(cases)}" failures="{counts["failure"]}" errors="{counts["error"]}" skipped="{counts["skipped"]}"'
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="checkpolicy">']
    lines.append(f'  <testsuite name="checkpolicy" {numbers} time="0">')
    lines += ["    <properties>", *_properties(report), "    </properties>"]
    lines += [line for case in cases for line in _element(case)]
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _findings(report: Report) -> Iterator[_Case]:
    failing = set(map(id, report.failing))
    for finding in report.findings:
        fails = id(finding) in failing
        yield _case(report, finding, "failure" if fails else "skipped", "" if fails else f"{finding.level.value}: ")


def _suppressed(report: Report) -> Iterator[_Case]:
    for hidden in report.suppressed:
        reason = f"{hidden.by}: {hidden.reason or 'no reason given'}: "
        yield _case(report, hidden.finding, "skipped", reason)


def _case(report: Report, finding: Finding, outcome: str, before: str) -> _Case:
    at, path = finding.at, clean(report.rooted(finding.at.path))
    cell = f"cell {at.cell}, " if at.cell >= 0 else ""
    steps = [clean(f"{report.rooted(step.at.path)}:{step.at.line} {step.note}") for step in finding.evidence]
    fix = [f"fix: {clean(finding.fix)}"] if finding.fix else []
    return _Case(
        place=path,
        name=f"{finding.rule} {finding.name} at {cell}{at.line}:{at.column}",
        outcome=outcome,
        kind=f"{finding.rule} {finding.level.value}",
        message=before + clean(finding.message),
        body="\n".join([f"{path}:{cell}{at.line}:{at.column}", clean(finding.message), *steps, *fix]),
    )


def _not_checked(report: Report) -> Iterator[_Case]:
    for notice in report.notices:
        line = f" at {notice.line}" if notice.line else ""
        message = clean(notice.message)
        path = report.rooted(notice.path)
        yield _Case(path, f"not checked{line}", "error", "not checked", message, message)
    for item in report.unchecked:
        names = clean(", ".join(map(report.rooted, item.paths)))
        message = f"{plural(len(item.paths), f'{item.language} file')} naming a model provider"
        outcome = "error" if report.strict else "skipped"
        yield _Case(item.language, "not checked", outcome, "not checked", message, names)


def _properties(report: Report) -> Iterator[str]:
    for ref in report.policies:
        yield f'      <property name="policy" value={_attribute(f"{ref.name} {ref.version} {ref.digest}")}/>'
    yield f'      <property name="as-of" value="{report.as_of.isoformat()}"/>'


def _element(case: _Case) -> Iterator[str]:
    head = f'    <testcase classname={_attribute(case.place)} name={_attribute(case.name)} time="0"'
    if not case.outcome:
        yield f"{head}/>"
        return
    yield f"{head}>"
    if case.outcome == "skipped":
        yield f"      <skipped message={_attribute(case.message)}/>"
    else:
        kind, message = _attribute(case.kind), _attribute(case.message)
        yield f"      <{case.outcome} type={kind} message={message}>{escape(case.body)}</{case.outcome}>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    """Quoted; control characters, of which XML has none, are spelt out."""
    return quoteattr(clean(text))
