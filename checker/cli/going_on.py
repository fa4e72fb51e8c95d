"""`--since-last` and `--checkpoint`: where a scan goes on from, kept once its report is out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import UnwritableError

if TYPE_CHECKING:
    from checker.logs.result import LogReport


def checkpoint_of(
    since_last: bool, following: bool, named: Path | None, sources: tuple[str, ...], cwd: Path
) -> Path | None:
    """The checkpoint's file: the one that was named, else one for these sources in the platform's state folder."""
    if since_last and following:
        raise click.UsageError("--since-last ends once all is read, --follow goes on: give one")
    if not (since_last or following):
        if named is not None:
            raise click.UsageError("--checkpoint goes with --since-last or --follow")
        return None
    if named is not None:
        return cwd / named
    from checker.logs.progress.checkpoint import default_path, state_folder

    folder = state_folder()
    if folder is None:
        raise click.UsageError("no home folder is known here: say with --checkpoint FILE how far was read")
    return default_path(folder, ("--follow", *sources) if following else sources, cwd)


@contextmanager
def going_on(checkpoint: Path | None) -> Iterator[Callable[[LogReport], None]]:
    """No other run goes on from the checkpoint meanwhile. What is given to the function is kept in it."""
    if checkpoint is None:
        yield lambda found: None
        return
    from checker.logs.progress.checkpoint import locked, save

    def keep(found: LogReport) -> None:
        assert found.continuity is not None
        try:
            save(checkpoint, found.continuity.after)
        except OSError as error:
            hint = f"{error.strerror or error}: the next scan reads the same again"
            raise UnwritableError(str(checkpoint), hint=hint) from None

    with locked(checkpoint):
        yield keep
