"""`checkpolicy baseline`: record the findings of today, so that only new ones fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.output import emit, progress_bar

if TYPE_CHECKING:
    from checker.findings.baseline import Entry
    from checker.run.gate.baselines import Look

_PATH = click.Path(path_type=Path)
_OPTIONS = (
    click.option("--baseline", metavar="FILE", help="The baseline [checkpolicy-baseline.json beside the settings]."),
    click.option(
        "--configs",
        "configs",
        nargs=2,
        multiple=True,
        type=_PATH,
        metavar="STAGING PROD",
        help="Look at what compare-configs finds between these as well.",
    ),
    click.option("--logs", multiple=True, metavar="SOURCE", help="Look at what scan-logs finds in SOURCE as well."),
)


def _options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.group()
def baseline() -> None:
    """Record the findings of today, so that only new ones fail a run.

    `create` once, `prune` whenever something was mended; both look at the whole project, and with --configs and --logs
    at configurations and logs. What is left is counted in every report, per owner as CODEOWNERS names them, of logs per
    team.
    """


@baseline.command()
@options.looking_options
@_options
@click.option("--force", is_flag=True, help="Replace a baseline that is there: what is new would be accepted with it.")
def create(force: bool, **flags: Any) -> int:
    """Write a baseline of all findings of the project."""
    found, file = _look(flags)
    if file.exists() and not force:
        raise click.UsageError(
            f"{file} is there already: `baseline prune` takes out what was mended, --force replaces it"
        )
    from checker.run.gate.baselines import created

    return _write(file, created(found), found)


@baseline.command()
@options.looking_options
@_options
def update(**flags: Any) -> int:
    """Accept what is new since, and take out what was mended. Says how many of each."""
    found, file = _look(flags)
    from checker.run.gate.baseline import read_entries
    from checker.run.gate.baselines import updated

    brought = updated(found, read_entries(file, Path.cwd()))
    click.echo(f"{brought.gone} mended, {brought.new} new accepted")
    return _write(file, brought.entries, found)


@baseline.command()
@options.looking_options
@_options
def prune(**flags: Any) -> int:
    """Take out what was mended; accept nothing new."""
    found, file = _look(flags)
    from checker.run.gate.baseline import read_entries
    from checker.run.gate.baselines import pruned

    brought = pruned(found, read_entries(file, Path.cwd()))
    fewer = f", {brought.narrowed} more call sites mended" if brought.narrowed else ""
    click.echo(f"{brought.gone} mended and taken out{fewer}")
    return _write(file, brought.entries, found)


def _look(flags: dict[str, Any]) -> tuple[Look, Path]:
    """What is found without a baseline, and where the baseline stands."""
    configs, logs = flags.pop("configs"), flags.pop("logs")
    settings, cwd = options.read_settings((), flags)
    from checker.run.gate.baseline import baseline_file
    from checker.run.gate.baselines import look

    with progress_bar() as progress:
        return look(settings, cwd=cwd, configs=configs, logs=logs, progress=progress), baseline_file(settings)


def _write(file: Path, entries: tuple[Entry, ...], found: Look) -> int:
    from checker.findings.baseline import render

    for notice in found.notices:
        click.echo(f"{notice.path}: not checked: {notice.message}", err=True)
    if found.notices:
        click.echo("checkpolicy: no baseline written: what could not be checked would be missing in it", err=True)
        return 2
    emit(render(entries), file)
    many = "finding" if len(entries) == 1 else "findings"
    click.echo(f"{file.name}: {len(entries)} {many}; commit it, and `checkpolicy check` reports what is new")
    return 0
