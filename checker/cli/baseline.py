"""`checkpolicy baseline`: record the findings of today, so that only new ones fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.output import emit, progress_bar

if TYPE_CHECKING:
    from checker.findings.baseline import Entry
    from checker.findings.model import Report
    from checker.settings import Settings

_FILE = click.option("--baseline", metavar="FILE", help="The baseline [checkpolicy-baseline.json beside the settings].")


@click.group()
def baseline() -> None:
    """Record the findings of today, so that only new ones fail a run.

    `create` once, `prune` whenever something was mended; both look at the whole project. What is left is counted in
    every report, per owner as CODEOWNERS names them.
    """


@baseline.command()
@options.population_options
@_FILE
@click.option("--force", is_flag=True, help="Replace a baseline that is there: what is new would be accepted with it.")
def create(force: bool, color: str, **flags: Any) -> int:
    """Write a baseline of all findings of the project."""
    settings, file, report, root = _look(flags)
    if file.exists() and not force:
        raise click.UsageError(
            f"{file} is there already: `baseline prune` takes out what was mended, --force replaces it"
        )
    from checker.run.baseline import entries_of

    return _write(file, entries_of(report, root, cwd=Path.cwd()), report, settings)


@baseline.command()
@options.population_options
@_FILE
def update(color: str, **flags: Any) -> int:
    """Accept what is new since, and take out what was mended. Says how many of each."""
    settings, file, report, root = _look(flags)
    from checker.run.baseline import entries_of, match_report, read_entries

    matched = match_report(report, read_entries(file, Path.cwd()), file, cwd=Path.cwd(), root=root)
    click.echo(f"{len(matched.gone)} mended, {len(matched.kept)} new accepted")
    return _write(file, entries_of(report, root, cwd=Path.cwd()), report, settings)


@baseline.command()
@options.population_options
@_FILE
def prune(color: str, **flags: Any) -> int:
    """Take out what was mended; accept nothing new."""
    settings, file, report, root = _look(flags)
    from checker.run.baseline import match_report, read_entries

    matched = match_report(report, read_entries(file, Path.cwd()), file, cwd=Path.cwd(), root=root)
    fewer = f", {matched.narrowed} more call sites mended" if matched.narrowed else ""
    click.echo(f"{len(matched.gone)} mended and taken out{fewer}")
    return _write(file, matched.found, report, settings)


def _look(flags: dict[str, Any]) -> tuple[Settings, Path, Report, Path]:
    """The whole project's findings, without a baseline, and where the baseline stands."""
    from checker.files.discovery import find_root
    from checker.run import check
    from checker.run.baseline import baseline_file

    settings, cwd = options.read_settings((), flags)
    root = find_root([cwd], cwd=cwd)
    plain = replace(settings, use_baseline=False, per_site=False, select=(), ignore=())
    with progress_bar() as progress:
        return settings, baseline_file(settings), check(plain, [root], cwd=cwd, progress=progress), root


def _write(file: Path, entries: tuple[Entry, ...], report: Report, settings: Settings) -> int:
    from checker.findings.baseline import render

    for notice in report.notices:
        click.echo(f"{notice.path}: not checked: {notice.message}", err=True)
    if report.notices:
        click.echo("checkpolicy: no baseline written: what could not be checked would be missing in it", err=True)
        return 2
    emit(render(entries), file)
    many = "finding" if len(entries) == 1 else "findings"
    click.echo(f"{file.name}: {len(entries)} {many}; commit it, and `checkpolicy check` reports what is new")
    return 0
