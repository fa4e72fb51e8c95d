"""A member of a log's population, and the row that it is read from."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from checker.logs.records.record import Record


class Member(Struct, frozen=True):
    """A record, or a line that is none and why. `raw` are the bytes at `offset` of the decompressed source (of which an
    OTLP line holds several records); CSV, Parquet and JSON documents have no lines, there `raw` is the record's text.
    It may hold a prompt, so it is digested, and never shown or kept. Members of one mapping with equal `alike` have the
    same values in all columns but ids, times and counts."""

    line: int
    offset: int
    raw: bytes
    text: bytes  # the record's own
    record: Record | None
    reason: str = ""
    ready: bytes = b""  # the record's text with objects in the place of JSON text
    alike: tuple[str | None, ...] | None = None  # told of records that were read many at once, without their bytes

    @property
    def key(self) -> str:
        """What identifies a member without an id."""
        return sha256(self.text).hexdigest()


class Row(Struct, frozen=True):
    """What is to be read strictly, one by one."""

    line: int
    offset: int
    raw: bytes
    text: bytes
    ready: bytes  # with objects in the place of JSON text

    def unreadable(self, reason: str) -> Member:
        return Member(self.line, self.offset, self.raw, self.text, None, reason)
