"""`checkpolicy fix`: settle the findings that can be settled by an edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.output import emit, progress_bar, style_for
from checker.reports.style import Style

if TYPE_CHECKING:
    from checker.settings import Settings


@click.command()
@options.paths
@options.population_options
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Fix findings of this rule only (id or name).")
@click.option("--no-baseline", is_flag=True, default=None, help="Mend what the baseline has accepted as well.")
@click.option("--unsafe-fixes", is_flag=True, help="Make the edits, too, that may change what is sent today.")
@click.option("--diff", is_flag=True, help="Show the changes and write nothing.")
@click.option("--add-ignores", is_flag=True, help="Write a suppression comment for each finding instead (--reason).")
@click.option("--reason", metavar="TEXT", help="Why --add-ignores may: it stands in each comment.")
def fix(
    paths: tuple[Path, ...],
    color: str,
    rules: tuple[str, ...],
    unsafe_fixes: bool,
    diff: bool,
    add_ignores: bool,
    reason: str | None,
    **flags: Any,
) -> int:
    """Change calls in PATH so that they carry what the policy requires, and settings of configurations.

    What the baseline has accepted stays as it is. An edit is kept only if the check, run on the changed files, no
    longer reports the finding, no other call is worse off and nothing new is found. Ends as `check` would afterwards: 0
    if clean, 1 if findings are left, 2 if something could not be checked or written.
    """
    settings, cwd = options.read_settings(paths, flags)
    if add_ignores or reason is not None:
        if not add_ignores or not (reason or "").strip() or unsafe_fixes:
            raise click.UsageError("--add-ignores goes with --reason TEXT, and with no other kind of fix")
        return _ignore(paths, settings, cwd, str(reason), rules, color, dry=diff)
    from checker.run.code.fix import fix as run_fix

    with progress_bar() as progress:
        fixed = run_fix(settings, paths, cwd=cwd, rules=rules, unsafe=unsafe_fixes, dry=diff, progress=progress)
    from checker.reports.fixes import render

    if diff:
        emit(fixed.diff, settings.output)
        click.echo(render(fixed, Style()), err=True, nl=False)
    else:
        emit(render(fixed, style_for(color, settings.output)), settings.output)
    return fixed.exit_code


def _ignore(
    paths: tuple[Path, ...],
    settings: Settings,
    cwd: Path,
    reason: str,
    rules: tuple[str, ...],
    color: str,
    *,
    dry: bool,
) -> int:
    from checker.reports.style import clean, plural
    from checker.run.code.add_ignores import add_ignores

    if not reason.isascii():
        raise click.UsageError("--reason: letters beyond ASCII cannot stand in every source file")
    with progress_bar() as progress:
        found = add_ignores(settings, paths, reason, cwd=cwd, rules=rules, dry=dry, progress=progress)
    style = Style() if dry else style_for(color, settings.output)
    verb = "would ignore" if dry else "ignored"
    lines = [f"{clean(str(f.at))} {f.rule} {f.name} {style.paint(verb, 'green')}" for f in found.added]
    lines += [f"{clean(str(f.at))} {f.rule} {f.name} {style.paint('left', 'yellow')}: {why}" for f, why in found.left]
    lines += [f"{clean(path)} {style.paint('not written', 'red')}: {why}" for path, why in found.refused]
    many = plural(len(found.added), "finding")
    lines.append(f"{verb[:1].upper()}{verb[1:]} {many}; {plural(len(found.left), 'finding')} left")
    text = "".join(f"{line}\n" for line in lines)
    if dry:
        emit(found.diff, settings.output)
        click.echo(text, err=True, nl=False)
    else:
        emit(text, settings.output)
    return 2 if found.refused else found.after.exit_code
