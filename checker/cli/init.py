"""`checkpolicy init`: looks at the repository and writes the files to start with; replaces none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import options
from checker.cli.output import emit, progress_bar
from checker.reports.style import clean, plural

if TYPE_CHECKING:
    from checker.run.code.starter import Starter
    from checker.run.code.survey import Survey
    from checker.settings import Settings

OFFERED = {
    "baseline": "Accept the findings of today, so that only new ones fail (checkpolicy-baseline.json)?",
    "pre-commit": "Check before each commit (.pre-commit-config.yaml)?",
    "github": "Check pull requests on GitHub (.github/workflows/checkpolicy.yml)?",
    "gitlab": "Check merge requests on GitLab (.gitlab/checkpolicy.yml)?",
    "jenkins": "Check changes on Jenkins (Jenkinsfile)?",
}
_SHOWN = 6


@click.command("init")
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.option(
    "--with",
    "parts",
    multiple=True,
    metavar="PART",
    help=f"Write these as well, without asking: {', '.join(OFFERED)}, or none.",
)
def init(dry_run: bool, parts: tuple[str, ...]) -> int:
    """Look at this repository and write a settings file and a policy that fit it.

    Says which SDKs, gateways, configurations, environments and logs there are and which metadata the code sends
    already. Offers a baseline, pre-commit and CI files: asked for on a terminal, else by --with. Replaces no file.
    """
    wanted = _named(parts)
    settings, cwd = options.read_settings((), {})
    from checker.policy.load import load_policy
    from checker.run.code.starter import policy_name, starters
    from checker.run.code.survey import survey

    with progress_bar() as progress:
        found = survey(settings, load_policy("chargeback"), cwd=cwd, progress=progress)
    click.echo("\n".join(_told(found)))
    files = starters(found, name=policy_name(cwd.name), branch=_branch(cwd))
    offers = [part for part in OFFERED if part in wanted or (not parts and _asks(part, found.root, dry_run=dry_run))]
    for part in (*_due(settings, cwd, files["settings"]), *(part for part in offers if part in files)):
        _write(files[part], cwd, dry_run=dry_run)
    if "baseline" in offers:
        _baseline(cwd, dry_run=dry_run)
    click.echo("\n".join(_next(found, offers, parts, accepted=_has_baseline(settings))))
    return 2 if found.notices else 0


def _due(settings: Settings, cwd: Path, ours: Starter) -> tuple[str, ...]:
    """Settings and policy, as far as there are none in force yet."""
    if settings.file is None:
        return "settings", "policy"
    where = options.shown(settings.file, cwd)
    if settings.policy is not None:
        click.echo(f"{where} names a policy already: it stays as it is, and no other one is written")
        return ()
    click.echo(f"{where} is there already and stays as it is: {ours.instead}")
    return ("policy",)


def _named(parts: tuple[str, ...]) -> tuple[str, ...]:
    named = options.split(parts)
    for part in named:
        if part not in OFFERED and part != "none":
            raise click.UsageError(f"--with {part}: must be one of {', '.join(OFFERED)}, or none")
    return named


def _asks(part: str, root: Path, *, dry_run: bool) -> bool:
    """Whether the user says yes. Nobody is asked for what the repository shows no sign of."""
    if dry_run or not sys.stdin.isatty() or not sys.stdout.isatty():
        return False
    signs = {"github": ".github", "gitlab": ".gitlab-ci.yml", "jenkins": "Jenkinsfile"}
    if part in signs and not (root / signs[part]).exists():
        return False
    return click.confirm(OFFERED[part], default=part == "baseline")


def _write(file: Starter, cwd: Path, *, dry_run: bool) -> None:
    target = cwd / file.path
    if target.exists() or target.is_symlink():
        click.echo(f"{file.path} is there already and stays as it is: {file.instead}")
        return
    if dry_run:
        text = "".join(f"    {line}".rstrip() + "\n" for line in file.text.splitlines())
        click.echo(f"would write {file.path}\n{text}")
        return
    emit(file.text, target)
    click.echo(f"wrote {file.path}")


def _baseline(cwd: Path, *, dry_run: bool) -> None:
    """As `baseline create` does, under the settings that were just written."""
    from checker.cli.baseline import create

    if dry_run:
        click.echo("would run  checkpolicy baseline create")
        return
    settings, _ = options.read_settings((), {})
    from checker.run.gate.baseline import baseline_file

    file = baseline_file(settings)
    if file.exists():
        click.echo(f"{options.shown(file, cwd)} is there already and stays as it is: `checkpolicy baseline prune`")
        return
    create.main(args=[], standalone_mode=False)


def _branch(cwd: Path) -> str:
    """The branch that is checked out, as a name for CI; `main` where git does not tell."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", "symbolic-ref", "--quiet", "--short", "HEAD"], cwd=cwd, capture_output=True, text=True, check=False
        )
    except OSError:
        return "main"
    name = done.stdout.strip()
    return name if name in ("main", "master", "trunk", "develop") else "main"


