"""What a run of `fix` came to, and its text form: the edits that were made, the findings that are left and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.findings.model import Edit, Finding, Report
from checker.reports.style import Style, clean, plural

_FIRST = 5  # findings that are named where many are left for one reason


class Made(Struct, frozen=True):
    """An edit that was made, and the finding which it settles."""

    finding: Finding
    edit: Edit


class Left(Struct, frozen=True):
    """A finding that stays, and why. `unsafe`: --unsafe-fixes may settle it."""

    finding: Finding
    reason: str
    unsafe: bool = False


class Fixed(Struct, frozen=True):
    """`before` and `after` are what `check` says; paths are relative to the working directory. `refused` are pairs of
    a file that could not be written and the reason. `written`: the files are on disk as `after` says."""

    before: Report
    after: Report
    made: tuple[Made, ...] = ()
    left: tuple[Left, ...] = ()
    files: tuple[str, ...] = ()
    diff: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    written: bool = True

    @property
    def exit_code(self) -> int:
        """What `check` would end with now, and 2 where a file could not be written."""
        if self.refused:
            return 2
        return (self.after if self.written else self.before).exit_code


def render(fixed: Fixed, style: Style) -> str:
    return "".join(f"{line}\n" for line in _lines(fixed, style))


def _lines(fixed: Fixed, style: Style) -> Iterator[str]:
    verb = "fixed" if fixed.written else "would fix"
    unwritten = dict(fixed.refused)
    for made in fixed.made:
        if made.edit.at.path not in unwritten:
            yield f"{_head(made.finding, style)} {style.paint(verb, 'green')}: {clean(made.finding.fix or '')}"
    yield from _left(fixed.left, style)
    for path, reason in fixed.refused:
        yield f"{style.paint(clean(path), 'bold')} {style.paint('not written', 'red')}: {clean(reason)}"
    for notice in fixed.after.notices:
        place = f"{notice.path}:{notice.line}" if notice.line else notice.path
        yield f"{style.paint(clean(place), 'bold')} {style.paint('not checked', 'yellow')}: {clean(notice.message)}"
    yield _summary(fixed, style)


def _left(found: tuple[Left, ...], style: Style) -> Iterator[str]:
    """A line for each finding; where many are left for one reason it is said once, with the first of them."""
    by_reason: dict[str, list[Finding]] = {}
    for left in found:
        reason = clean(left.reason or "there is no edit for it") + (" (--unsafe-fixes)" if left.unsafe else "")
        by_reason.setdefault(reason, []).append(left.finding)
    for reason, findings in by_reason.items():
        verdict = style.paint("not fixed", "yellow")
        if len(findings) <= _FIRST:
            yield from (f"{_head(finding, style)} {verdict}: {reason}" for finding in findings)
            continue
        yield f"{verdict}, {plural(len(findings), 'finding')}: {reason}"
        yield from (f"  {_head(finding, style)}" for finding in findings[:_FIRST])
        yield f"  and {len(findings) - _FIRST:,} more, which `checkpolicy check` shows"


def _head(finding: Finding, style: Style) -> str:
    return f"{style.paint(clean(str(finding.at)), 'bold')} {finding.rule} {finding.name}"


def _summary(fixed: Fixed, style: Style) -> str:
    done = [m for m in fixed.made if m.edit.at.path not in dict(fixed.refused)]
    files = sorted({m.edit.at.path for m in done})
    word = "Fixed" if fixed.written else "Would fix"
    parts = [f"{word} {plural(len(done), 'finding')}" + (f" in {plural(len(files), 'file')}" if files else "")]
    if fixed.left:
        parts.append(f"{plural(len(fixed.left), 'finding')} left")
        unsafe = sum(left.unsafe for left in fixed.left)
        if unsafe:
            parts.append(f"{unsafe} of them may be settled by --unsafe-fixes")
    elif not done:
        parts = ["Nothing to fix"]
    return style.paint("; ".join(parts), "green" if not fixed.left else "yellow", "bold")
