"""Colours, plurals and columns: what the text outputs share. Colours are given only where `Style` has them on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_CODES = {"red": "31", "yellow": "33", "green": "32", "blue": "34", "cyan": "36", "bold": "1", "dim": "2"}


class Style(Struct, frozen=True):
    """`frames` shows source lines below findings."""

    colour: bool = False
    frames: bool = False

    def paint(self, text: str, *names: str) -> str:
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"


PLAIN = Style()


def plural(count: int, noun: str) -> str:
    """`1 call site`, `2 call sites`, `2 libraries`."""
    if count == 1:
        return f"1 {noun}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{count:,} {noun[:-1]}ies"
    return f"{count:,} {noun}s"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], style: Style) -> list[str]:
    """Left-aligned columns with a head line; the last column is not padded."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    widths[-1] = 0

    def line(row: Sequence[str]) -> str:
        return "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()

    return [style.paint(line(head), "bold"), *(line(row) for row in rows)]


def clean(text: str) -> str:
    """`text` without control characters, which a file name or a message could smuggle into a terminal."""
    return "".join(char if char.isprintable() else f"\\x{_code(char):02x}" for char in text)


def _code(char: str) -> int:
    """Of a byte that is no UTF-8 (in a file name) the byte."""
    return ord(char) - 0xDC00 if "\udc80" <= char <= "\udcff" else ord(char)
