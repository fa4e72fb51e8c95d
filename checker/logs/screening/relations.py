"""The relations that checks on the whole set are asked of, made once all records are in (see tables.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from checker.logs.checks.sql import literal
from checker.logs.checks.tables import REPEATED, records_relation
from checker.logs.screening.pricing import Pricing, price_records
from checker.logs.screening.source_state import SourceState
from checker.policy.price_cards.book import PriceBook

if TYPE_CHECKING:
    import duckdb

SHARED_IDS: Final = 3  # ids that two sources must have in common to be copies
SHARED_SHARE: Final = 0.3  # of the smaller one
# Streams in which the same requests stand under ids of their own: a gateway's log, the application's log of answers,
# its spans. Each has a request once, and of most both say the same counts. `lesser`: what it says is the other's to
# count, which has costs, or comes first. `asked` is filled in with which requests can stand in several.
MEETINGS: Final = f"""
SELECT x.stream, y.stream AS other, bounds.first, bounds.last,
       sizes_y.costs > sizes_x.costs OR (sizes_y.costs = sizes_x.costs AND y.stream < x.stream) AS lesser
FROM (
  SELECT stream, request_id, MIN(record_id) AS record_id, MIN(input) AS input, MIN(output) AS output FROM records
  WHERE {{asked}} AND ok IS NOT FALSE GROUP BY stream, request_id HAVING COUNT(*) = 1
) AS x JOIN (
  SELECT stream, request_id, MIN(record_id) AS record_id, MIN(input) AS input, MIN(output) AS output FROM records
  WHERE {{asked}} AND ok IS NOT FALSE GROUP BY stream, request_id HAVING COUNT(*) = 1
) AS y ON x.request_id = y.request_id AND x.stream <> y.stream
JOIN (
  SELECT stream, COUNT(DISTINCT request_id) AS n, COUNT(cost_text) AS costs FROM records GROUP BY stream
) AS sizes_x ON sizes_x.stream = x.stream
JOIN (
  SELECT stream, COUNT(DISTINCT request_id) AS n, COUNT(cost_text) AS costs FROM records GROUP BY stream
) AS sizes_y ON sizes_y.stream = y.stream
JOIN (
  SELECT stream, MIN(started) AS first, MAX(started) AS last FROM records GROUP BY stream
) AS bounds ON bounds.stream = y.stream
GROUP BY x.stream, y.stream, bounds.first, bounds.last, sizes_x.n, sizes_y.n, sizes_x.costs, sizes_y.costs
HAVING COUNT(*) >= {SHARED_IDS} AND COUNT(*) >= {SHARED_SHARE} * LEAST(sizes_x.n, sizes_y.n)
  AND SUM(CASE WHEN x.input = y.input AND x.output = y.output THEN 1 ELSE 0 END) * 2 >= COUNT(*)
  AND SUM(CASE WHEN x.record_id = y.record_id THEN 1 ELSE 0 END) * 2 < COUNT(*)
