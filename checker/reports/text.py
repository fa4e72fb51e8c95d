"""A report for people: findings by cause, or on a service full of them the biggest causes on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from checker.documents.location import Location
from checker.findings.model import LEVEL_ORDER, LOOSENED, Finding, Kind, Level, Report
from checker.reports.gathered import gathered
from checker.reports.style import Style, clean, plural

FULL = 10  # findings that are shown whole; above that the biggest causes come first, one line each
TOP = 5  # causes in the compact form: with counts and next steps it fits on a screen of 20 lines by 80 columns
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}
_FRAME_WIDTH = 160  # a longer source line is cut

_OWN_POLICY = "; your own: a file with `extends: [chargeback]` (see checkpolicy policy --help)"

SourceLine = Callable[[Location], str]


def render(
    report: Report, style: Style, *, source: SourceLine | None = None, full: bool = False, quiet: bool = False
) -> str:
    """`full` shows every finding whole, as `--per-site` does, but for notes among many; `quiet` leaves out all but
    findings and notices."""
    lines: list[str] = []
    findings = report.findings if report.per_site else gathered(report.findings)
    whole = full or report.per_site or len(findings) <= FULL
    if whole:
        for finding in findings:
            short = finding.level is Level.NOTE and len(findings) > FULL and not report.per_site
            lines += [_line(finding, style), ""] if short else [*_finding(finding, style, source), ""]
    elif quiet:
        lines += [_line(finding, style) for finding in findings] + [""]
    else:
        lines += [_line(finding, style) for finding in report.findings if finding.rule == LOOSENED]
        lines += [*_overview(report, style), ""]
    lines += _notices(report, style, limit=None if whole or quiet else 1)
    if not quiet:
        lines += _not_checked(report, style, whole)
        if report.statistics:
            lines += [f"{count:>7,}  {name}" for name, count in report.statistics.items()]
        lines += _summary(report, style)
        lines += _next_step(report, whole)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


# --- one finding


def _finding(finding: Finding, style: Style, source: SourceLine | None) -> Iterable[str]:
    yield _head(finding, style)
    yield f"  {clean(finding.message)}"
    if source is not None and style.frames and not finding.private:
        yield from _frame(finding, style, source)
    steps = [(_at(step.at), clean(step.note)) for step in finding.evidence if step.at != finding.at or step.note]
    width = max((len(place) for place, _ in steps), default=0)
    for place, note in steps:
        yield f"    {style.paint(place.ljust(width), 'cyan')}   {note}".rstrip()
    others = [site for site in finding.sites if site != finding.at]
    if len(finding.sites) > 1:
        shown = ", ".join(_at(site) for site in others[:3])
        rest = f" and {len(others) - 3} more" if len(others) > 3 else ""
        yield f"    {style.paint('call sites:', 'dim')} {shown}{rest}"
    if finding.fix:
        yield f"  {style.paint('fix:', 'green')} {clean(finding.fix)}{_command(finding)}"


def _command(finding: Finding) -> str:
    """The command that makes the edit, where there is one."""
    if not finding.edits:
        return ""
    unsafe = "" if any(edit.is_safe for edit in finding.edits) else " --unsafe-fixes"
    return f"  (checkpolicy fix --rule {finding.rule}{unsafe})"


def _head(finding: Finding, style: Style) -> str:
    place = style.paint(clean(str(finding.at)), "bold")
    rule = style.paint(finding.rule, _COLOURS[finding.level], "bold")
    level = "" if finding.level is Level.ERROR else f" ({finding.level.value})"
    return f"{place} {rule} {finding.name}{level}"


def _line(finding: Finding, style: Style) -> str:
    return f"{_head(finding, style)}: {clean(finding.message)}"


def _at(place: Location) -> str:
    cell = f":cell {place.cell}" if place.cell >= 0 else ""
    return clean(f"{place.path}{cell}:{place.line}")


def _frame(finding: Finding, style: Style, source: SourceLine) -> Iterable[str]:
    """The line at the place with carets below what is meant."""
    raw = source(finding.at)
    if not raw.strip():
        return
    column = finding.at.column - 1
    same_line = finding.at.end_line in (0, finding.at.line) and finding.at.end_column > finding.at.column
    end = finding.at.end_column - 1 if same_line else len(raw.rstrip())
    indent = len(raw) - len(raw.lstrip())
    start = max(0, min(column, len(raw)) - indent)
    text = clean(raw.strip().replace("\t", " "))[:_FRAME_WIDTH]
    number = str(finding.at.line)
    if start >= len(text):
        start, end = 0, indent + 1
    carets = style.paint("^" * max(1, min(end - indent, len(text)) - start), _COLOURS[finding.level])
    yield f"    {style.paint(f'{number} |', 'dim')} {text}"
    yield f"    {style.paint(' ' * len(number) + ' |', 'dim')} {' ' * start}{carets}"


# --- very many findings


def _overview(report: Report, style: Style) -> Iterable[str]:
    """What to mend first: the causes that most call sites share, the gravest first."""
    rest_of = [finding for finding in report.findings if finding.rule != LOOSENED]
    ranked = sorted(rest_of, key=lambda f: (-LEVEL_ORDER[f.level], -f.weight))
    shared = [finding for finding in ranked if finding.weight > 1]
    top = ranked[:TOP] if len(shared) >= TOP // 2 else shared
    if top:
        yield style.paint("Mend these first, by the number of call sites they affect:", "bold")
        yield from _ranked(top, style)
        rest = len(rest_of) - len(top)
    else:
        rest = len(rest_of)
    if len(top) < TOP:
        taken = set(map(id, top))
        left = [finding for finding in rest_of if id(finding) not in taken]
        worst = max((finding.level for finding in left), key=LEVEL_ORDER.__getitem__, default=Level.ERROR)
        yield style.paint(f"Files with the most {worst.value}s:" if not top else "Then, by file:", "bold")
        for files, number in _files(left, style)[: TOP - len(top)]:
            yield files
            rest -= number
    if rest > 0:
        yield f"  … {plural(rest, 'more finding')}: --per-site, --format json or --output FILE"


def _files(findings: list[Finding], style: Style) -> list[tuple[str, int]]:
    """A line for each file and the number of its findings: those with the most errors first, then by warnings."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.at.path, []).append(finding)
    levels = sorted(Level, key=LEVEL_ORDER.__getitem__, reverse=True)
    counts = {path: Counter(finding.level for finding in found) for path, found in by_file.items()}
    lines = []
    for path in sorted(by_file, key=lambda path: (*(-counts[path][level] for level in levels), path)):
        found = by_file[path]
        rules = Counter(finding.rule for finding in sorted(found, key=lambda f: -LEVEL_ORDER[f.level]))
        parts = ", ".join(f"{count} {rule}" for rule, count in rules.items())
        first = max(found, key=lambda f: LEVEL_ORDER[f.level])
        on = " and on" if len(found) > 1 else ""
        lines.append((f"  {len(found):>5}  {style.paint(_at(first.at), 'cyan')}{on}: {parts}", len(found)))
    return lines


