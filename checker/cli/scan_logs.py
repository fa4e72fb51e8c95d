"""`checkpolicy scan-logs`: what gateway logs say, checked against the policy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from checker.cli import options
from checker.cli.output import emit, style_for


@click.command("scan-logs")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--policy", metavar="NAME|FILE", help="Policy file, or the name of a built-in one.")
@click.option("--owners", metavar="FILE", type=click.Path(path_type=Path), help="Owners registry [beside the policy].")
@click.option(
    "--price-card",
    "price_cards",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A price card beside those that the policy names.",
)
@click.option("--input-format", metavar="NAME", help="Read sources in this format instead of recognising it.")
@click.option("--from", "start", metavar="TIME", help="Leave out records that started before (date or RFC 3339).")
@click.option("--to", "end", metavar="TIME", help="Leave out records that started at or after.")
@click.option("--format", "report", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option(
    "--violations", metavar="FILE", type=click.Path(path_type=Path), help="Write every violation as JSON lines."
)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the report to FILE.")
@click.option("--since-last", is_flag=True, help="Read what is new since the last scan (for cron).")
@click.option(
    "--checkpoint",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where --since-last keeps how far it read [the platform's state folder].",
)
@click.option("--select", multiple=True, metavar="RULE", help="Report these rules only (id, name or prefix).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--fail-on", metavar="LEVEL", help="The least level that ends with 1: none, warning or error [error].")
@click.option("--as-of", metavar="DATE", help="The day that future times are compared with [today, UTC].")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
def scan_logs(sources: tuple[str, ...], report: str, color: str, **flags: Any) -> int:
    """Check gateway logs and traces in SOURCE (files, folders, globs, - for standard input) against the policy.

    Formats are recognised by content. Ends with 0 if clean, 1 with violations, 2 if something could not be read.
    """
    from checker.rules.registry import select
    from checker.run.policies import policy_of
    from checker.run.scan_logs import ScanRequest
    from checker.settings import FailOn

    own = ("violations", "start", "end", "input_format", "price_cards", "owners", "since_last", "checkpoint")
    chosen = {key: flags.pop(key) for key in own}
    settings, cwd = options.read_settings((), flags)
    from checker.findings.model import Level

    fail_on = {FailOn.NONE: None, FailOn.WARNING: Level.WARNING, FailOn.ERROR: Level.ERROR}[settings.fail_on]
    request = ScanRequest(
        sources=sources,
        policy=policy_of(settings, cwd=cwd),
        cwd=cwd,
        as_of=settings.as_of or _today(),
        owners=cwd / chosen["owners"] if chosen["owners"] else settings.owners,
        price_cards=tuple(cwd / path for path in chosen["price_cards"]),
        start=_moment("--from", chosen["start"]),
        end=_moment("--to", chosen["end"]),
        input_format=chosen["input_format"],
        select=select(settings.select) if settings.select else None,
        ignore=select(settings.ignore),
        fail_on=fail_on,
        checkpoint=_checkpoint(chosen, sources, cwd),
    )
    with _going_on(request.checkpoint) as keep:
        found = _scanned(request, chosen, report, color, settings.output)
        keep(found)
    return int(found.exit_code)


def _scanned(request: Any, chosen: dict[str, Any], report: str, color: str, output: Path | None) -> Any:
    """Scan, and write violations and report."""
    from checker.run.scan_logs import scan_logs as run_scan

    with _violations(chosen["violations"]) as write:
        found = run_scan(request, write)
    match report:
        case "json":
            from checker.reports.logs_json import render as render_json

            text = render_json(found)
        case "markdown":
            from checker.reports.logs_markdown import render as render_markdown

            text = render_markdown(found)
        case _:
            from checker.reports.logs_text import render as render_text

            text = render_text(found, style_for(color, output))
    emit(text, output)
    return found


def _checkpoint(chosen: dict[str, Any], sources: tuple[str, ...], cwd: Path) -> Path | None:
    named: Path | None = chosen["checkpoint"]
    if not chosen["since_last"]:
        if named is not None:
            raise click.UsageError("--checkpoint goes with --since-last")
        return None
    if named is not None:
        return cwd / named
    from checker.logs.progress.checkpoint import default_path, state_folder

    folder = state_folder()
    if folder is None:
        raise click.UsageError("--since-last: no home folder is known here: say where with --checkpoint FILE")
    return default_path(folder, sources, cwd)


@contextmanager
def _going_on(checkpoint: Path | None) -> Iterator[Callable[[Any], None]]:
    """No other run goes on from the checkpoint meanwhile; what is given to the function is kept in it."""
    if checkpoint is None:
        yield lambda found: None
        return
    from checker.logs.progress.checkpoint import locked, save

    def keep(found: Any) -> None:
        try:
            save(checkpoint, found.continuity.after)
        except OSError as error:
            raise click.FileError(
                str(checkpoint), hint=f"{error.strerror or error}: the next scan reads the same again"
            ) from None

    with locked(checkpoint):
        yield keep


def _today() -> Any:
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def _moment(flag: str, text: str | None) -> int | None:
    if text is None:
        return None
    from checker.run.scan_logs import parse_moment

    try:
        return parse_moment(text)
    except ValueError as error:
        raise click.UsageError(f"{flag}: {error}") from None


@contextmanager
def _violations(path: Path | None) -> Iterator[Callable[[Any], None] | None]:
    """A writer of violations. The file grows as they are found, a run that is cut short leaves what it found."""
    if path is None:
        yield None
        return
    from checker.reports.logs_json import violation_line

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as out:

            def write(violation: Any) -> None:
                out.write(violation_line(violation))

            yield write
            _flush(out)
    except OSError as error:
        raise click.FileError(str(path), hint=f"{error.strerror or error}: violations found so far were kept") from None


def _flush(out: IO[str]) -> None:
    out.flush()
    os.fsync(out.fileno()) if out.seekable() and os.path.isfile(out.name) else None  # noqa: PTH113