"""


def make_relations(
    connection: duckdb.DuckDBPyConnection,
    sources: Sequence[SourceState],
    fields: Sequence[str],
    prices: PriceBook | None,
    *,
    few: bool = False,
) -> Pricing:
    """`few`: there are so few records that planning takes longer than anything."""
    _repeated(connection)
    _sources(connection, sources)
    connection.execute(records_relation(kept=few))
    _copies(connection)
    _meetings(connection)
    _presence(connection, fields)
    return price_records(connection, prices) if prices is not None else Pricing()


def _sources(connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceState]) -> None:
    """Sources of one format are one stream, save those that repeat an earlier source in another wording."""
    connection.execute(
        "CREATE TEMP TABLE sources (src INTEGER, path VARCHAR, format VARCHAR, billing BOOLEAN, knows_actual BOOLEAN,"
        " stream INTEGER)"
    )
    connection.execute("CREATE TEMP TABLE copy_pairs (a INTEGER, b INTEGER)")
    known = [state for state in sources if state.plan is not None]
    pairs = _reworded(connection) if len(known) > 1 else []
    connection.executemany("INSERT INTO copy_pairs VALUES (?, ?)", pairs) if pairs else None
    own = {later for _, later in pairs}
    streams: dict[str, int] = {}
    rows: list[tuple[object, ...]] = []
    for state in known:
        assert state.plan is not None
        log_format = state.plan.mapping.format
        first = streams.setdefault(log_format.name, state.index)
        stream = state.index if state.index in own else first
        knows_actual = "model_actual" not in log_format.unknown
        rows.append((state.index, state.source.shown, log_format.name, log_format.billing, knows_actual, stream))
    connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", rows) if rows else None


def _repeated(connection: duckdb.DuckDBPyConnection) -> None:
    """Grouped by digests of 64 bits first: ids are long, and few stand in several records."""
    connection.execute("CREATE TEMP TABLE repeated (name VARCHAR, id VARCHAR, number BIGINT)")
    for name in REPEATED:
        of = f"FROM raw_records WHERE {name} IS NOT NULL"
        digests = f"SELECT hash({name}) {of} GROUP BY hash({name}) HAVING count(*) > 1"
        connection.execute(
            f"INSERT INTO repeated SELECT {literal(name)}, {name}, count(*) {of} AND hash({name}) IN ({digests})"
            f" GROUP BY {name} HAVING count(*) > 1"
        )


def _reworded(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """Pairs of sources that hold much the same requests, but not the same lines: two logs of one traffic."""
    return connection.execute(
        f"""
        WITH ids AS (
          SELECT id AS record_id FROM repeated WHERE name = 'record_id'
        ), shared AS (
          SELECT record_id FROM raw_records SEMI JOIN ids USING (record_id)
          GROUP BY record_id HAVING min(src) <> max(src)
        ), several AS (
          SELECT record_id, src, any_value(content) AS content FROM raw_records JOIN shared USING (record_id)
          GROUP BY record_id, src
        ), sizes AS (
          SELECT src, count(DISTINCT record_id) AS n FROM raw_records
          WHERE record_id IS NOT NULL AND src IN (SELECT src FROM several) GROUP BY src
        )
        SELECT a.src, b.src FROM several AS a JOIN several AS b ON a.record_id = b.record_id AND a.src < b.src
        JOIN sizes AS x ON x.src = a.src JOIN sizes AS y ON y.src = b.src
        GROUP BY a.src, b.src, x.n, y.n
        HAVING count(*) >= {SHARED_IDS} AND count(*) >= {SHARED_SHARE} * least(x.n, y.n)
          AND count(*) FILTER (a.content <> b.content) * 2 >= count(*)
        ORDER BY ALL
        """
    ).fetchall()


def _copies(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TEMP TABLE streams AS SELECT stream, CASE WHEN count(*) = 1 THEN any_value(path)"
        " ELSE min(path) || ' and ' || (count(*) - 1) || ' more' END AS name FROM sources GROUP BY stream"
    )
    connection.execute(
        """
        CREATE TEMP TABLE copies AS
        WITH pairs AS (
          SELECT x.stream AS a, y.stream AS b, TRUE AS first_pair FROM copy_pairs
          JOIN sources AS x ON x.src = copy_pairs.a JOIN sources AS y ON y.src = copy_pairs.b WHERE x.stream <> y.stream
          UNION SELECT y.stream, x.stream, FALSE FROM copy_pairs
          JOIN sources AS x ON x.src = copy_pairs.a JOIN sources AS y ON y.src = copy_pairs.b WHERE x.stream <> y.stream
        ), bounds AS (
          SELECT stream, min(started) AS first, max(started) AS last, bool_or(ok = FALSE) AS has_failures
          FROM records GROUP BY stream
        )
        SELECT b AS stream, a AS copy_of, first_pair, first, last, coalesce(has_failures, FALSE) AS has_failures
        FROM pairs JOIN bounds ON bounds.stream = pairs.b
        """
    )


def _meetings(connection: duckdb.DuckDBPyConnection) -> None:
    columns = "stream INTEGER, other INTEGER, first BIGINT, last BIGINT, lesser BOOLEAN"
    connection.execute(f"CREATE TEMP TABLE meetings ({columns})")
    several = connection.execute("SELECT count(DISTINCT stream) > 1 FROM sources").fetchone()
    if several is not None and several[0]:
        asked = "request_id IN (SELECT id FROM repeated WHERE name = 'request_id')"
        connection.execute(f"INSERT INTO meetings {MEETINGS.format(asked=asked)}")


def _presence(connection: duckdb.DuckDBPyConnection, fields: Sequence[str]) -> None:
    """Per field and environment, of attempts that did not fail: how many records have it, and one that has not."""
    connection.execute(
        "CREATE TEMP TABLE presence (field VARCHAR, environment VARCHAR, present BIGINT, total BIGINT, row BIGINT)"
    )
    connection.execute(
        "CREATE TEMP TABLE present_bits AS SELECT environment, extra_fields, count(*) AS n, min(row) AS row"
        " FROM records WHERE ok IS NOT FALSE AND billing GROUP BY ALL"
    )
    asked = ", ".join(f"({index}, {literal(name)}, {1 << index}::UBIGINT)" for index, name in enumerate(fields[:60]))
    if asked:
        connection.execute(
            "INSERT INTO presence SELECT field, environment,"
            " sum(CASE WHEN extra_fields & bit <> 0 THEN n ELSE 0 END), sum(n),"
            " coalesce(min(CASE WHEN extra_fields & bit = 0 THEN row END), min(row))"
            f" FROM present_bits, (VALUES {asked}) AS asked (place, field, bit) GROUP BY place, field, environment"
            " ORDER BY place"
        )
