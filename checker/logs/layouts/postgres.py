"""A table of PostgreSQL as a source: read only, one consistent snapshot, and no more of it than the checks need.

Asked of the database are the window (`--from`, `--to`) and the columns that the format reads; what else a row has,
prompts and answers first of all, never leaves it. Rows have no lines: their number, from 1, stands in its place.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from checker.logs.blocks.blocks import BLOCK, BadLine, Block, Rewriter, UnreadableLineError
from checker.logs.formats.log_format import LogFormat, Table
from checker.logs.layouts.documents import Reading, placed_block
from checker.logs.records.recognise import SAMPLE, recognise
from checker.logs.sources.remote import without_secrets
from checker.logs.sources.sources import Source

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composable

TIMEOUT: Final = 15  # seconds to connect, unless the URL says otherwise
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class TableError(Exception):
    """Why a table cannot be read, in words without credentials."""


class _Found(Struct, frozen=True):
    """A table that is there. `columns` has each column's type."""

    schema: str
    name: str
    columns: Mapping[str, str]


def table_reading(source: Source, formats: Mapping[str, LogFormat], said: LogFormat | None) -> Reading:
    """The table that `?table=[schema.]name` of the URL names, else the one that a known gateway keeps its log in."""
    reading = Reading(source, said, "table")
    url, named = _split(source.url)
    try:
        with _connected(url) as connection:
            found = _table(connection, named, formats)
            if said is None:
                sample = _rows(connection, _query(connection, found, None, None, SAMPLE))
                reading.format = recognise((json.loads(text) for text in sample), formats)
    except TableError as error:
        reading.error = str(error)
        return reading

    def start(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
        try:
            with _connected(url) as connection:
                query = _query(connection, found, reading.format, (source.start, source.end))
                yield from _blocks(_rows(connection, query), reading, rewrite)
        except TableError as error:
            reading.error = str(error)

    reading._start = start
    return reading


def _split(url: str) -> tuple[str, str | None]:
    """The URL as libpq takes it, and the table that it names beside that."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    named = next((value for key, value in query if key == "table"), None)
    rest = urlencode([pair for pair in query if pair[0] != "table"])
    return urlunsplit(parts._replace(query=rest, fragment="")), named


@contextmanager
def _connected(url: str) -> Iterator[psycopg.Connection[Any]]:
    """A read-only transaction that sees one state of the database. Raises TableError."""
    import psycopg

    options: dict[str, Any] = {} if "connect_timeout=" in url else {"connect_timeout": TIMEOUT}
    try:
        with psycopg.connect(url, application_name="checkpolicy", **options) as connection:
            connection.read_only = True
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.execute("SET LOCAL TIME ZONE 'UTC'")
            yield connection
    except psycopg.Error as error:
        raise TableError(_words(error)) from None


def _words(error: psycopg.Error) -> str:
    said = error.diag.message_primary or str(error) or type(error).__name__
    return without_secrets(said)


def _table(connection: psycopg.Connection[Any], named: str | None, formats: Mapping[str, LogFormat]) -> _Found:
    known = sorted({one.table.name for one in formats.values() if one.table is not None})
    schema, _, name = named.rpartition(".") if named else ("", "", "")
    rows = connection.execute(
        "SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL)"
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped"
        " AND c.relname = ANY(%s) AND (%s = '' OR n.nspname = %s) AND n.nspname NOT LIKE 'pg_temp%%'"
        " ORDER BY n.nspname, c.relname, a.attnum",
        ([name] if named else known, schema, schema),
    ).fetchall()
    tables: dict[tuple[str, str], dict[str, str]] = {}
    for nspname, relname, column, kind in rows:
        tables.setdefault((nspname, relname), {})[column] = kind
    if not tables:
        missing = named or " or ".join(known)
        raise TableError(f"no table {missing} in this database: name one with ?table=schema.name at the end of the URL")
    if len(tables) > 1:
        names = ", ".join(".".join(key) for key in tables)
        raise TableError(f"several tables ({names}): say which with ?table=schema.name at the end of the URL")
    (key, columns), *_ = tables.items()
    return _Found(*key, columns)


def _query(
    connection: psycopg.Connection[Any],
    found: _Found,
    log_format: LogFormat | None,
    window: tuple[int | None, int | None] | None,
    limit: int | None = None,
) -> Composable:
    """Rows as JSON text. Without a format: all columns of a few rows, to recognise one by."""
    from psycopg.sql import SQL, Identifier, Literal

    table = log_format.table if log_format is not None else None
    own = table if table is not None and table.name == found.name else None
    used = [name for name in found.columns if log_format is None or name in _read_of(log_format)]
    columns = SQL(", ").join(_column(name, found.columns[name], own) for name in used)
    query = SQL("SELECT row_to_json(r)::text FROM (SELECT {} FROM {}").format(
        columns, Identifier(found.schema, found.name)
    )
    if own is not None and window is not None and own.time in found.columns:
        query += _within(own, window)
    if own is not None and all(name in found.columns for name in own.order):
        query += SQL(" ORDER BY {}").format(SQL(", ").join(Identifier(name) for name in own.order))
    if limit is not None:
        query += SQL(" LIMIT {}").format(Literal(limit))
    return query + SQL(") AS r")


def _read_of(log_format: LogFormat) -> frozenset[str]:
    """The columns of a row that the format's paths begin with."""
    said, places = log_format.recognise, log_format.carriers
    paths = [path for place in log_format.places.values() for path in place.paths]
    paths += [place.unless_equal for place in log_format.places.values() if place.unless_equal is not None]
    paths += [place.unless.path for place in log_format.places.values() if place.unless is not None]
    paths += [*said.all, *said.any, *said.none, *said.evidence]
    paths += [*places.metadata, *places.headers, *places.attributes, *places.baggage, *places.tags]
    paths += [values.path for values in (log_format.select, log_format.aggregates) if values is not None]
    paths += log_format.parts or ()
    return frozenset(path[0] for path in paths if path)


def _column(name: str, kind: str, table: Table | None) -> Composable:
    from psycopg.sql import SQL, Identifier

    if table is not None and table.utc and kind == "timestamp without time zone":
        return SQL("{} AT TIME ZONE 'UTC' AS {}").format(Identifier(name), Identifier(name))
    return Identifier(name)


def _within(table: Table, window: tuple[int | None, int | None]) -> Composable:
    """Rows whose time is in the window; those without a time are in it."""
    from psycopg.sql import SQL, Identifier, Literal

    conditions = []
    for operator, bound in zip((">=", "<"), window, strict=True):
        if bound is not None:
            moment = _EPOCH + timedelta(microseconds=bound)
            value = moment.replace(tzinfo=None) if table.utc else moment
            conditions.append(SQL("{} " + operator + " {}").format(Identifier(table.time), Literal(value)))
    if not conditions:
        return SQL("")
    return SQL(" WHERE ({} OR {} IS NULL)").format(SQL(" AND ").join(conditions), Identifier(table.time))


def _rows(connection: psycopg.Connection[Any], query: Composable) -> Iterator[str]:
    from psycopg.sql import SQL

    with connection.cursor() as cursor, cursor.copy(SQL("COPY ({}) TO STDOUT").format(query)) as copy:
        copy.set_types(["text"])
        for (text,) in copy.rows():
            yield text


def _blocks(rows: Iterator[str], reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
    ready: list[bytes] = []
    lines, offsets = array("q"), array("q")
    bad: list[BadLine] = []
    size = 0
    for number, text in enumerate(rows, 1):
        reading.lines, reading.size = number, reading.size + len(text)
        try:
            parts: Sequence[bytes] = tuple(_ready(text.encode(), rewrite))
        except UnreadableLineError as error:
            bad.append(BadLine(number, number - 1, str(error)))
            continue
        for part in parts:
            ready.append(part)
            lines.append(number)
            offsets.append(number - 1)
            size += len(part)
        if size >= BLOCK:
            yield placed_block(ready, lines, offsets, bad)
            ready, lines, offsets, bad, size = [], array("q"), array("q"), [], 0
    yield placed_block(ready, lines, offsets, bad)


def _ready(row: bytes, rewrite: Rewriter | None) -> Iterator[bytes]:
    if rewrite is None:
        raise UnreadableLineError("of no known format")
    yield from rewrite(row.replace(b"\n", b" "))  # a column of type json keeps its line ends
