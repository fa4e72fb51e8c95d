"""Where reports go: standard output or a file, colours or none, and the progress bar on the side."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from checker.reports.style import Style

PATIENCE = 1.0  # seconds before a progress bar shows


def emit(text: str, output: Path | None = None) -> None:
    """Write a report. A file is written whole or not at all, always in UTF-8 with `\\n`."""
    if output is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="backslashreplace")
        stream.write(text)
        stream.flush()
        return
    target = Path(os.path.realpath(output))  # a link to the file stays one
    partial = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if target.exists() and not target.is_file():  # a device or a pipe: written to, never replaced
            target.write_text(text, encoding="utf-8", newline="\n")
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UnwritableError(str(output), hint=error.strerror or str(error)) from error


class UnwritableError(click.FileError):
    """Of a file that may well have been opened: a disk is full, a folder may not be written to."""

    def format_message(self) -> str:
        return f"{self.ui_filename}: cannot be written: {self.message}"


def style_for(color: str, output: Path | None) -> Style:
    """Colours and source frames on a terminal. `--color` goes before NO_COLOR, that before FORCE_COLOR."""
    terminal = output is None and sys.stdout.isatty()
    if color != "auto":
        colour = color == "always"
    elif os.environ.get("NO_COLOR"):
        colour = False
    elif os.environ.get("FORCE_COLOR"):
        colour = output is None
    else:
        colour = terminal and os.environ.get("TERM") != "dumb"
    return Style(colour=colour, frames=terminal)


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None] | None]:
    """A one-line bar on standard error, on terminals only, once a run takes over a second; gone when it ends."""
    if not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    last = began
    shown = False

    def show(phase: str, done: int, total: int) -> None:
        nonlocal last, shown
        now = time.monotonic()
        if now - began < PATIENCE or now - last < 0.1:
            return
        last, shown = now, True
        share = done / total if total else 0.0
        bar = "█" * int(share * 24)
        sys.stderr.write(f"\r\x1b[K{phase} {bar:<24} {done:,} of {total:,}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
