"""`checkpolicy logs`: canonical records for other tools, and pressure tests of the checks themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.cli import options
from checker.cli.output import emit, style_for

if TYPE_CHECKING:
    from checker.run.logs.scan_logs import ScanRequest

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_READING = (
    click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    click.option("--policy", metavar="NAME|FILE", help="Policy file, or the name of a built-in one."),
    click.option(
        "--owners", metavar="FILE", type=click.Path(path_type=Path), help="Owners registry [beside the policy]."
    ),
    click.option("--input-format", metavar="NAME", help="Read sources in this format instead of recognising it."),
    click.option("--from", "start", metavar="TIME", help="Leave out records that started before (date or RFC 3339)."),
    click.option("--to", "end", metavar="TIME", help="Leave out records that started at or after."),
    click.option("--as-of", metavar="DATE", help="The day that future times are compared with [today, UTC]."),
)

_ENDINGS = (".jsonl", ".ndjson", ".json", ".parquet", "")


def reading(function: Decorated) -> Decorated:
    for option in reversed(_READING):
        function = option(function)
    return function


@click.group()
def logs() -> None:
    """Convert logs to canonical records, and put the checks to the test."""


@logs.command()
@reading
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the records here [standard output]."
)
@click.option("--format", "form", type=click.Choice(["jsonl", "parquet"]), help="Form [by the ending of --output].")
@click.option(
    "--quarantine",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Put records that nobody can be charged for, and lines that cannot be read, here instead.",
)
@click.option(
    "--redact",
    metavar="KEYFILE",
    type=click.Path(path_type=Path),
    help="Write owners' names as HMAC-SHA-256 with the key in this file.",
)
def convert(
    sources: tuple[str, ...],
    output: Path | None,
    form: str | None,
    quarantine: Path | None,
    redact: Path | None,
    **flags: Any,
) -> int:
    """Write the request records of SOURCE in one form, whatever format they were logged in.

    Bodies are never written. Ends with 0, or with 2 if something could not be read; every member of the population is
    converted, quarantined or named as unreadable.
    """
    from checker.run.logs.convert_logs import ConvertRequest, convert_logs, read_key

    if form is None and output is not None and output.suffix not in _ENDINGS:
        known = ", ".join(ending for ending in _ENDINGS if ending)
        raise click.UsageError(f"--output {output}: records are written as {known}: name one of these, or say --format")
    parquet = form == "parquet" or (form is None and output is not None and output.suffix == ".parquet")
    if parquet and output is None:
        raise click.UsageError("Parquet is written to a file: name it with --output")
    request = ConvertRequest(
        scan=scan_request(sources, flags),
        output=output,
        parquet=parquet,
        quarantine=quarantine,
        redaction=read_key(redact) if redact is not None else None,
    )
    try:
        found = convert_logs(request, sys.stdout)
    except OSError as error:
        where = error.filename or output or "the output"
        raise click.ClickException(f"{where}: cannot be written: {error.strerror or error}") from None
    for notice in found.notices:
        place = f"{notice.path}:{notice.line}" if notice.line else notice.path
        click.echo(f"{place}: {notice.message}", err=True)
    apart = f", {found.unattributable:,} without an owner in {quarantine}" if quarantine is not None else ""
    click.echo(
        f"{found.population:,} members: {found.converted:,} converted{apart}, {found.unreadable:,} unreadable"
        + (f"; beside them {found.excluded:,} lines that are no requests" if found.excluded else "")
        + (f"; {found.outside:,} records outside the window" if found.outside else ""),
        err=True,
    )
    return 2 if found.notices else 0


def scan_request(sources: tuple[str, ...], flags: dict[str, Any]) -> ScanRequest:
    from checker.cli.period import today, window
    from checker.run.logs.scan_logs import ScanRequest
    from checker.run.policy.policies import policy_of

    owners, start, end, input_format = (flags.pop(key) for key in ("owners", "start", "end", "input_format"))
    since, until = window(start, end)
    settings, cwd = options.read_settings((), flags)
    return ScanRequest(
        sources=sources,
        policy=policy_of(settings, cwd=cwd),
        cwd=cwd,
        as_of=settings.as_of or today(),
        owners=cwd / owners if owners else settings.owners,
        start=since,
        end=until,
        input_format=input_format,
    )


@logs.command()
@reading
@click.option("--seed", default="checkpolicy", show_default=True, metavar="TEXT", help="Which records are changed.")
@click.option(
    "--each", type=click.IntRange(1), default=5, show_default=True, metavar="N", help="Of every kind of fault."
)
@click.option(
    "--least", type=click.FloatRange(0, 1), default=1.0, show_default=True, metavar="SHARE",
    help="The rate of detection that every kind of fault has to have.",
)  # fmt: skip
@click.option(
    "--keep", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Keep the changed logs here."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the report to FILE.")
@options.color
def inject(
    sources: tuple[str, ...],
    seed: str,
    each: int,
    least: float,
    keep: Path | None,
    form: str,
    output: Path | None,
    color: str,
    **flags: Any,
) -> int:
    """Put faults into a clean log and see which rules notice: the checks under pressure.

    Fields are dropped, nulled, emptied, swapped with other records', shifted; records repeated and torn. The log itself
    is not changed. Ends with 0 if every kind of fault was detected at the rate of --least, else with 1.
    """
    from checker.reports.injection import below, render, render_json
    from checker.run.logs.inject_faults import InjectRequest, inject_faults

    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    found = inject_faults(InjectRequest(scan_request(sources, flags), seed, each, keep))
    text = render_json(found, least) if form == "json" else render(found, style_for(color, output), least)
    emit(text, output)
    return 1 if below(found, least) else 0
