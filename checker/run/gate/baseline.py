"""A report and the baseline that holds for it: what is new stays, what is old is hidden and counted, per owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.documents.location import Location
from checker.files.codeowners import read_owners
from checker.files.discovery import find_root
from checker.findings.baseline import (
    FILE_NAME,
    BaselineError,
    Code,
    Entry,
    Matched,
    Origin,
    causes,
    entry_of,
    match,
    parse,
)
from checker.findings.model import BaselineRef, Report
from checker.run.code.sources import Sources
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.run.logs.log_gate import LogBaseline

UNOWNED = "no owner"


def baseline_file(settings: Settings) -> Path:
    """The file that the settings name, else the usual one beside the settings."""
    return settings.baseline or settings.folder / FILE_NAME


def read_entries(file: Path, cwd: Path) -> tuple[Entry, ...]:
    """Raises `BaselineError` where the file is not there, cannot be read or is no baseline."""
    shown = shown_path(file, cwd)
    try:
        return parse(file.read_text(encoding="utf-8-sig"), shown)
    except FileNotFoundError:
        raise BaselineError(f"{shown}: no such baseline; make one: checkpolicy baseline create") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineError(f"{shown}: cannot be read: {error}") from None


def entries_in_force(settings: Settings, cwd: Path) -> tuple[Entry, ...] | None:
    """The entries of the baseline, None where there is none; one that the settings name must be there."""
    file = baseline_file(settings)
    if not settings.use_baseline or (settings.baseline is None and not file.is_file()):
        return None
    return read_entries(file, cwd)


def log_baseline(settings: Settings, cwd: Path) -> LogBaseline | None:
    """What the baseline in force has of logs. Raises BaselineError."""
    from checker.run.logs.log_gate import LogBaseline

    entries = entries_in_force(settings, cwd)
    if entries is None:
        return None
    logs = tuple(entry for entry in entries if entry.origin == Origin.LOGS.value)
    return LogBaseline(shown_path(baseline_file(settings), cwd), logs)


def with_baseline(
    report: Report, settings: Settings, *, cwd: Path, root: Path | None = None, planes: tuple[str, ...] = ("CP1", "CP2")
) -> Report:
    """The report with the findings of the baseline hidden. Without a baseline it is the same. `planes`: how the ids of
    the rules begin that the report may be about. Raises BaselineError."""
    entries = entries_in_force(settings, cwd)
    if entries is None:
        return report
    file = baseline_file(settings)
    concerned = tuple(entry for entry in entries if entry.rule.startswith(planes))
    matched = match_report(report, concerned, file, cwd=cwd, root=root)
    return replace(
        report,
        findings=matched.kept,
        suppressed=(*report.suppressed, *matched.hidden),
        baseline=counted(file, len(concerned), matched.found, cwd=cwd, root=root),
    )


def counted(file: Path, total: int, found: Iterable[Entry], *, cwd: Path, root: Path | None = None) -> BaselineRef:
    """What is left of the baseline, per owner."""
    owners = read_owners(root or find_root([cwd], cwd=cwd))
    left = tuple(found)
    each = Counter(owners(entry.path) or entry.owner or UNOWNED for entry in left)
    ranked = tuple(sorted(each.items(), key=lambda item: (-item[1], item[0])))
    return BaselineRef(shown_path(file, cwd), total, len(left), ranked)


def match_report(
    report: Report, entries: tuple[Entry, ...], file: Path, *, cwd: Path, root: Path | None = None
) -> Matched:
    """The report's findings against the entries of a baseline file."""
    base = root or find_root([cwd], cwd=cwd)
    at = Location(shown_path(file, cwd), 1)
    return match(report.findings, entries, at=at, exists=lambda path: (base / path).exists(), code=_code(report, cwd))


def entries_of(report: Report, root: Path, *, cwd: Path, origin: Origin = Origin.CHECK) -> tuple[Entry, ...]:
    """The report's findings as a baseline holds them."""
    owners = read_owners(root)
    code = _code(report, cwd)
    return tuple(entry_of(f, code, owners(f.rooted or f.at.path), origin) for f in causes(report.findings))


def _code(report: Report, cwd: Path) -> Code:
    sources = Sources(cwd)
    return lambda at: f"{report.rooted(at.path)}\0{sources.line(at)}"


def shown_path(file: Path, cwd: Path) -> str:
    """A file as reports name it: relative to the working directory, with slashes."""
    import os

    return Path(os.path.relpath(file, cwd)).as_posix()
