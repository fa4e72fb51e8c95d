"""Standard output as commands may write to it without a care: its reader may go away, its disk may be full."""

from __future__ import annotations

import io
import os
import sys

import click


class StandardOutput(io.TextIOWrapper):
    """Where the reader (`head`, `less`) goes away, what is left goes nowhere and the command goes on: files that it
    writes are not to depend on a pager. `gone` says so. What else fails is a ClickException."""

    gone = False

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self._failed(error)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._failed(error)

    def _failed(self, error: OSError) -> None:
        """Nothing more is written: what is in the buffer would fail once more when the interpreter ends."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            raise click.ClickException(f"standard output: cannot be written: {error.strerror or error}") from None
        self.gone = True


def take_over() -> None:
    """Put it in the place of the interpreter's own; what a test or a program has put there stays."""
    old = sys.stdout
    if type(old) is not io.TextIOWrapper or old is not sys.__stdout__:
        return
    encoding, errors, buffering = old.encoding, old.errors, old.line_buffering
    new = StandardOutput(old.detach(), encoding=encoding, errors=errors, line_buffering=buffering)
    sys.stdout = sys.__stdout__ = new  # type: ignore[misc]  # the old one is of no more use
