"""Bytes to text, and offsets in text to lines and columns."""

from __future__ import annotations

import codecs
import gc
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from checker.documents.errors import DocumentError
from checker.documents.location import Location

# What YAML 1.2 allows in a stream (production c-printable); JSON and TOML allow no more outside of strings.
_FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_PLAIN = str.maketrans("\t\n\r", "   ")
_BREAK = re.compile(r"\r\n|\n|\r")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Trees have no cycles, and live as long as they are needed: while they are made and walked, collecting finds
    nothing and costs a third of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def decode(data: bytes, path: str) -> str:
    """Text of a configuration file: UTF-8 with or without byte order mark, or UTF-16 with one.

    Raises DocumentError with the offset of the first byte that does not fit.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise DocumentError("the file is UTF-32: save it as UTF-8", Location(path, 1))
    if data[:4:2] == b"\0\0" or data[1:4:2] == b"\0\0":
        message = "the file is UTF-16 without a byte order mark, which most programs do not read: save it as UTF-8"
        raise DocumentError(message, Location(path, 1))
    encoding, skip = "utf-8", 0
    if data.startswith(codecs.BOM_UTF8):
        skip = 3
    elif data.startswith(codecs.BOM_UTF16_LE):
        encoding, skip = "utf-16-le", 2
    elif data.startswith(codecs.BOM_UTF16_BE):
        encoding, skip = "utf-16-be", 2
    body = data[skip:]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        line, column = Lines(before).at(len(before))
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        message = f"not valid {name} at byte {skip + error.start} (0x{body[error.start]:02x}): save the file as UTF-8"
        raise DocumentError(message, Location(path, line, column)) from None


def beginning(data: bytes, length: int) -> str:
    """The text of the first bytes, whatever does not fit in it."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data[:length].decode("utf-16" if utf_16 else "utf-8-sig", "replace")


def refuse_control_characters(text: str, path: str) -> None:
    """Raises DocumentError at the first character that has no place in a document (NUL, escape, lone surrogate)."""
    if text.isascii() and text.translate(_PLAIN).isprintable():
        return  # compiling a pattern of this width costs more than reading a policy
    if bad := re.search(_FORBIDDEN, text):
        line, column = Lines(text).at(bad.start())
        raise DocumentError(f"character U+{ord(bad.group()):04X} is not allowed here", Location(path, line, column))


class Lines:
    """Where each line of a text starts."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, 1-based, of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
