"""Lines of a log as records, many at once: the query engine reads the tokens, which is several times as quick as the
strict reading (record.py) and comes to the same, save that null is as good as nothing. Lines that this is not certain
of are left to the strict one.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.logs.block_query import excluded_rows, foreign_rows, is_row_column
from checker.logs.blocks import Block, Rewriter, UnreadableLineError, line_rewriter, lines_apart, pieces_of
from checker.logs.canonical import Type, column_type
from checker.logs.expressions import Kind
from checker.logs.extraction import token_columns
from checker.logs.leaves import Leaves, typed_leaves
from checker.logs.mapping import RecordMapping, with_paths
from checker.logs.record import Record, Token

if TYPE_CHECKING:
    import duckdb

WORTH: Final = 1 << 20  # bytes for which it is worth planning a statement
_AT_ONCE: Final = 8 << 20
_PIECE: Final = 1 << 20  # bytes around a line that cannot be read so
_MOST_ALIKE: Final = 50_000
_MEMORY: Final = "400MB"
_FILE: Final = "block.ndjson"
_ID: Final = "record_id"
_BLANK: Final = b" \t\r"
_KINDS: Final = {
    '"': Kind.STRING, "{": Kind.OBJECT, "[": Kind.ARRAY, "t": Kind.BOOLEAN, "f": Kind.BOOLEAN, "n": Kind.NULL,
    "N": Kind.OTHER, "I": Kind.OTHER,
}  # fmt: skip
Texts = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class QuickRecord:
    """`alike`: see members.py."""

    line: int
    offset: int
    record: Record
    alike: Texts


@dataclass(slots=True)
class QuickLines:
    """`few`: columns that have the same values in many records; `own`: the others, of which the id is the first,
    and the last `counts` are counts. `rewrite`: lines are made ready first."""

    mapping: RecordMapping
    few: tuple[str, ...]
    own: tuple[str, ...]
    counts: int
    query: str
    folder: Path
    connection: duckdb.DuckDBPyConnection
    rewrite: Rewriter | None
    _known: dict[Texts, dict[str, Token]] = field(default_factory=dict)

    def read(self, block: Block) -> Iterator[QuickRecord | Block]:
        """Its records, and lines that are to be read strictly, in order."""
        for piece in pieces_of(block, _AT_ONCE):
            yield from self._read(piece)

    def _read(self, block: Block) -> Iterator[QuickRecord | Block]:
        lines = block.data.split(b"\n")
        found = self._found(block.data if self.rewrite is None else b"\n".join(map(self._ready, lines)))
        if found is not None and len(found) == sum([bool(line.strip(_BLANK)) for line in lines]):
            yield from self._records(block, lines, found)
        elif len(block.data) <= _PIECE:
            yield block
        else:
            for piece in pieces_of(block, max(_PIECE, len(block.data) // 4)):
                yield from self._read(piece)

    def _found(self, data: bytes) -> list[tuple[Any, ...]] | None:
        """Of each line whether it is certain, and its texts."""
        import duckdb

        (self.folder / _FILE).write_bytes(data)
        try:
            return self.connection.execute(self.query).fetchall()
        except duckdb.Error:
            return None

    def _ready(self, line: bytes) -> bytes:
        assert self.rewrite is not None
        text = line.strip(_BLANK)
        try:
            (ready,) = self.rewrite(text) if text else (b"",)
        except UnreadableLineError:
            return text  # the engine cannot read it either
        return ready

    def _records(
        self, block: Block, lines: Sequence[bytes], found: Sequence[tuple[Any, ...]]
    ) -> Iterator[QuickRecord | Block]:
        apart = set(lines_apart(block.data))
        line, offset = block.line, block.offset
        few = len(self.few)
        n = -1
        for raw in lines:
            if raw.strip(_BLANK):
                n += 1
                certain, *texts = found[n]
                alike, own = tuple(texts[:few]), texts[few:]
                if certain and n not in apart and self._is_certain(own):
                    yield QuickRecord(line, offset, self._record(alike, own), alike)
                else:
                    yield Block(raw, line, offset)
            line += 1
            offset += len(raw) + 1

    def _is_certain(self, own: Sequence[str | None]) -> bool:
        """Records without an id are known by all of their text, and of a count the engine keeps the value, but not how
        it was written."""
        if not (own[0] or "").startswith('"'):
            return False
        counts = "".join([text for text in own[len(own) - self.counts :] if text is not None])
        return counts.isdigit() or not counts

    def _record(self, few: Texts, own: Sequence[str | None]) -> Record:
        tokens = self._known.get(few)
        if tokens is None:
            if len(self._known) >= _MOST_ALIKE:
                self._known.clear()
            tokens = self._known[few] = _tokens(self.few, few)
        return Record(self.mapping, tokens | _tokens(self.own, own))

    def close(self) -> None:
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def quick_lines(mapping: RecordMapping) -> QuickLines | None:
    """For the columns of `mapping`; None where no types say what the format has, or records have no id."""
    import duckdb

    narrow = with_paths(mapping.format, mapping.columns)
    folder = Path(tempfile.mkdtemp(prefix="checkpolicy-"))
    leaves = typed_leaves(narrow, str(folder / _FILE))
    if leaves is None or _ID not in narrow.columns:
        folder.rmdir()
        return None
    connection = duckdb.connect()
    for setting in (f"memory_limit = '{_MEMORY}'", "threads = 1", "TimeZone = 'UTC'", "enable_progress_bar = false"):
        connection.execute(f"SET {setting}")
    names = sorted(name for name in narrow.columns if name != _ID)
    few = tuple(name for name in names if not is_row_column(name))
    counts = tuple(name for name in names if is_row_column(name) and column_type(name) is Type.COUNT)
    own = (_ID, *(name for name in names if is_row_column(name) and name not in counts), *counts)
    rewrite = line_rewriter(mapping) if mapping.format.json_text else None
    return QuickLines(mapping, few, own, len(counts), _query(narrow, leaves, (*few, *own)), folder, connection, rewrite)


def _query(mapping: RecordMapping, leaves: Leaves, names: Sequence[str]) -> str:
    doubts = (foreign_rows(mapping, leaves), excluded_rows(mapping, leaves), leaves.text_inside, leaves.duplicate_keys)
    certain = " AND ".join(f"NOT ({doubt})" for doubt in doubts)
    tokens = ", ".join(token_columns(mapping, leaves, names, ()))
    return f"SELECT * EXCLUDE (n) FROM (SELECT n, {certain} AS certain, {tokens} FROM ({leaves.query})) ORDER BY n"


def _tokens(names: Sequence[str], texts: Sequence[str | None]) -> dict[str, Token]:
    return {name: _token(text) for name, text in zip(names, texts, strict=True) if text is not None}


def _token(text: str) -> Token:
    """By its JSON text."""
    kind = _KINDS.get(text[0], Kind.NUMBER)
    if kind is Kind.STRING:
        return Token(kind, json.loads(text) if "\\" in text else text[1:-1])
    return Token(kind, text)
