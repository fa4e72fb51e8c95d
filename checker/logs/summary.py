"""The numbers of a scan that are about everything: usage, shares, completeness, attempts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from checker.logs.result import (
    Attempts,
    CheckCount,
    Completeness,
    ScanResult,
    Share,
    SourceFacts,
    Usage,
    Violation,
)
from checker.logs.screening.engine import Engine

if TYPE_CHECKING:
    import duckdb

_BY: Final = (
    ("team", "team_id"),
    ("service", "service_endpoint"),
    ("model", "model_actual"),
    ("key", "api_key_id"),
)
_SUMS: Final = (
    "coalesce(sum(number), 0), coalesce(sum(input), 0), coalesce(sum(cached), 0), coalesce(sum(output), 0),"
    " coalesce(sum(cost), 0)"
)

# Exact, and in 64 bits where an amount fits: wide decimals take eight times as long.
_NARROW: Final = "TRY_CAST(cost_text AS DECIMAL(18, 15))"
_COST: Final = (
    f"coalesce(sum({_NARROW}), 0)"
    f" + coalesce(sum(CASE WHEN {_NARROW} IS NULL THEN TRY_CAST(cost_text AS DECIMAL(38, 15)) END), 0)"
)


def summarise(
    engine: Engine,
    *,
    sources: tuple[SourceFacts, ...],
    counts: tuple[CheckCount, ...],
    examples: tuple[Violation, ...],
    fields: Sequence[str],
    not_run: tuple[str, ...],
) -> ScanResult:
    connection = engine.connection
    known = any(state.plan is not None for state in engine.sources)
    violating, first, last = 0, None, None
    if known:
        _totals(engine)
        violating = _one(connection, f"SELECT count(*) FROM raw_records WHERE {_any_bit(engine)}")[0]
        first, last = _one(connection, "SELECT min(started), max(started) FROM raw_records")
    return ScanResult(
        sources=sources,
        counts=counts,
        examples=examples,
        completeness=_completeness(engine, fields) if known else (),
        shares=tuple(share for name, column in _BY for share in _shares(engine, name, column)) if known else (),
        with_duplicates=_usage(connection, "TRUE") if known else Usage(),
        deduplicated=_usage(connection, "NOT again") if known else Usage(),
        unattributed=_usage(connection, "NOT again AND team_id IS NULL") if known else Usage(),
        violating=_usage(connection, "NOT again AND violating") if known else Usage(),
        attempts=_attempts(counts),
        records=sum(source.records for source in sources),
        violating_records=violating,
        first=first,
        last=last,
        strictly_judged=engine.strictly_judged,
        not_run=not_run,
        violations=sum(count.records for count in counts),
    )


def _totals(engine: Engine) -> None:
    """Sums of billing records by combination of values, whether they violate anything, and whether they are in the log
    once more (`again`: each is counted once however often it was shipped, and in however many logs it stands). All
    totals are made from these few rows."""
    met = _one(engine.connection, "SELECT count(*) FROM meetings WHERE lesser")[0]
    engine.connection.execute(
        "CREATE TEMP TABLE totals AS WITH several AS (SELECT id AS record_id FROM repeated WHERE name = 'record_id'),"
        " firsts AS (SELECT record_id, min(row) AS first FROM raw_records SEMI JOIN several USING (record_id)"
        " WHERE billing GROUP BY record_id),"
        " later AS (SELECT row FROM raw_records JOIN firsts USING (record_id) WHERE billing AND NOT parts"
        f" AND row <> first{_ELSEWHERE if met else ''}),"
        " summed AS (SELECT combination, row IN (SELECT row FROM later) AS again,"
        f" {_any_bit(engine)} AS violating, count(*) AS number, sum(input) AS input, sum(cached) AS cached,"
        f" sum(output) AS output, {_COST} AS cost"
        " FROM raw_records WHERE billing GROUP BY ALL)"
        f" SELECT summed.*, {', '.join(column for _, column in _BY)} FROM summed JOIN combinations USING (combination)"
    )


_ELSEWHERE: Final = (
    " UNION SELECT r.row FROM records AS r JOIN meetings ON meetings.stream = r.stream AND lesser"
    " JOIN (SELECT DISTINCT stream, request_id FROM records WHERE billing AND ok IS NOT FALSE) AS o"
    " ON o.stream = other AND o.request_id = r.request_id WHERE r.billing"
)


def _any_bit(engine: Engine) -> str:
    return "(" + " OR ".join(f"{mask} <> 0" for mask in engine.mask_names()) + ")"


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row


def _usage(connection: duckdb.DuckDBPyConnection, condition: str) -> Usage:
    records, tokens_in, cached, out, cost = _one(connection, f"SELECT {_SUMS} FROM totals WHERE {condition}")
    return Usage(int(records), int(tokens_in), int(cached), int(out), _money(cost))


def _money(amount: Any) -> str:
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shares(engine: Engine, name: str, column: str) -> list[Share]:
    rows = engine.connection.execute(
        f"SELECT {column}, {_SUMS}, coalesce(sum(number) FILTER (violating), 0) FROM totals WHERE NOT again"
        f" GROUP BY {column} ORDER BY sum(number) DESC, {column} NULLS FIRST"
    ).fetchall()
    return [
        Share(name, value or "", int(records), int(tokens_in), int(out), _money(cost), int(violating))
        for value, records, tokens_in, _, out, cost, violating in rows
    ]


def _completeness(engine: Engine, fields: Sequence[str]) -> tuple[Completeness, ...]:
    """Team by field, of records that did not fail; only fields that some source can show."""
    possible = [
        index
        for index, name in enumerate(fields[:60])
        if any(state.plan is not None and state.plan.mapping.possible(name) for state in engine.sources)
    ]
    totals: dict[tuple[str, str], list[int]] = {}
    rows = engine.connection.execute(
        "SELECT team_id, extra_fields, count(*) FROM records WHERE billing AND ok IS NOT FALSE GROUP BY ALL"
        " ORDER BY ALL"
    ).fetchall()
    for team, bits, number in rows:
        for index in possible:
            entry = totals.setdefault((team or "", fields[index]), [0, 0])
            entry[0] += number if bits >> index & 1 else 0
            entry[1] += number
    return tuple(Completeness(team, name, present, total) for (team, name), (present, total) in sorted(totals.items()))


def _attempts(counts: Sequence[CheckCount]) -> Attempts:
    def of(rule: str, *notes: str) -> int:
        return sum(count.records for count in counts if count.rule == rule and count.note in notes)

    return Attempts(
        copies=of("CP310", "copy", "differs", "answer"),
        gateway_retries=of("CP311", "gateway-retry"),
        client_retries=of("CP311", "client-retry", "both-billed"),
        fallbacks=of("CP311", "fallback"),
        both_billed=of("CP311", "both-billed"),
    )
