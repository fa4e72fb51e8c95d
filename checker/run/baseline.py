"""A report and the baseline that holds for it: what is new stays, what is old is hidden and counted, per owner."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from checker.documents.location import Location
from checker.files.codeowners import read_owners
from checker.files.discovery import find_root
from checker.findings.baseline import FILE_NAME, BaselineError, Entry, Matched, causes, entry_of, match, parse
from checker.findings.model import BaselineRef, Report
from checker.settings import Settings

UNOWNED = "no owner"


def baseline_file(settings: Settings) -> Path:
    """The file that the settings name, else the usual one beside the settings."""
    return settings.baseline or settings.folder / FILE_NAME


def read_entries(file: Path, cwd: Path) -> tuple[Entry, ...]:
    shown = _shown(file, cwd)
    try:
        return parse(file.read_text(encoding="utf-8-sig"), shown)
    except FileNotFoundError:
        raise BaselineError(f"{shown}: no such baseline; make one: checkpolicy baseline create") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineError(f"{shown}: cannot be read: {error}") from None


def with_baseline(report: Report, settings: Settings, *, cwd: Path, root: Path | None = None) -> Report:
    """The report with the findings of the baseline hidden. Without a baseline it is the same; one that the settings
    name must be there. Raises BaselineError."""
    file = baseline_file(settings)
    if not settings.use_baseline or (settings.baseline is None and not file.is_file()):
        return report
    matched = match_report(report, read_entries(file, cwd), file, cwd=cwd, root=root)
    owners = read_owners(root or find_root([cwd], cwd=cwd))
    counted = Counter(owners(entry.path) or entry.owner or UNOWNED for entry in matched.found)
    ranked = tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    total = len(matched.found) + len(matched.gone)
    return replace(
        report,
        findings=matched.kept,
        suppressed=(*report.suppressed, *matched.hidden),
        baseline=BaselineRef(_shown(file, cwd), total, len(matched.found), ranked),
    )


def match_report(
    report: Report, entries: tuple[Entry, ...], file: Path, *, cwd: Path, root: Path | None = None
) -> Matched:
    base = root or find_root([cwd], cwd=cwd)
    at = Location(_shown(file, cwd), 1)
    return match(report.findings, entries, at=at, exists=lambda path: (base / path).exists())


def entries_of(report: Report, root: Path) -> tuple[Entry, ...]:
    """The report's findings as a baseline holds them."""
    owners = read_owners(root)
    return tuple(entry_of(f, owners(f.rooted or f.at.path)) for f in causes(report.findings))


def _shown(file: Path, cwd: Path) -> str:
    import os

    return Path(os.path.relpath(file, cwd)).as_posix()
