"""The elements of a JSON list, one after the other, of a stream that may be larger than memory.

What lies between two elements that are alike (`},{"id"`) is looked for from the end of what was read, and all before
it is split at once: text is cut between two elements if and only if brackets around it make it a list. Where that does
not lead anywhere, elements are decoded one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    import msgspec

_FIRST: Final = 64 << 10  # bytes that are read first
AT_ONCE: Final = 8 << 20  # and later
LARGEST: Final = 256 << 20  # bytes of one element
_ONE_BY_ONE: Final = 200  # elements, before all that was read is tried again
_LEAST: Final = 16 << 10  # bytes that are worth a trial
_MISSES: Final = 20  # in a row, after which nothing is tried any more
_TRIALS: Final = 3  # at the end of what was read
_LITERAL: Final = 16  # characters that a literal or an escape may have
_BETWEEN: Final = re.compile(r"[ \t\r\n,]*")
_COMMAS: Final = re.compile(rb"[ \t\r\n,]*")
_NEXT: Final = re.compile(rb'[ \t\r\n]*,[ \t\r\n]*\{[ \t\r\n]*"[^"\\]{1,100}"')
_DECODER: Final = json.JSONDecoder()


class Element(Struct, frozen=True):
    """`line` and `offset` are of its first byte. `reason`: why it cannot be read, in which case it is the last one."""

    line: int
    offset: int
    text: bytes
    reason: str = ""


class Window(Struct):
    """A part of a stream, of which the beginning is dropped when it is done with."""

    read: Callable[[int], bytes]
    data: bytes = b""
    line: int = 1
    offset: int = 0
    ended: bool = False
    size: int = _FIRST

    def more(self) -> None:
        piece = self.read(max(self.size, len(self.data)))
        self.ended = not piece
        self.data += piece
        self.size = min(2 * self.size, AT_ONCE)

    def fill(self) -> None:
        """Up to what is read at once, once the stream turned out to be that long."""
        while not self.ended and len(self.data) < AT_ONCE <= self.size:
            self.more()

    def drop(self, count: int) -> None:
        self.line += self.data.count(b"\n", 0, count)
        self.offset += count
        self.data = self.data[count:]

    def drain(self) -> None:
        """To the end of the stream, but for the last byte."""
        while not self.ended:
            self.drop(max(0, len(self.data) - 1))
            self.more()
        self.drop(max(0, len(self.data) - 1))

    def skip(self, chars: bytes = b" \t\r\n") -> bytes:
        """The first byte behind them; nothing at the end."""
        while True:
            self.drop(len(self.data) - len(self.data.lstrip(chars)))
            if self.data or self.ended:
                return self.data[:1]
            self.more()


def elements(window: Window, *, bare: bool = False) -> Iterator[Element]:
    """From behind the bracket that opens the list; the window is then behind the one that closes it. `bare`: without
    brackets, one value after the other up to the end."""
    split = _Splitting()
    while first := window.skip(b" \t\r\n" if bare else b" \t\r\n,"):
        if first == b"]" and not bare:
            window.drop(1)
            return
        window.fill()
        found = split.at_once(window) or split.one_by_one(window)
        yield from found
        if found and found[-1].reason:
            return
        if not found:
            window.more()
    if not bare:
        yield Element(window.line, window.offset, b"", "the list of records breaks off")


_Span = tuple[int, int]


class _Splitting:
    """`glue` is what lay between two elements that were decoded one by one."""

    def __init__(self) -> None:
        import msgspec

        self._decoder: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])
        self._glue = b""
        self._misses = 0

    def at_once(self, window: Window) -> list[Element]:
        """As many elements as can be told; none if that is not known."""
        import msgspec

        if not self._glue or self._misses >= _MISSES:
            return []
        for end in _ends(window.data, self._glue):
            try:
                found = self._decoder.decode(b"[" + window.data[:end] + b"]")
            except (msgspec.DecodeError, RecursionError):
                continue
            self._misses = 0
            return _placed(window, list(_spans(window.data, (len(bytes(one)) for one in found))))
        self._misses += 1
        return []

    def one_by_one(self, window: Window) -> list[Element]:
        """A few elements; none if more has to be read first."""
        text = window.data.decode("utf-8", "surrogateescape")
        spans: list[_Span] = []
        position = end = 0
        while len(spans) < _ONE_BY_ONE and position < len(text) and text[position] != "]":
            try:
                _, behind = _DECODER.raw_decode(text, position)
            except (ValueError, RecursionError) as error:
                if not spans and _is_broken(error, text, window):
                    return [_broken(window, error)]
                break
            if behind == len(text) and not window.ended:
                break  # it may go on, if it is a number
            begin = end
            end += len(_encoded(text[position:behind]))
            spans.append((begin, end))
            between = _BETWEEN.match(text, behind)
            position = between.end() if between is not None else behind
            end += position - behind  # ASCII
        if spans:
            self._learn(window.data, spans[-1][1])
        return _placed(window, spans)

    def _learn(self, data: bytes, end: int) -> None:
        follows = _NEXT.match(data, end)
        if follows is not None and data[end - 1 : end] == b"}":
            self._glue = data[end - 1 : follows.end()]


def _ends(data: bytes, glue: bytes) -> Iterator[int]:
    """Where `data` may be cut: near its end, then near the middle, and so on."""
    limit = len(data)
    trials = 0
    while limit > _LEAST:
        at = data.rfind(glue, 0, limit)
        if at < 0:
            return
        yield at + 1
        trials += 1
        limit = at + len(glue) - 1 if trials < _TRIALS else min(at, limit // 2)


def _spans(data: bytes, sizes: Iterable[int]) -> Iterator[_Span]:
    position = 0
    for size in sizes:
        yield position, position + size
        behind = _COMMAS.match(data, position + size)
        assert behind is not None
        position = behind.end()


def _placed(window: Window, spans: Sequence[_Span]) -> list[Element]:
    """They are dropped."""
    data, line, position = window.data, window.line, 0
    found: list[Element] = []
    for begin, end in spans:
        line += data.count(b"\n", position, begin)
        found.append(Element(line, window.offset + begin, data[begin:end]))
        position = begin
    if spans:
        window.drop(spans[-1][1])
    return found


def _is_broken(error: Exception, text: str, window: Window) -> bool:
    """Whether it stays so whatever follows."""
    if window.ended or len(window.data) > LARGEST or not isinstance(error, json.JSONDecodeError):
        return True
    return not error.msg.startswith("Unterminated") and error.pos < len(text) - _LITERAL


def _broken(window: Window, error: Exception) -> Element:
    if window.ended:
        said = "JSON that breaks off, or is not valid"
    elif len(window.data) > LARGEST:
        said = f"an element of more than {LARGEST >> 20} MB"
    else:
        said = f"not valid JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else "JSON nested too deeply"
    return Element(window.line, window.offset, b"", f"{said}: what follows in this document was not read")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
