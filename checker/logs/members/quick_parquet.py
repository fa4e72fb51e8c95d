"""Rows of a file of Parquet as records, many at once, by its own types (parquet.py). Rows that this is not certain of
are left to the strict reading of their text (columnar.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.checks.sql import literal, quoted
from checker.logs.columns.leaves import json_path, lists_of
from checker.logs.columns.parquet import ParquetFile, at_rows, parquet_file, parquet_leaves, within_text
from checker.logs.formats.mapping import RecordMapping
from checker.logs.members.quick_records import SETTINGS, QuickRecord, QuickRecords, quick_records

if TYPE_CHECKING:
    import duckdb

AT_ONCE: Final = 20_000  # rows
# Of other types the text is another one than the strict reading has.
_KNOWN: Final = frozenset(
    "varchar boolean tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint uhugeint date"
    " timestamp timestamp_ms timestamp_s null uuid".split()
) | {"timestamp with time zone"}
_REAL: Final = frozenset(("float", "double"))


class QuickParquet(Struct):
    records: QuickRecords
    file: ParquetFile
    query: str
    connection: duckdb.DuckDBPyConnection

    def read(self, at_once: int = AT_ONCE) -> Iterator[list[QuickRecord | None]]:
        """All rows in order, so many at once: None is to be read strictly. Raises duckdb.Error."""
        cursor = self.connection.execute(self.query)
        while rows := cursor.fetchmany(at_once):
            yield [self.records.record(row) for row in rows]


def quick_parquet(mapping: RecordMapping, path: Path) -> QuickParquet | None:
    """For the columns of `mapping`; None where records have no id, or types say too little of what the file has. Raises
    duckdb.Error."""
    from checker.logs.query_engine import duckdb

    records = quick_records(mapping, reals=True)
    if records is None or mapping.format.reader == "otlp":
        return None
    connection = duckdb.connect()
    for setting in SETTINGS:
        connection.execute(f"SET {setting}")
    file = parquet_file(connection, path)
    leaves = parquet_leaves(records.narrow, file.types)
    numbers = _reals(file.types)
    if leaves is None or numbers is None:
        connection.close()
        return None
    sure = (*(f"COALESCE(isfinite({number}), TRUE)" for number in numbers), *_objects(records.narrow, file.types))
    read = leaves.query.replace("SELECT ", f"SELECT ({' AND '.join(sure) or 'TRUE'}) AS sure, ", 1)
    query = at_rows(records.selected(replace(leaves, query=read), "sure"), file, 0, file.rows)
    return QuickParquet(records, file, f"SELECT * EXCLUDE (n) FROM ({query})", connection)


def _objects(mapping: RecordMapping, types: Mapping[str, Any]) -> Iterator[str]:
    """That no object within text is text once more: the strict reading looks into that."""
    objects = (*mapping.containers, *mapping.format.json_text, *lists_of(mapping))
    for text, paths in within_text(objects, types).items():
        listed = ", ".join(literal(json_path(path)) for path in paths)
        inside = f"json_extract(CASE WHEN json_valid({text}) THEN {text} END, [{listed}])"
        twice = f"list_filter({inside}, lambda one: starts_with(CAST(one AS VARCHAR), '\"'))"
        yield f"COALESCE(len({twice}), 0) = 0"


def _reals(types: Mapping[str, Any]) -> list[str] | None:
    """What may be no number: rows with such a value are not JSON. None: there are types that this does not know."""
    found: list[str] = []
    for name, kind in types.items():
        inside = _reals_in(quoted(name), kind)
        if inside is None:
            return None
        found += inside
    return found


def _reals_in(expression: str, kind: Any) -> list[str] | None:
    if kind.id in _REAL:
        return [expression]
    if str(kind) == "JSON":
        return []
    if kind.id == "struct":
        inner = [_reals_in(f"struct_extract({expression}, {literal(key)})", one) for key, one in kind.children]
        return None if any(one is None for one in inner) else [text for one in inner if one is not None for text in one]
    if kind.id in ("list", "map"):
        said = [_reals_in("", one) for _, one in kind.children]
        return [] if all(one == [] for one in said) else None
    return [] if kind.id in _KNOWN else None
