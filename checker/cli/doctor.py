"""`checkpolicy doctor`: versions, settings, policy, cache, and what would be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from checker.cli import options
from checker.cli.usage import usage_message
from checker.reports.style import clean, plural

if TYPE_CHECKING:
    from checker.policy.model import Policy
    from checker.settings import Settings

Answer = TypeVar("Answer")
_WIDTH = 14


@click.command("doctor")
@options.paths
@click.option("--policy", metavar="NAME|FILE", help="Policy file, or the name of a built-in one.")
def doctor(paths: tuple[Path, ...], policy: str | None) -> int:
    """Say what is installed, which settings and policy are in force, and what `check` would look at.

    Ends with 2 if something stands in the way of a run.
    """
    from checker.run.doctor import cache_state, extras, namesake_warning, namesakes, versions

    wrong: list[str] = []
    _section("Installed", versions())
    _section("Extras", extras())
    if (warning := namesake_warning(namesakes())) is not None:
        click.echo(f"warning: {clean(warning)}\n")
    settings, cwd = _tried(lambda: options.read_settings(paths, {"policy": policy}), wrong) or (None, Path.cwd())
    if settings is not None:
        _section("Settings", _settings(settings, cwd))
        in_force = _tried(lambda: _policy_of(settings, cwd), wrong)
        if in_force is not None:
            _section("Policy", _policy(in_force))
            told = _tried(lambda: list(_checked(settings, in_force, paths, cwd)), wrong)
            _section("Would be checked", told or [])
        _section("Cache", [("folder", cache_state(settings))])
    for message in wrong:
        click.echo(f"wrong: {message}")
    return 2 if wrong else 0


def _tried(ask: Callable[[], Answer], wrong: list[str]) -> Answer | None:
    """What is the user's matter is told with the rest; a defect of ours goes on up."""
    try:
        return ask()
    except Exception as error:
        message = usage_message(error)
        if message is None:
            raise
        wrong.append(message)
        return None


def _section(title: str, rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> None:
    click.echo(title)
    for name, text in rows:
        click.echo(f"  {name:<{_WIDTH}}  {clean(text)}")
    click.echo()


def _settings(settings: Settings, cwd: Path) -> Iterator[tuple[str, str]]:
    from checker.run.doctor import settings_in_force

    none = "none found from here upward; the defaults apply (`checkpolicy init` writes one)"
    yield "file", none if settings.file is None else options.shown(settings.file, cwd)
    yield from settings_in_force(settings)


def _policy_of(settings: Settings, cwd: Path) -> Policy:
    from checker.run.policy.policies import policy_of

    return policy_of(settings, cwd=cwd)


def _policy(policy: Policy) -> Iterator[tuple[str, str]]:
    built_in = " (built-in)" if policy.ref.builtin else ""
    yield "name", f"{policy.name} {policy.version}{built_in}"
    yield "digest", policy.ref.digest
    yield "made of", ", ".join(policy.sources) or "what checkpolicy has built in"
    yield "asks the code", ", ".join(field.name for field in policy.proven_in_code()) or "nothing"


def _checked(settings: Settings, policy: Policy, paths: tuple[Path, ...], cwd: Path) -> Iterator[tuple[str, str]]:
    from checker.run.configs.configs import list_pairs
    from checker.run.population import gather

    found = gather(settings, paths, policy, cwd=cwd)
    yield "project", str(found.root)
    yield "sources", f"{plural(found.reported, 'file')} of {len(found.files):,} that may be read"
    pairs = list_pairs(found, policy)
    shown = ", ".join(f"{found.here(p.left[-1])} | {found.here(p.right[-1])}" for p in pairs[:3])
    more = f", … {len(pairs) - 3} more" if len(pairs) > 3 else ""
    yield "configurations", f"{plural(len(pairs), 'pair')} of environments{': ' if pairs else ''}{shown}{more}"
    for item in found.unchecked:
        yield "not checked", f"{plural(len(item.paths), f'{item.language} file')} naming a model provider"
    for notice in found.notices:
        yield "not readable", f"{notice.path}: {notice.message}"
