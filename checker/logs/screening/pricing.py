"""What price cards make of records: screened with exact decimals in SQL, confirmed one by one in Decimal.

The relation `priced` has the records that count, or say a cost of their own, that name a card and of which there is
something to say: the amount by that card, or why there is none, and whether the cost in the record `differs` from it.
What no band expresses (tiers of other kinds), and what a band has no price for, is computed by `charge`; so are the
first records whose cost differs, as a check on the SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from checker.policy.price_cards.bands import PRICED_METERS, price_bands
from checker.policy.price_cards.book import NoOffer, Offer, PriceBook, Reason, Sold
from checker.policy.price_cards.charge import charge
from checker.policy.price_cards.exact import digits_after_point
from checker.policy.price_cards.meters import Usage

if TYPE_CHECKING:
    import duckdb

CONFIRMED: Final = 2_000  # records whose cost differs that are computed once more
ONE_BY_ONE: Final = 200_000  # records that only `charge` can price
# A computed float differs from the decimal by less.
RELATIVE: Final = Decimal("0.000001")
ABSOLUTE: Final = Decimal("0.000000000001")
_DIGITS: Final = 15  # after the point, that a price times a count has room for in DECIMAL(38)
_CHARGED: Final = "(billing OR cost_text IS NOT NULL)"  # what only confirms may say a cost of its own
_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class Pricing(Struct, frozen=True):
    """`disagreements`: rows for which SQL and Decimal differ, a defect. `unpriced`: records that were not priced, being
    too many of those that only go one by one."""

    confirmed: int = 0
    disagreements: tuple[str, ...] = ()
    unpriced: int = 0


def price_records(connection: duckdb.DuckDBPyConnection, prices: PriceBook) -> Pricing:
    """Makes the relation `priced`."""
    connection.execute(
        "CREATE TEMP TABLE sold AS SELECT dense_rank() OVER (ORDER BY price_card_version, provider, model_actual,"
        " service_tier, region) AS k, combination, price_card_version, provider, model_actual, service_tier, region,"
        " cached_hit, own_price FROM combinations WHERE ok IS NOT FALSE AND price_card_version IS NOT NULL"
        f" AND combination IN (SELECT DISTINCT combination FROM raw_records WHERE {_CHARGED})"
    )
    connection.execute(
        "CREATE TEMP TABLE offers (k BIGINT, card VARCHAR, currency VARCHAR, reason VARCHAR, why VARCHAR,"
        " inexact BOOLEAN)"
    )
    prices_of = [f"{name}{index} {kind}" for name, kind in _PRICES for index in range(len(PRICED_METERS))]
    columns = ", ".join(prices_of)
    connection.execute(
        f"CREATE TEMP TABLE bands (k BIGINT, since BIGINT, until BIGINT, over BIGINT, upto BIGINT, {columns})"
    )
    offers: dict[int, Offer] = {}
    rows: dict[str, list[list[Any]]] = {"offers": [], "bands": []}
    named_by_k = (
        "SELECT DISTINCT k, price_card_version, provider, model_actual, service_tier, region FROM sold ORDER BY k"
    )
    for k, *named in connection.execute(named_by_k).fetchall():
        offer = _offer(rows, prices, k, Sold(*named))
        if offer is not None:
            offers[k] = offer
    for table, values in rows.items():
        if values:
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in values[0])})", values)
    connection.execute(_PRICED)
    unpriced = _one_by_one(connection, offers)
    connection.execute(f"UPDATE priced SET differs = COALESCE({_DIFFERS}, FALSE) WHERE doubtful")
    return _confirmed(connection, offers, unpriced)


def _one_by_one(connection: duckdb.DuckDBPyConnection, offers: dict[int, Offer]) -> int:
    """Prices what SQL cannot; returns how many were left out."""
    number = connection.execute("SELECT count(*) FROM priced WHERE doubtful").fetchone()
    assert number is not None
    if not number[0]:
        return 0
    connection.execute("CREATE TEMP TABLE charged (row BIGINT, amount DECIMAL(38, 15), reason VARCHAR, why VARCHAR)")
    for row, _, result in _charged(connection, offers, f"doubtful ORDER BY p.row LIMIT {ONE_BY_ONE}"):
        said: list[Any]
        if isinstance(result, NoOffer):
            # counts that contradict each other are CP305's
            reason = None if result.reason is Reason.IMPOSSIBLE_USAGE else result
            said = [row, None, reason and reason.reason.value, reason and reason.message]
        else:
            said = [row, result, None, None]
        connection.execute("INSERT INTO charged VALUES (?, ?, ?, ?)", said)
    connection.execute(
        "UPDATE priced SET amount = charged.amount, reason = charged.reason, why = charged.why FROM charged"
        " WHERE charged.row = priced.row"
    )
    return max(0, int(number[0]) - ONE_BY_ONE)


def _confirmed(connection: duckdb.DuckDBPyConnection, offers: dict[int, Offer], unpriced: int) -> Pricing:
    wrong = []
    confirmed = 0
    for row, cost, result in _charged(
        connection, offers, f"differs AND r.started IS NOT NULL ORDER BY p.row LIMIT {CONFIRMED}"
    ):
        confirmed += 1
        amount = _decimal(cost)
        if isinstance(result, NoOffer) or amount is None or (amount.is_finite() and not differs(amount, result)):
            wrong.append(f"record {row}: CP308 cost (SQL and Decimal differ)")
    return Pricing(confirmed, tuple(wrong), unpriced)


def differs(cost: Decimal, amount: Decimal) -> bool:
    return abs(cost - amount) > RELATIVE * abs(amount) + ABSOLUTE


def _charged(
    connection: duckdb.DuckDBPyConnection, offers: dict[int, Offer], condition: str
) -> Iterator[tuple[int, str, Decimal | NoOffer]]:
    """Records with their cost as text, and what `charge` makes of them."""
    query = (
        "SELECT p.row, p.k, p.cost_text, r.started, r.input, r.output, r.cached, r.written, r.written_1h, r.reasoning"
        f" FROM priced AS p JOIN raw_records AS r USING (row) WHERE {condition}"
    )
    for row, k, cost, started, *counts in connection.execute(query).fetchall():
        result = charge(offers[k], Usage(*counts), _EPOCH + timedelta(microseconds=started))
        yield row, cost or "", result if isinstance(result, NoOffer) else result.amount


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _offer(rows: dict[str, list[list[Any]]], prices: PriceBook, k: int, sold: Sold) -> Offer | None:
    """What is sold as `k`, put into the rows of the tables."""
    offer = prices.offer(sold)
    if isinstance(offer, NoOffer):
        rows["offers"].append([k, None, None, offer.reason.value, offer.message, False])
        return None
    bands = list(price_bands(sold, offer))
    exact = all(band.exact and all(_fits(price) for price in band.prices) for band in bands)
    rows["offers"].append([k, offer.card, offer.currency, None, None, not exact])
    for band in bands if exact else ():
        times = [_micros(band.effective_from), _micros(band.effective_to)]
        rows["bands"].append([k, *times, band.input_over, band.input_upto, *band.prices, *band.prices])
    return offer


def _fits(price: Decimal | None) -> bool:
    return price is None or digits_after_point(price) <= _DIGITS


def _micros(time: datetime | None) -> int | None:
    if time is None:
        return None
    passed = time - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


# The prices of a band, exactly and about.
_PRICES: Final = (("p", "DECIMAL(26, 15)"), ("d", "DOUBLE"))


def _meter(count: str, price: str, kind: str) -> str:
    """A count at a price; NULL where there is a count and no price, or a count beyond all that is charged for."""
    return f"CASE WHEN {count} = 0 THEN 0 ELSE TRY_CAST({count} AS {kind}) * {price} END"


_QUANTITIES: Final = (
    "(input - cached - written)",
    "cached",
    "(written - written_1h)",
    "written_1h",
    "(output - reasoning)",
    "reasoning",
    "1",
)


def _sum(price: str, kind: str) -> str:
    return " + ".join(
        f"coalesce({price}{index}, 0)"
        if meter == "request"
        else _meter(
            quantity, f"{price}{index}" if meter != "reasoning_output" else f"coalesce({price}{index}, {price}4)", kind
        )
        for index, (meter, quantity) in enumerate(zip(PRICED_METERS, _QUANTITIES, strict=True))
    )


_SUM: Final = _sum("p", "DECIMAL(12, 0)")
_ABOUT: Final = f"({_sum('d', 'DOUBLE')})"
# Nothing is subtracted: a double is right to some 14 digits, the tolerance is a millionth. Most records go no further.
_PLAINLY_EQUAL: Final = f"abs(TRY_CAST(cost_text AS DOUBLE) - {_ABOUT}) <= ({RELATIVE} * {_ABOUT} + {ABSOLUTE}) / 2"
_COST: Final = "TRY_CAST(cost_text AS DECIMAL(38, 15))"
# Costs of more digits than a decimal of the engine has are far from any amount.
_DIFFERS: Final = (
    f"CASE WHEN {_COST} IS NOT NULL THEN abs({_COST} - amount) > {RELATIVE} * abs(amount) + {ABSOLUTE}"
    " WHEN TRY_CAST(cost_text AS DOUBLE) IS NOT NULL THEN amount IS NOT NULL END"
)
_PRICED: Final = f"""
CREATE TEMP TABLE priced AS
WITH counted AS (
  SELECT row, billing, started, cost_text, k, model_actual, cached_hit OR own_price AS not_by_card,
         input = 0 AND coalesce(output, 0) = 0 AND coalesce(TRY_CAST(cost_text AS DOUBLE), 0) = 0 AS free,
         input, coalesce(cached, 0) AS cached, coalesce(written, 0) AS written, coalesce(written_1h, 0) AS written_1h,
         coalesce(output, 0) AS output, coalesce(reasoning, 0) AS reasoning
  FROM raw_records JOIN sold USING (combination) WHERE {_CHARGED}
), sane AS (
  SELECT *, input >= cached + written AND written >= written_1h AND output >= reasoning AND cached >= 0 AND written >= 0
            AND output >= 0 AND input < 1e11 AND output < 1e11 AND not_by_card IS NOT TRUE AS sane
  FROM counted
), banded AS (
  SELECT sane.*, offers.card, currency, reason, why, inexact, bands.k AS band, bands.* EXCLUDE (k)
  FROM sane JOIN offers USING (k)
  LEFT JOIN bands ON bands.k = sane.k AND (since IS NULL OR since <= started) AND (until IS NULL OR started < until)
    AND (over IS NULL OR input > over) AND (upto IS NULL OR input <= upto)
), found AS (
  SELECT row, k, billing AND free IS NOT TRUE AS billed, cost_text, card, currency, model_actual,
         sane AND started IS NOT NULL AND reason IS NULL AND (inexact OR (band IS NOT NULL AND ({_SUM}) IS NULL))
           AS doubtful,
         CAST(CASE WHEN sane AND band IS NOT NULL THEN {_SUM} END AS DECIMAL(38, 15)) AS amount,
         coalesce(reason, CASE WHEN band IS NULL AND started IS NOT NULL AND sane AND NOT inexact
                               THEN 'not-in-force' END) AS reason,
         coalesce(why, CASE WHEN band IS NULL AND started IS NOT NULL AND sane AND NOT inexact
                            THEN card || ' has no price of ' || model_actual || ' at that time' END) AS why
  FROM banded
  WHERE NOT COALESCE(sane AND started IS NOT NULL AND reason IS NULL AND NOT inexact AND band IS NOT NULL
                     AND {_PLAINLY_EQUAL}, FALSE)
), held AS (SELECT *, COALESCE({_DIFFERS}, FALSE) AS differs FROM found)
SELECT * EXCLUDE (billed) FROM held WHERE doubtful OR differs OR (why IS NOT NULL AND billed)
"""
