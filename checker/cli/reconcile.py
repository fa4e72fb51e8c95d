"""`checkpolicy reconcile`: what providers invoiced against what was logged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli import options
from checker.cli.logs import reading, scan_request
from checker.cli.output import emit, style_for


@click.command()
@reading
@click.option(
    "--invoice",
    "invoices",
    multiple=True,
    required=True,
    metavar="FILE|DIR",
    type=click.Path(path_type=Path),
    help="A provider's usage or cost export, or a folder of them (OpenAI, Anthropic, AWS CUR, FOCUS).",
)
@options.price_cards
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the report to FILE.")
@options.color
def reconcile(
    sources: tuple[str, ...],
    invoices: tuple[Path, ...],
    price_cards: tuple[Path, ...],
    form: str,
    output: Path | None,
    color: str,
    **flags: Any,
) -> int:
    """Hold the invoices of providers against the logs in SOURCE: usage first, then money by the price card.

    Statements of one provider have to agree, each line has to follow from its price, and the log has to account for
    what they agree on. Ends with 0 if all is accounted for, 1 with discrepancies, 2 if something could not be read.
    """
    from msgspec.structs import replace

    from checker.reports.reconciliation import render, render_json, render_markdown
    from checker.run.logs.reconcile import ReconcileRequest
    from checker.run.logs.reconcile import reconcile as run_reconcile

    scan = scan_request(sources, flags)
    scan = replace(scan, price_cards=tuple(scan.cwd / path for path in price_cards))
    found = run_reconcile(ReconcileRequest(scan, invoices))
    match form:
        case "json":
            text = render_json(found)
        case "markdown":
            text = render_markdown(found)
        case _:
            text = render(found, style_for(color, output))
    emit(text, output)
    return found.exit_code