# --- what is said


def _told(found: Survey) -> Iterator[str]:
    counts = found.counts
    yield f"Looked at {plural(found.files, 'file')} of Python in {found.root.name}."
    if found.sdks:
        yield f"  call sites    {counts.total}: {', '.join(f'{name} {number}' for name, number in found.sdks)}"
    else:
        yield "  call sites    none: no call of an LLM SDK that the catalogue knows (docs/sdks.md)"
    told = [f"{one.name} at {one.sites} of {counts.total}" for one in found.sent]
    yield from _listed("sent already", told or (["no metadata of the policy"] if counts.total else []))
    yield from _listed("gateways", [*(f"{host} at {n} of {counts.total}" for host, n in found.hosts), *found.variables])
    yield from _listed("configs", [f"{kind}: {_few(paths)}" for kind, paths in found.configs])
    yield from _listed("environments", [f"{left} | {right}" for _, left, _, right in found.pairs])
    yield from _listed("logs", [f"{path} ({title})" for path, title in found.logs])
    yield from _listed("not checked", [f"{plural(len(u.paths), f'{u.language} file')}" for u in found.unchecked])
    yield from (f"  not readable  {clean(n.path)}: {clean(n.message)}" for n in found.notices[:_SHOWN])
    yield ""


def _listed(title: str, values: list[str]) -> Iterator[str]:
    for number, value in enumerate(values[: _SHOWN * 2]):
        yield f"  {title if not number else '':<12}  {clean(value)}"
    if len(values) > _SHOWN * 2:
        yield f"  {'':<12}  … {len(values) - _SHOWN * 2} more"


def _few(paths: tuple[str, ...]) -> str:
    rest = f", … {len(paths) - 2} more" if len(paths) > 2 else ""
    return ", ".join(paths[:2]) + rest


def _has_baseline(settings: Settings) -> bool:
    from checker.run.gate.baseline import baseline_file

    return baseline_file(settings).exists()


def _next(found: Survey, offers: list[str], parts: tuple[str, ...], *, accepted: bool) -> Iterator[str]:
    from checker.run.code.starter import installable, is_from_a_folder

    yield ""
    yield "Next:"
    yield "  checkpolicy check                # what the policy finds; `checkpolicy explain RULE` says why it matters"
    if (found.counts.failed or found.counts.unverifiable) and "baseline" not in offers and not accepted:
        yield "  checkpolicy baseline create      # accept what is there today, so that only new findings fail"
    if found.counts.unverifiable:
        yield "  checkpolicy inventory --unresolved   # what keeps calls unproven, and the models that settle it"
    for one, left, other, right in found.pairs[:1]:
        yield f"  checkpolicy compare-configs {left} {right}   # what {other} records differently from {one}"
    for path, _ in found.logs[:1]:
        yield f"  checkpolicy scan-logs {path}"
    if "pre-commit" in offers:
        yield "  pre-commit install               # puts the hook into this clone"
    if "gitlab" in offers:
        yield "  include: [{local: .gitlab/checkpolicy.yml}]   # the line for .gitlab-ci.yml, which alone GitLab reads"
    if set(offers) - {"baseline"} and is_from_a_folder():
        yield f"  '{installable()}' in these files: say where yours is to come from   # here it came from a folder"
    if not offers and not parts:
        yield f"  checkpolicy init --with PART     # {', '.join(OFFERED)}: written when asked for"
    yield "Read the policy and change what does not fit, then commit what was written."
