"""Which day it is, and from when to when records count: `--as-of`, `--from` and `--to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date


def today() -> date:
    """In UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def window(start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """--from and --to, in microseconds."""
    since, until = _moment("--from", start), _moment("--to", end)
    if since is not None and until is not None and since >= until:
        raise click.UsageError(f"--from {start} is not before --to {end}: nothing lies between them")
    return since, until


def _moment(flag: str, text: str | None) -> int | None:
    if text is None:
        return None

    from checker.logs.checks.window import parse_moment

    try:
        return parse_moment(text)
    except ValueError as error:
        raise click.UsageError(f"{flag}: {error}") from None
