"""`checkpolicy inventory`: every call site and what is proven of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli import options
from checker.cli.output import emit, progress_bar, style_for


@click.command()
@options.paths
@options.population_options
@click.option("--unresolved", is_flag=True, help="List instead what keeps call sites unproven, and the models for it.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def inventory(paths: tuple[Path, ...], color: str, format: str, unresolved: bool, **flags: Any) -> int:
    """List every LLM call site in PATH, tests included, with the verdict for each field of the policy."""
    settings, cwd = options.read_settings(paths, flags)
    from checker.run.code.inventory import inventory as run_inventory

    with progress_bar() as progress:
        found = run_inventory(settings, paths, cwd=cwd, progress=progress, unresolved=unresolved)
    if unresolved:
        from checker.reports.unresolved import render_json
        from checker.reports.unresolved import render_text as render_list

        style = style_for(color, settings.output)
        emit(render_json(found) if format == "json" else render_list(found, style), settings.output)
    elif format == "json":
        from checker.reports.json import render_inventory

        emit(render_inventory(found), settings.output)
    else:
        from checker.reports.inventory import render_text

        emit(render_text(found, style_for(color, settings.output)), settings.output)
    return found.exit_code
