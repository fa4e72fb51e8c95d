"""Rows of texts that the query engine reads of a log (quick_lines.py, quick_parquet.py), as records."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from msgspec import Struct, field

from checker.logs.columns.extraction import token_columns
from checker.logs.columns.leaves import Leaves
from checker.logs.columns.row_kinds import excluded_rows, foreign_rows, is_row_column, misfit_rows
from checker.logs.formats.canonical import MEASURED, Type, column_type
from checker.logs.formats.mapping import RecordMapping, with_paths
from checker.logs.records.expressions import Kind
from checker.logs.records.record import Record, Token

SETTINGS: Final = ("memory_limit = '400MB'", "threads = 1", "TimeZone = 'UTC'", "enable_progress_bar = false")
_MOST_ALIKE: Final = 50_000
_ID: Final = "record_id"
_BY_TEXT: Final = (Type.TEXT, Type.AMOUNT)
_KINDS: Final = {
    '"': Kind.STRING, "{": Kind.OBJECT, "[": Kind.ARRAY, "t": Kind.BOOLEAN, "f": Kind.BOOLEAN, "n": Kind.NULL,
    "N": Kind.OTHER, "I": Kind.OTHER,
}  # fmt: skip
Texts = tuple[str | None, ...]


class QuickRecord(Struct, frozen=True):
    """`alike`: see members.py."""

    record: Record
    alike: Texts


class QuickRecords(Struct):
    """`narrow` reads what the columns of `mapping` need. `few`: columns that have the same values in many records;
    `own`: the others, of which the id is the first, and the last `counts` are counts."""

    mapping: RecordMapping
    narrow: RecordMapping
    few: tuple[str, ...]
    own: tuple[str, ...]
    counts: int
    reals: bool
    _known: dict[Texts, dict[str, Token | None]] = field(default_factory=dict)

    def selected(self, leaves: Leaves, certain: str) -> str:
        """The query of rows: their number `n`, whether the reading is certain, which it is where `certain` holds and
        they are records at all, and the texts of columns."""
        narrow = self.narrow
        doubts = " OR ".join(rows(narrow, leaves) for rows in (foreign_rows, misfit_rows, excluded_rows))
        tokens = ", ".join(token_columns(self.narrow, leaves, (*self.few, *self.own), ()))
        return f"SELECT n, {certain} AND NOT ({doubts}) AS certain, {tokens} FROM ({leaves.query})"

    def record(self, row: Sequence[Any]) -> QuickRecord | None:
        """Of whether the row is certain, and its texts. None: it is to be read strictly."""
        certain, *texts = row
        few = len(self.few)
        alike, own = tuple(texts[:few]), texts[few:]
        if not (certain and self._is_certain(own)):
            return None
        tokens = self._known.get(alike)
        if tokens is None:
            if len(self._known) >= _MOST_ALIKE:
                self._known.clear()
            tokens = self._known[alike] = _tokens(self.few, alike)
        return QuickRecord(Record(self.mapping, tokens | _tokens(self.own, own)), alike)

    def _is_certain(self, own: Sequence[str | None]) -> bool:
        """Records without an id are known by all of their text, and of a count the engine keeps the value, but not how
        it was written."""
        if not (own[0] or "").startswith('"'):
            return False
        counts = [text for text in own[len(own) - self.counts :] if text is not None]
        said = "".join([text.removesuffix(".0") for text in counts] if self.reals else counts)
        return said.isdigit() or not said


def quick_records(mapping: RecordMapping, *, reals: bool = False) -> QuickRecords | None:
    """For the columns of `mapping`; None where records have no id."""
    narrow = with_paths(mapping.format, mapping.columns)
    if _ID not in narrow.columns:
        return None
    names = sorted(name for name in narrow.columns if name != _ID)
    few = tuple(name for name in names if not is_row_column(name))
    counts = tuple(
        name for name in names if is_row_column(name) and column_type(name) is Type.COUNT and name not in MEASURED
    )
    own = (_ID, *(name for name in names if is_row_column(name) and name not in counts), *counts)
    return QuickRecords(mapping, narrow, few, own, len(counts), reals)


def numbers_as_written(record: Record, raw: bytes) -> bool:
    """Whether numbers of which the text counts (amounts, names) stand in the record's bytes as they were read: the
    engine keeps the value of a number, and not how it was written."""
    for name, token in record.tokens().items():
        if token.kind is Kind.NUMBER and column_type(name) in _BY_TEXT:
            keys = tuple(sorted({one.path[-1] for one in record.mapping.columns[name].candidates if one.path}))
            if token.text.encode() not in _numbers_after(keys).findall(raw):
                return False
    return True


@cache
def _numbers_after(keys: tuple[str, ...]) -> re.Pattern[bytes]:
    """Numbers that are the value of one of some keys, in JSON or in JSON text."""
    names = "|".join(re.escape(json.dumps(key)[1:-1]) for key in keys)
    return re.compile(rf'"(?:{names})\\*"\s*:\s*(-?[0-9.eE+-]+)'.encode())


def _tokens(names: Sequence[str], texts: Sequence[str | None]) -> dict[str, Token | None]:
    return {name: _token(text) for name, text in zip(names, texts, strict=True) if text is not None}


def _token(text: str) -> Token:
    """By its JSON text."""
    kind = _KINDS.get(text[0], Kind.NUMBER)
    if kind is Kind.STRING:
        return Token(kind, json.loads(text) if "\\" in text else text[1:-1])
    return Token(kind, text)
