"""Lines of a log as records, many at once: the query engine reads the tokens, which is several times as quick as the
strict reading (record.py) and comes to the same, save that null is as good as nothing. Lines that this is not certain
of are left to the strict one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from checker.logs.blocks.blocks import Rewriter, UnreadableLineError, line_rewriter, lines_apart
from checker.logs.columns.leaves import Leaves, typed_leaves
from checker.logs.formats.mapping import RecordMapping
from checker.logs.members.quick_records import SETTINGS, QuickRecord, QuickRecords, quick_records

if TYPE_CHECKING:
    import duckdb

WORTH: Final = 1 << 20  # bytes for which it is worth planning a statement
_AT_ONCE: Final = 8 << 20
_PIECE: Final = 1 << 18  # bytes around a line that cannot be read so
_FILE: Final = "block.ndjson"
_BLANK: Final = b" \t\r"


class QuickLines(Struct):
    """`rewrite`: lines that were not made ready are, first."""

    records: QuickRecords
    query: str
    folder: Path
    connection: duckdb.DuckDBPyConnection
    rewrite: Rewriter | None

    def read(self, lines: Sequence[bytes], *, ready: bool = False) -> Iterator[QuickRecord | None]:
        """One for each line: None is to be read strictly (or is blank). `ready`: they were made ready already."""
        begin = size = 0
        for number, line in enumerate(lines, 1):
            size += len(line) + 1
            if size >= _AT_ONCE or number == len(lines):
                yield from self._read(lines[begin:number], size, ready=ready)
                begin, size = number, 0

    def _read(self, lines: Sequence[bytes], size: int, *, ready: bool) -> Iterator[QuickRecord | None]:
        filled = [line for line in lines if line.strip(_BLANK)]
        data = b"\n".join(filled if ready or self.rewrite is None else map(self._ready, filled))
        found = self._found(data)
        if found is not None and len(found) == len(filled):
            apart = frozenset(lines_apart(data))
            records = iter([None if n in apart else self.records.record(row) for n, row in enumerate(found)])
            yield from (
                records
                if len(filled) == len(lines)
                else (next(records) if line.strip(_BLANK) else None for line in lines)
            )
        elif size <= _PIECE or len(lines) == 1:
            yield from repeat(None, len(lines))
        else:
            part = max(1, len(lines) // 4)
            for begin in range(0, len(lines), part):
                some = lines[begin : begin + part]
                yield from self._read(some, sum(map(len, some)), ready=ready)

    def _found(self, data: bytes) -> list[tuple[Any, ...]] | None:
        """Of each line whether it is certain, and its texts."""
        from checker.logs.query_engine import duckdb

        (self.folder / _FILE).write_bytes(data)
        try:
            return self.connection.execute(self.query).fetchall()
        except duckdb.Error:
            return None

    def _ready(self, line: bytes) -> bytes:
        assert self.rewrite is not None
        text = line.strip(_BLANK)
        try:
            (ready,) = self.rewrite(text)
        except UnreadableLineError:
            return text  # the engine cannot read it either
        return ready

    def close(self) -> None:
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def quick_lines(mapping: RecordMapping) -> QuickLines | None:
    """For the columns of `mapping`; None where no types say what the format has, or records have no id."""
    from checker.logs.query_engine import duckdb

    records = quick_records(mapping)
    folder = Path(tempfile.mkdtemp(prefix="checkpolicy-"))
    leaves = typed_leaves(records.narrow, str(folder / _FILE)) if records is not None else None
    if records is None or leaves is None:
        folder.rmdir()
        return None
    connection = duckdb.connect()
    for setting in SETTINGS:
        connection.execute(f"SET {setting}")
    rewrite = line_rewriter(mapping) if mapping.format.json_text else None
    return QuickLines(records, _query(records, leaves), folder, connection, rewrite)


def _query(records: QuickRecords, leaves: Leaves) -> str:
    certain = f"NOT ({leaves.text_inside}) AND NOT ({leaves.duplicate_keys})"
    return f"SELECT * EXCLUDE (n) FROM ({records.selected(leaves, certain)}) ORDER BY n"
