"""`checkpolicy compare-configs STAGING PROD`: every difference in effect between two environments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli import options
from checker.cli.formats import HELP, for_machines
from checker.cli.output import emit, style_for


@click.command("compare-configs")
@click.argument("left", metavar="STAGING", type=click.Path(path_type=Path))
@click.argument("right", metavar="PROD", required=False, type=click.Path(path_type=Path))
@click.option("--kind", metavar="KIND", help="What both files are [recognised by content].")
@click.option("--policy", metavar="NAME|FILE", help="Policy file, or the name of a built-in one.")
@click.option("--format", metavar="FORMAT", help=HELP)
@click.option("--select", multiple=True, metavar="RULE", help="Report these rules only (id, name or prefix).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--fail-on", metavar="LEVEL", help="The least level that ends with 1: none, warning or error [error].")
@click.option("--output", metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option("--baseline", metavar="FILE", help="Findings that fail no run [checkpolicy-baseline.json].")
@click.option("--no-baseline", is_flag=True, default=None, help="Report the findings of the baseline as well.")
@click.option("--per-site", is_flag=True, default=None, help="Every note by itself, not those of one reason as one.")
@click.option("--quiet", "-q", is_flag=True, default=None, help="Print findings and notices, no summary.")
@click.option("--as-of", metavar="DATE", help="The day that expiry dates are compared with [today, UTC].")
@click.option("--allow-render", is_flag=True, help="Let the `render:` commands of the policy run.")
@click.option("--no-cache", is_flag=True, default=None, help="Neither read nor write the cache.")
@options.color
def compare_configs(
    left: Path, right: Path | None, kind: str | None, allow_render: bool, color: str, **flags: Any
) -> int:
    """Compare two environments' configurations, files or folders, by what they do rather than how they are written.

    Ends with 0 if nothing but allowed differences was found, 1 with findings, 2 if something could not be read.
    """
    if right is None:
        raise click.UsageError(
            f"name both sides, files or folders: compare-configs {left} PROD; `checkpolicy check {left}` compares the "
            "pairs that it finds there"
        )
    flags["select"] = options.split(flags["select"])
    flags["ignore"] = options.split(flags["ignore"])
    settings, cwd = options.read_settings((left, right), flags)
    from checker.run.configs.comparison import compare_configs as run_comparison

    found = run_comparison(settings, left, right, cwd=cwd, kind=kind, allow_render=allow_render)
    match settings.format:
        case "json":
            from checker.reports.comparison import render_comparison

            text = render_comparison(found.pairs, found.diagnostics, found.report, found.here)
        case form if (machine := for_machines(found.report, form)) is not None:
            text = machine
        case _:
            from checker.reports.text import render as render_text

            text = render_text(found.report, style_for(color, settings.output), full=True, quiet=settings.quiet)
    emit(text, settings.output)
    return found.report.exit_code
