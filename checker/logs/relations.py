"""The relations that checks on the whole set are asked of, made once all records are in (see tables.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from checker.logs.engine import SourceState
from checker.logs.sql import literal
from checker.logs.tables import records_view
from checker.policy.price_cards.bands import PRICED_METERS, price_bands
from checker.policy.price_cards.book import NoOffer, PriceBook, Sold
from checker.policy.price_cards.exact import digits_after_point

if TYPE_CHECKING:
    import duckdb

_SHARED: Final = 3  # ids that two sources must have in common to be copies
_SHARE: Final = 0.3  # of the smaller one
_DIGITS: Final = 15  # after the point, that a price times a count has room for in DECIMAL(38)
_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def make_relations(
    connection: duckdb.DuckDBPyConnection,
    sources: Sequence[SourceState],
    fields: Sequence[str],
    prices: PriceBook | None,
) -> None:
    _sources(connection, sources)
    connection.execute(records_view())
    _copies(connection)
    _presence(connection, fields)
    if prices is not None:
        _priced(connection, prices)


def _sources(connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceState]) -> None:
    """Sources of one format are one stream, save those that repeat an earlier source in another wording."""
    connection.execute(
        "CREATE TEMP TABLE sources (src INTEGER, path VARCHAR, format VARCHAR, billing BOOLEAN, knows_actual BOOLEAN,"
        " stream INTEGER)"
    )
    connection.execute("CREATE TEMP TABLE copy_pairs (a INTEGER, b INTEGER)")
    known = [state for state in sources if state.plan is not None]
    pairs = _repeated(connection) if len(known) > 1 else []
    connection.executemany("INSERT INTO copy_pairs VALUES (?, ?)", pairs) if pairs else None
    own = {later for _, later in pairs}
    streams: dict[str, int] = {}
    for state in known:
        assert state.plan is not None
        log_format = state.plan.mapping.format
        first = streams.setdefault(log_format.name, state.index)
        stream = state.index if state.index in own else first
        connection.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)",
            [
                state.index,
                state.source.shown,
                log_format.name,
                log_format.billing,
                "model_actual" not in log_format.unknown,
                stream,
            ],
        )


def _repeated(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """Pairs of sources that hold much the same requests, but not the same lines: two logs of one traffic."""
    return connection.execute(
        f"""
        WITH shared AS (
          SELECT record_id FROM raw_records WHERE record_id IS NOT NULL GROUP BY record_id HAVING min(src) <> max(src)
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
        HAVING count(*) >= {_SHARED} AND count(*) >= {_SHARE} * least(x.n, y.n)
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


def _presence(connection: duckdb.DuckDBPyConnection, fields: Sequence[str]) -> None:
    """Per field and environment, of attempts that did not fail: how many records have it, and one that has not."""
    connection.execute(
        "CREATE TEMP TABLE presence (field VARCHAR, environment VARCHAR, present BIGINT, total BIGINT, row BIGINT)"
    )
    connection.execute(
        "CREATE TEMP TABLE present_bits AS SELECT environment, extra_fields, count(*) AS n, min(row) AS row"
        " FROM records WHERE ok IS NOT FALSE AND billing GROUP BY ALL"
    )
    for index, name in enumerate(fields[:60]):
        bit = 1 << index
        connection.execute(
            f"INSERT INTO presence SELECT {literal(name)}, environment,"
            f" sum(CASE WHEN extra_fields & {bit} <> 0 THEN n ELSE 0 END), sum(n),"
            f" coalesce(min(CASE WHEN extra_fields & {bit} = 0 THEN row END), min(row)) FROM present_bits"
            " GROUP BY environment"
        )


# --- prices


def _priced(connection: duckdb.DuckDBPyConnection, prices: PriceBook) -> None:
    """Each billed record with what its price card makes of it, or why there is none."""
    connection.execute(
        "CREATE TEMP TABLE sold AS SELECT row_number() OVER (ORDER BY price_card_version, provider, model_actual,"
        " service_tier, region) AS k, * FROM (SELECT DISTINCT price_card_version,"
        " provider, model_actual, service_tier, region FROM records WHERE billing AND ok IS NOT FALSE"
        " AND price_card_version IS NOT NULL)"
    )
    connection.execute(
        "CREATE TEMP TABLE offers (k BIGINT, card VARCHAR, currency VARCHAR, reason VARCHAR, why VARCHAR,"
        " inexact BOOLEAN)"
    )
    columns = ", ".join(f"p{index} DECIMAL(26, 15)" for index in range(len(PRICED_METERS)))
    connection.execute(
        f"CREATE TEMP TABLE bands (k BIGINT, since BIGINT, until BIGINT, over BIGINT, upto BIGINT, {columns})"
    )
    for k, *named in connection.execute("SELECT * FROM sold ORDER BY k").fetchall():
        _offer(connection, prices, k, Sold(*named))
    connection.execute(_PRICED)


def _offer(connection: duckdb.DuckDBPyConnection, prices: PriceBook, k: int, sold: Sold) -> None:
    offer = prices.offer(sold)
    if isinstance(offer, NoOffer):
        connection.execute(
            "INSERT INTO offers VALUES (?, NULL, NULL, ?, ?, FALSE)", [k, offer.reason.value, offer.message]
        )
        return
    bands = list(price_bands(sold, offer))
    exact = all(band.exact and all(_fits(price) for price in band.prices) for band in bands)
    connection.execute("INSERT INTO offers VALUES (?, ?, ?, NULL, NULL, ?)", [k, offer.card, offer.currency, not exact])
    for band in bands if exact else ():
        times = [_micros(band.effective_from), _micros(band.effective_to)]
        values: list[Any] = [k, *times, band.input_over, band.input_upto, *band.prices]
        connection.execute(f"INSERT INTO bands VALUES ({', '.join('?' for _ in values)})", values)


def _fits(price: Decimal | None) -> bool:
    return price is None or digits_after_point(price) <= _DIGITS


def _micros(time: datetime | None) -> int | None:
    if time is None:
        return None
    passed = time - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def _meter(count: str, price: str) -> str:
    """A count at a price; NULL where there is a count and no price."""
    return f"CASE WHEN {count} = 0 THEN 0 ELSE CAST({count} AS DECIMAL(12, 0)) * {price} END"


_QUANTITIES: Final = (
    "(input - cached - written)",
    "cached",
    "(written - written_1h)",
    "written_1h",
    "(output - reasoning)",
    "reasoning",
    "1",
)
_SUM: Final = " + ".join(
    f"coalesce(p{index}, 0)"
    if meter == "request"
    else _meter(quantity, f"p{index}" if meter != "reasoning_output" else f"coalesce(p{index}, p4)")
    for index, (meter, quantity) in enumerate(zip(PRICED_METERS, _QUANTITIES, strict=True))
)
_PRICED: Final = f"""
CREATE TEMP TABLE priced AS
WITH counted AS (
  SELECT row, started, cost_text, model_actual, price_card_version, provider, service_tier, region,
         input, coalesce(cached, 0) AS cached, coalesce(written, 0) AS written, coalesce(written_1h, 0) AS written_1h,
         coalesce(output, 0) AS output, coalesce(reasoning, 0) AS reasoning, cached_hit
  FROM records WHERE billing AND ok IS NOT FALSE AND price_card_version IS NOT NULL
), sane AS (
  SELECT *, input >= cached + written AND written >= written_1h AND output >= reasoning AND cached >= 0 AND written >= 0
            AND output >= 0 AND input < 1e11 AND output < 1e11 AND cached_hit IS NOT TRUE AS sane
  FROM counted
)
SELECT sane.row, cost_text, offers.card, currency, sane.model_actual,
       CASE WHEN sane AND bands.k IS NOT NULL THEN {_SUM} END AS amount,
       coalesce(reason, CASE WHEN bands.k IS NULL AND started IS NOT NULL AND sane AND NOT inexact
                             THEN 'not-in-force' END) AS reason,
       coalesce(why, CASE WHEN bands.k IS NULL AND started IS NOT NULL AND sane AND NOT inexact
                          THEN offers.card || ' has no price of ' || sane.model_actual || ' at that time' END) AS why
FROM sane
JOIN sold ON sold.price_card_version = sane.price_card_version AND sold.provider IS NOT DISTINCT FROM sane.provider
  AND sold.model_actual IS NOT DISTINCT FROM sane.model_actual
  AND sold.service_tier IS NOT DISTINCT FROM sane.service_tier AND sold.region IS NOT DISTINCT FROM sane.region
JOIN offers USING (k)
LEFT JOIN bands ON bands.k = sold.k AND (since IS NULL OR since <= started) AND (until IS NULL OR started < until)
  AND (over IS NULL OR input > over) AND (upto IS NULL OR input <= upto)
"""
