"""`--violations FILE`: every violation as a line of JSON."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from checker.cli.output import UnwritableError


class _UnwritableError(Exception):
    """Violations cannot be written. No OSError: that would look like a log that cannot be read."""


@contextmanager
def violations_written_to(path: Path | None) -> Iterator[Callable[[Any], None] | None]:
    """A writer of violations. The file grows as they are found, a run that is cut short leaves what it found."""
    if path is None:
        yield None
        return
    from checker.reports.logs_json import violation_line

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as out:

            def write(violation: Any) -> None:
                try:
                    out.write(violation_line(violation))
                except OSError as error:
                    raise _UnwritableError from error

            yield write
            _flush(out)
    except (OSError, _UnwritableError) as fault:
        error = fault.__cause__ or fault
        assert isinstance(error, OSError)
        raise UnwritableError(str(path), hint=f"{error.strerror or error}: violations found so far were kept") from None


def _flush(out: IO[str]) -> None:
    out.flush()
    if out.seekable() and Path(out.name).is_file():
        os.fsync(out.fileno())
