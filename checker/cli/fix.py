"""`checkpolicy fix`: settle the findings that can be settled by an edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli import options
from checker.cli.output import emit, progress_bar, style_for
from checker.reports.style import Style


@click.command()
@options.paths
@options.population_options
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Fix findings of this rule only (id or name).")
@click.option("--unsafe-fixes", is_flag=True, help="Make the edits, too, that may change what is sent today.")
@click.option("--diff", is_flag=True, help="Show the changes and write nothing.")
def fix(
    paths: tuple[Path, ...], color: str, rules: tuple[str, ...], unsafe_fixes: bool, diff: bool, **flags: Any
) -> int:
    """Change the calls in PATH so that they carry what the policy requires.

    An edit is kept only if the check, run on the changed files, no longer reports the finding and no other call is
    worse off. Ends as `check` would afterwards: 0 if clean, 1 if findings are left, 2 if something could not be checked
    or written.
    """
    settings, cwd = options.read_settings(paths, flags)
    from checker.run.fix import fix as run_fix

    with progress_bar() as progress:
        fixed = run_fix(settings, paths, cwd=cwd, rules=rules, unsafe=unsafe_fixes, dry=diff, progress=progress)
    from checker.reports.fixes import render

    if diff:
        emit(fixed.diff, settings.output)
        click.echo(render(fixed, Style()), err=True, nl=False)
    else:
        emit(render(fixed, style_for(color, settings.output)), settings.output)
    return fixed.exit_code
