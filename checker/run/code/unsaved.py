"""`check --stdin-filename`: one file as an editor has it, in the place of what is on disk, if there is any."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from checker.code.progress import Progress
from checker.errors import InputError
from checker.findings.model import Report
from checker.rules.registry import active, select
from checker.run.code.facts import look
from checker.run.code.judging import judge
from checker.run.policy.policies import policy_of
from checker.run.population import Population, gather
from checker.settings import Settings

ENDINGS = (".py", ".pyi", ".ipynb")


class UnsavedError(InputError):
    """A buffer that cannot be judged: a usage error."""


def check_unsaved(
    settings: Settings, file: Path, data: bytes, *, cwd: Path, progress: Progress | None = None
) -> tuple[Report, Mapping[str, bytes]]:
    """What `file` causes if `data` is what it holds, and `data` under the path that the report has for it. The rest of
    the project is read from disk. Raises UnsavedError, and what `check` raises."""
    if file.suffix.lower() not in ENDINGS:
        raise UnsavedError(f"--stdin-filename {file}: only Python files and notebooks ({', '.join(ENDINGS)}) are read")
    if not (cwd / file).parent.is_dir():
        raise UnsavedError(f"--stdin-filename {file}: there is no such folder")
    chosen = select(settings.select) if settings.select else None
    ignored = select(settings.ignore)
    policy = policy_of(settings, cwd=cwd)
    levels = active(policy.rules, chosen=chosen, ignored=ignored)
    named = file if (cwd / file).is_file() else file.parent
    population = _only(gather(settings, [named], policy, cwd=cwd), cwd / file)
    (path,) = population.shown
    facts = look(settings, policy, population, progress, {path: data})
    report = judge(facts, settings, levels, {path: data})
    if settings.use_baseline:
        from checker.run.gate.baseline import with_baseline

        report = with_baseline(report, settings, cwd=cwd, root=population.root)
    return report, {population.here(path): data}


def _only(population: Population, file: Path) -> Population:
    """The population that reports on this one file, whether it is on disk or not."""
    full = os.path.abspath(file)  # noqa: PTH100 - resolve() would leave the project through a symlink
    path = os.path.relpath(full, population.root).replace(os.sep, "/")
    return replace(
        population,
        files=tuple(sorted({*population.files, path})),
        shown=frozenset({path}),
        everything=False,
        shown_configs=frozenset(),
        unchecked=(),
    )
