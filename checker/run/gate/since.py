"""A run over what changed since a commit: what changed, and what the change loosens, ahead of what it causes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from checker.files.cache import cache_folder
from checker.files.discovery import find_root
from checker.files.git import Comparison, compare
from checker.findings.model import Level, Report
from checker.rules.judge import judge_gate
from checker.run.gate.loosening import has_tracked_files, loosened_gate, mode
from checker.run.population import Population
from checker.settings import Loosening, Settings


def changes_since(settings: Settings, paths: Sequence[Path], cwd: Path) -> Comparison:
    """What changed since the commit that the settings name. Raises GitError."""
    assert settings.changed_since is not None
    return compare(settings.changed_since, find_root(list(paths) or [cwd], cwd=cwd))


def without_committed_cache(settings: Settings, since: Comparison) -> Settings:
    """A cache that a commit can write is not believed."""
    folder = cache_folder(settings.cache_dir) if settings.cache else None
    if folder is None or not has_tracked_files(folder, since):
        return settings
    return replace(settings, cache=False)


def with_loosening(
    report: Report, settings: Settings, paths: Sequence[Path], since: Comparison, population: Population, cwd: Path
) -> Report:
    """The report with what the change loosens ahead of all else. No comment, exception, baseline, level or selection
    has a say in it: the change may have written them."""
    changes = loosened_gate(settings, paths, since, population, cwd=cwd)
    level = Level.ERROR if mode(settings, paths, since, cwd=cwd) is Loosening.FAIL else Level.WARNING
    found = tuple(f.moved(population.here) for f in judge_gate(changes, since.rev, level))
    return replace(report, findings=(*found, *report.findings), changed_since=since.rev, base_commit=since.base.commit)
