"""`checkpolicy check`: the code plane's findings in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from checker.cli import options
from checker.cli.formats import HELP, for_machines
from checker.cli.output import emit, progress_bar, style_for


@click.command()
@options.paths
@options.population_options
@click.option("--format", metavar="FORMAT", help=HELP)
@click.option("--select", multiple=True, metavar="RULE", help="Report these rules only (id, name or prefix).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--fail-on", metavar="LEVEL", help="The least level that ends with 1: none, warning or error [error].")
@click.option("--per-site", is_flag=True, default=None, help="One finding per call site instead of one per cause.")
@click.option("--statistics", is_flag=True, default=None, help="Count findings by rule and call sites by SDK.")
@click.option("--baseline", metavar="FILE", help="Findings that fail no run [checkpolicy-baseline.json].")
@click.option("--no-baseline", is_flag=True, default=None, help="Report the findings of the baseline as well.")
@click.option("--changed-since", metavar="REV", help="Report what the changes since REV cause, and what they loosen.")
@click.option("--loosening", metavar="MODE", help="What a change that loosens the gate does: report or fail [report].")
@click.option(
    "--stdin-filename", metavar="PATH", type=click.Path(path_type=Path), help="Read PATH's text from standard input."
)
@click.option("--allow-render", is_flag=True, help="Let the `render:` commands of the policy run.")
@click.option("--quiet", "-q", is_flag=True, default=None, help="Print findings and notices, no summary.")
def check(paths: tuple[Path, ...], stdin_filename: Path | None, allow_render: bool, color: str, **flags: Any) -> int:
    """Check that every LLM call in PATH carries what the policy requires.

    PATH selects what is reported; the whole project is read, so that a wrapper and its callers are judged together.
    Ends with 0 if clean, 1 with findings, 2 if something could not be checked.
    """
    flags["select"] = options.split(flags["select"])
    flags["ignore"] = options.split(flags["ignore"])
    buffer: Mapping[str, bytes] = {}
    if stdin_filename is not None:
        if paths or flags["changed_since"]:
            raise click.UsageError("--stdin-filename is for one file: no PATH and no --changed-since beside it")
        settings, cwd = options.read_settings((stdin_filename,), flags)
        from checker.run.code.unsaved import check_unsaved

        data = sys.stdin.buffer.read()
        with progress_bar() as progress:
            report, buffer = check_unsaved(settings, stdin_filename, data, cwd=cwd, progress=progress)
    else:
        settings, cwd = options.read_settings(paths, flags)
        from checker.run.code.check import check as run_check

        with progress_bar() as progress:
            report = run_check(settings, paths, cwd=cwd, progress=progress, allow_render=allow_render)
    match settings.format:
        case "json":
            from checker.reports.json import render_report

            text = render_report(report)
        case form if (machine := for_machines(report, form)) is not None:
            text = machine
        case _:
            from checker.reports.text import render as render_text
            from checker.run.code.sources import Sources

            text = render_text(
                report,
                style_for(color, settings.output),
                source=Sources(cwd, buffer).line,
                full=settings.output is not None,
                quiet=settings.quiet,
            )
    emit(text, settings.output)
    return report.exit_code