def _ranked(findings: list[Finding], style: Style) -> Iterable[str]:
    width = max(len(_at(finding.at)) for finding in findings)
    for finding in findings:
        place = style.paint(_at(finding.at).ljust(width), "cyan")
        rule = style.paint(finding.rule, _COLOURS[finding.level])
        yield f"  {finding.weight:>5}  {place}  {rule} {finding.name}: {_fields(finding.fields)}"


def _fields(fields: tuple[str, ...]) -> str:
    if len(fields) > 3:
        return f"{', '.join(fields[:2])} and {len(fields) - 2} more fields"
    return ", ".join(fields)


# --- around the findings


def _notices(report: Report, style: Style, limit: int | None) -> Iterable[str]:
    shown = sorted(report.notices, key=lambda notice: not notice.is_defect)[:limit]
    for notice in shown:
        place = f"{notice.path}:{notice.line}" if notice.line else notice.path
        yield f"{style.paint(clean(place), 'bold')} {style.paint('not checked', 'yellow')}: {clean(notice.message)}"
    if len(report.notices) > len(shown):
        yield f"… {len(report.notices) - len(shown):,} more files that could not be read: --format json"


def _not_checked(report: Report, style: Style, whole: bool) -> Iterable[str]:
    if report.unchecked:
        parts = [plural(len(item.paths), f"{item.language} file") for item in report.unchecked]
        first = f", such as {clean(report.unchecked[0].paths[0])}" if whole else ""
        yield f"{style.paint('Not checked:', 'yellow')} {_joined(parts)} naming a model provider{first}"


