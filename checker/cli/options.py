"""Flags that commands share, and how they become `Settings`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.settings import Settings, load_settings, merge_flags

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: on a terminal only, always or never. NO_COLOR and FORCE_COLOR are honoured.",
)
price_cards = click.option(
    "--price-card",
    "price_cards",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A price card beside those that the policy names.",
)
_REPORTING = (
    click.option("--output", metavar="FILE", help="Write the report to FILE instead of standard output."),
    click.option("--strict", is_flag=True, default=None, help="End with 2 when files of other languages were found."),
    color,
)
_LOOKING = (
    click.option("--policy", metavar="NAME|FILE", help="Policy file, or the name of a built-in one."),
    click.option(
        "--jobs",
        type=int,
        metavar="N",
        help="At most so many processes [as many as pay off: parts of a project that share no code are judged apart].",
    ),
    click.option("--no-cache", is_flag=True, default=None, help="Neither read nor write the cache."),
    click.option("--no-prefilter", is_flag=True, default=None, help="Parse every file; the result is the same."),
    click.option("--as-of", metavar="DATE", help="The day that expiry dates are compared with [today, UTC]."),
)


def looking_options(function: Decorated) -> Decorated:
    """What decides how the project is looked at."""
    for option in reversed(_LOOKING):
        function = option(function)
    return function


def population_options(function: Decorated) -> Decorated:
    """The same for what makes a report of it."""
    for option in reversed(_REPORTING):
        function = option(function)
    return looking_options(function)


def read_settings(named: tuple[Path, ...], flags: dict[str, Any]) -> tuple[Settings, Path]:
    """The settings file that is nearest to `named`, with the flags that were given laid over it."""
    cwd = Path.cwd()
    given = dict(flags)
    if given.pop("no_cache", None):
        given["cache"] = False
    if given.pop("no_baseline", None):
        given["use_baseline"] = False
    if given.pop("no_prefilter", None):
        given["prefilter"] = False
    return merge_flags(load_settings(named, cwd=cwd), cwd=cwd, flags=given), cwd


def split(words: tuple[str, ...]) -> tuple[str, ...]:
    """`--select CP101,CP102` is the same as twice `--select`."""
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def shown(path: Path, cwd: Path) -> str:
    """As messages name it: relative to the working directory where it lies in there."""
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        return str(path)
