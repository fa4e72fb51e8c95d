"""The baseline of all planes: made, brought up to date or pruned by looking at the project, at pairs of configurations
and at logs. What is not looked at stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.code.progress import Progress
from checker.files.discovery import find_root
from checker.findings.baseline import Entry, Origin
from checker.findings.model import Notice, Report
from checker.logs.result import LogReport
from checker.run.code.check import check
from checker.run.gate.baseline import baseline_file, entries_of, match_report
from checker.settings import Settings


class Look(Struct, frozen=True):
    """What was found without a baseline. `logs` None: none were looked at."""

    settings: Settings
    cwd: Path
    root: Path
    reports: tuple[tuple[Origin, Report], ...]
    logs: LogReport | None
    notices: tuple[Notice, ...]


class Brought(Struct, frozen=True):
    """Entries of today, how many of the old ones are gone, sites that were mended of those that stay, and findings
    that the old ones do not have."""

    entries: tuple[Entry, ...]
    gone: int
    narrowed: int
    new: int


def look(
    settings: Settings,
    *,
    cwd: Path,
    configs: Sequence[tuple[Path, Path]] = (),
    logs: Sequence[str] = (),
    progress: Progress | None = None,
) -> Look:
    """Raises what `check`, `compare_configs` and `scan_logs` raise."""
    plain = replace(settings, use_baseline=False, per_site=False, select=(), ignore=(), changed_since=None)
    root = find_root([cwd], cwd=cwd)
    reports = [(Origin.CHECK, check(plain, [root], cwd=cwd, progress=progress))]
    for left, right in configs:
        from checker.run.configs.comparison import compare_configs

        reports.append((Origin.CONFIGS, compare_configs(plain, left, right, cwd=cwd).report))
    scanned = _scan(plain, logs, cwd) if logs else None
    notices = [notice for _, report in reports for notice in report.notices]
    notices += scanned.notices if scanned is not None else ()
    return Look(settings, cwd, root, tuple(reports), scanned, tuple(notices))


def _scan(settings: Settings, logs: Sequence[str], cwd: Path) -> LogReport:
    from checker.run.logs.scan_logs import ScanRequest, scan_logs
    from checker.run.policy.policies import policy_of

    as_of = settings.as_of or datetime.now(UTC).date()
    return scan_logs(ScanRequest(tuple(logs), policy_of(settings, cwd=cwd), cwd, as_of, owners=settings.owners))


def created(found: Look) -> tuple[Entry, ...]:
    """All that was found. A configuration's finding that a check of the project has as well is that one's."""
    entries: dict[str, Entry] = {}
    for origin, report in found.reports:
        for entry in entries_of(report, found.root, cwd=found.cwd, origin=origin):
            entries.setdefault(entry.fingerprint, entry)
    logs = found.logs.entries if found.logs is not None else ()
    return (*entries.values(), *logs)


def updated(found: Look, old: Sequence[Entry]) -> Brought:
    """With all that was found, and the old entries of what was not looked at."""
    kept = pruned(found, old)
    entries = created(found)
    known = {entry.fingerprint for entry in entries}
    left = [entry for entry in old if entry.fingerprint not in known and not _was_looked_at(entry, found)]
    return replace(kept, entries=(*entries, *left))


def pruned(found: Look, old: Sequence[Entry]) -> Brought:
    """Without what was mended, and nothing new."""
    entries = {entry.fingerprint: entry for entry in old if not _was_looked_at(entry, found)}
    gone = narrowed = new = 0
    seen: set[str] = set(entries)
    left = tuple(entry for entry in old if _was_looked_at(entry, found) and entry.origin != Origin.LOGS.value)
    for origin, report in found.reports:
        own = tuple(entry for entry in left if entry.origin == origin.value or origin is Origin.CHECK)
        matched = match_report(report, own, baseline_file(found.settings), cwd=found.cwd, root=found.root)
        narrowed += matched.narrowed
        new += len(matched.kept)
        for entry in matched.found:
            entries.setdefault(entry.fingerprint, entry)
        seen.update(entry.fingerprint for entry in own if entry not in matched.gone)
    gone += sum(entry.fingerprint not in seen for entry in left)
    if found.logs is not None:
        now = {entry.fingerprint: entry for entry in found.logs.entries}
        logs = {entry.fingerprint: entry for entry in old if entry.origin == Origin.LOGS.value}
        gone += len(logs.keys() - now.keys())
        new += len(now.keys() - logs.keys())
        entries |= {key: min(logs[key], now[key], key=_share) for key in logs.keys() & now.keys()}
    return Brought(tuple(entries.values()), gone, narrowed, new)


def _share(entry: Entry) -> float:
    return entry.records / entry.of if entry.of else 0.0


def _was_looked_at(entry: Entry, found: Look) -> bool:
    if entry.origin == Origin.LOGS.value:
        return found.logs is not None
    return entry.origin in _origins(found.reports)


def _origins(reports: Iterable[tuple[Origin, Report]]) -> frozenset[str]:
    return frozenset(origin.value for origin, _ in reports)