def _summary(report: Report, style: Style) -> Iterable[str]:
    """The policy, with the way to one's own where it is the built-in one; the counts; why the run ends as it does."""
    for ref in report.policies:
        place = "" if ref.builtin or not ref.path else f"{clean(ref.path)}, "
        hint = _OWN_POLICY if ref.builtin else ""
        name = f"built-in {ref.name}" if ref.builtin else ref.name
        yield f"Policy: {name} {ref.version} ({place}{ref.digest[:19]}){hint}"
    if (baseline := report.baseline) is not None and baseline.total:
        whose = ", ".join(f"{clean(owner)} {number}" for owner, number in baseline.owners[:3])
        more = f", … {len(baseline.owners) - 3} more owners" if len(baseline.owners) > 3 else ""
        left = f" ({whose}{more})" if baseline.left else ""
        yield f"Baseline: {baseline.left} of {plural(baseline.total, 'finding')} here{left} ({clean(baseline.path)})"
    counts = report.sites
    parts = [f"{counts.passed} pass"]
    if counts.failed:
        causes = plural(counts.causes, "cause")
        lack = "lacks" if counts.failed == 1 else "lack"
        parts.append(f"{counts.failed} {lack} {_lacking(report)} from {causes}")
    if counts.unverifiable:
        parts.append(f"{counts.unverifiable} unproven")
    others = sum(item.by != "baseline" for item in report.suppressed)  # the baseline's are counted above
    hidden = f"; {others} suppressed" if others else ""
    colour = "red" if report.failing else "yellow" if report.incomplete else "green"
    told = f"{plural(counts.total, 'call site')}: {', '.join(parts)}" if counts.total else "no call sites"
    files = plural(report.files, "file") if report.files else "no Python files"
    if report.changed_since:
        files += f" of what changed since {clean(report.changed_since)} ({report.base_commit[:12]})"
    if report.differences:
        total = sum(number for _, number in report.differences)
        shares = ", ".join(f"{number} {verdict}" for verdict, number in report.differences if number)
        told = f"{plural(total, 'difference')} between environments{': ' if shares else ''}{shares}"
    yield style.paint(f"{told} ({files}, as of {report.as_of.isoformat()}{hidden})", colour, "bold")
    yield style.paint(_outcome(report), colour)


def _lacking(report: Report) -> str:
    ranked = report.sites.lacking
    if len(ranked) == 1:
        return ranked[0][0]
    if all(number == report.sites.failed for _, number in ranked) and len(ranked) <= 3:
        return ", ".join(name for name, _ in ranked)
    shown = ", ".join(f"{name} {number}" for name, number in ranked[:3])
    return f"metadata ({shown}{', …' if len(ranked) > 3 else ''})"


def _outcome(report: Report) -> str:
    """Why the run ends as it does; both reasons where there are two."""
    reasons: list[str] = []
    if report.notices:
        reasons.append(f"{plural(len(report.notices), 'input')} could not be checked")
    if any(notice.is_defect for notice in report.notices):
        reasons.append("checkpolicy itself failed")
    if report.strict and report.unchecked:
        reasons.append("files of other languages are not checked (--strict)")
    levels = Counter(finding.level for finding in report.findings)
    counted = [
        plural(levels[level], level.value) for level in (Level.ERROR, Level.WARNING, Level.NOTE) if levels[level]
    ]
    if report.failing:
        reasons.append(_joined(counted))
        return "Failed: " + "; ".join(reasons)
    accepted = report.baseline.left if report.baseline is not None else 0
    said = f"{_joined(counted)}, none at the fail level" if counted else "no findings"
    if accepted:
        said += f" but the {accepted} in the baseline" if not counted else f" ({accepted} more in the baseline)"
    return ("Incomplete: " + "; ".join([*reasons, said])) if reasons else f"Passed: {said}"


def _next_step(report: Report, whole: bool) -> Iterable[str]:
    if whole or not report.findings:
        return
    first = max(report.findings, key=lambda f: (LEVEL_ORDER[f.level], f.weight))
    if first.kind is Kind.FAIL and first.fix:
        yield f"Start at {_at(first.at)}: {clean(first.fix)}"
    yield f"Why: checkpolicy explain {first.rule}"


def _joined(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""
