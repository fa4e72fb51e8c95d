"""`checkpolicy audit`: conclude from an examined sample, and verify evidence."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli import options
from checker.cli.output import emit
from checker.documents.json_text import indented

_OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE."
)


@click.group()
def audit() -> None:
    """Conclude from an examined sample, and verify evidence."""


@audit.command()
@click.argument("worksheet", metavar="WORKSHEET", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--evidence",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The bundle that the worksheet belongs to [its own folder].",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@_OUTPUT
def conclude(worksheet: Path, folder: Path | None, form: str, output: Path | None) -> int:
    """Say what the examined items allow to be said of all. What was left blank is a deviation.

    Ends with 0 if every attribute passes, with 1 if one fails or stays inconclusive, with 2 if the worksheet cannot be
    used or the population is known to be incomplete.
    """
    from checker.logs.audit.conclusion import conclude as from_rows
    from checker.logs.audit.conclusion_document import conclusion_bytes
    from checker.logs.audit.evidence import EvidenceError
    from checker.logs.audit.read_evidence import read_sample
    from checker.logs.audit.worksheet import read_worksheet
    from checker.reports.audit import render_conclusion

    data = _read(worksheet)
    try:
        sample = read_sample(folder if folder is not None else worksheet.parent)
        rows = read_worksheet(data, worksheet.as_posix(), sample)
    except EvidenceError as error:
        raise click.ClickException(str(error)) from None
    found = from_rows(sample, rows)
    if form == "json" and output is None:
        text = indented(json.loads(conclusion_bytes(found)))
    elif form == "json":
        text = conclusion_bytes(found).decode()  # as `audit verify` recomputes it
    else:
        text = render_conclusion(found, worksheet.as_posix())
    emit(text, output)
    return found.exit_code


@audit.command()
@click.argument("bundle", metavar="BUNDLE", type=click.Path(path_type=Path, file_okay=False))
@click.option("--policy", metavar="NAME|FILE", help="The policy that was drawn under, or the name of a built-in one.")
@click.option("--input-format", metavar="NAME", help="The format that the scan was told to read sources in.")
@_OUTPUT
def verify(bundle: Path, policy: str | None, input_format: str | None, output: Path | None) -> int:
    """Hold a bundle of evidence against itself and against the logs that it was drawn from.

    Digests, ranks, sizes, places and the conclusion are computed again, and the sample is drawn again under the policy:
    all has to be the same byte for byte. Sources are looked for where they were, relative to the working directory.
    Ends with 0 if all holds, with 1 if something does not, with 2 if something could not be checked.
    """
    from checker.logs.audit.evidence import EvidenceError
    from checker.logs.audit.verify import verify as verify_bundle
    from checker.reports.audit import render_verified
    from checker.run.logs.audit_sample import redraw_under

    settings, cwd = options.read_settings((), {"policy": policy})
    try:
        verified = verify_bundle(bundle, root=cwd, redraw=redraw_under(settings, cwd, input_format))
    except EvidenceError as error:
        raise click.ClickException(str(error)) from None
    emit(render_verified(verified, bundle.as_posix()), output)
    return verified.exit_code


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror}") from None
