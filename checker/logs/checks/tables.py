"""The relations that checks on the whole set are asked of.

`records` has a line per record: its place, what identifies it, who pays, what was bought and how much, with text as
text, times in microseconds and counts as integers (NULL where they cannot be read), `content` a digest of everything
but what shippers add, and `m0`, `m1`, … the bits of the checks on records that it failed. It joins two tables: what is
different in every record (`raw_records`), and the combinations of everything else. `sources`, `streams`
(sources of one format in one folder, or one each where they are copies of each other), `copies`, `meetings`
(streams that hold the same requests under other ids), `presence`,
`repeated` (ids that stand in more than one record, by the name of their column, and in how many) and `priced` are made
from it once all is read.
"""

from __future__ import annotations

from typing import Final

IDS: Final = (
    "record_id",
    "request_id",
    "parent_request_id",
    "gateway_request_id",
    "attempt_id",
    "provider_request_id",
    "correlation_id",
)
REPEATED: Final = ("record_id", "request_id", "gateway_request_id", "provider_request_id")
OWNERS: Final = (
    "api_key_id",
    "team_id",
    "cost_center",
    "service_endpoint",
    "environment",
    "provider",
    "region",
    "service_tier",
    "model_requested",
    "model_routed",
    "model_actual",
    "price_card_version",
    "error_code",
    "error_class",
    "status",
    "event",
)
TEXTS: Final = (*IDS, *OWNERS)
TIMES: Final = {"started_at": "started", "ended_at": "ended"}
COUNTS: Final = {
    "input_tokens": "input",
    "cached_input_tokens": "cached",
    "cache_write_tokens": "written",
    "cache_write_1h_tokens": "written_1h",
    "output_tokens": "output",
    "reasoning_tokens": "reasoning",
    "total_tokens": "total",
    "sequence": "sequence",
}
# Counts of few values, which are the combination's.
TRIES: Final = ("retry_count", "client_retry_count", "fallback_count")
# Not part of a record's content: when and by whom it was shipped or amended says nothing about what happened.
SHIPPER_COLUMNS: Final = frozenset({"ingested_at", "anomalies", "broken_text", "sequence", "tags"})
_FLAGS: Final = ("foreign_", "misfit", "excluded", "text_inside", "unknown", "unclear")
BITS: Final = 60  # checks per mask column


def mask_columns(checks: int) -> int:
    return max(1, -(-checks // BITS))


def records_ddl(masks: int) -> tuple[str, ...]:
    """The tables of records and of combinations (a record is joined with its combination by that one's number), and
    those that a block goes through."""
    columns = ["combination UBIGINT", "billing BOOLEAN", "parts BOOLEAN"]
    columns += [f"{name} VARCHAR" for name in IDS]
    columns += [f"{name} BIGINT" for name in (*TIMES.values(), *COUNTS.values())]
    columns += ["cost_text VARCHAR", "content UBIGINT", "extra_fields UBIGINT"]
    columns += [f"m{index} BIGINT" for index in range(masks)]
    few = ["combination UBIGINT", "ok BOOLEAN", *(f"{name} VARCHAR" for name in OWNERS)]
    few += [*(f"{name} BIGINT" for name in TRIES), "cached_hit BOOLEAN", "own_price BOOLEAN", "few_fields UBIGINT"]
    few += [f"{name}{index} BIGINT" for name in "cp" for index in range(masks)]
    flags = ["n BIGINT", *(f"{name} BOOLEAN" for name in _FLAGS)]
    place = ["row BIGINT", "src INTEGER", "line BIGINT"]
    kept = "kept VARCHAR[]"  # values of records that are not settled at first
    return (
        f"CREATE TEMP TABLE raw_records ({', '.join([*place, *columns, 'unknown BOOLEAN', kept])})",
        f"CREATE TEMP TABLE combinations ({', '.join(few)})",
        f"CREATE TEMP TABLE judged ({', '.join([*flags, *columns, kept])})",
        "CREATE TEMP TABLE places (n BIGINT, row BIGINT, src INTEGER, line BIGINT)",
    )


def records_relation(*, kept: bool) -> str:
    """`records` over both, with the stream that a record's source belongs to. `kept`: as a table, which is worth it for
    few: every statement that asks a view plans it anew."""
    owners = ", ".join(f"c.{name}" for name in ("ok", "cached_hit", *TRIES, *OWNERS))
    return (
        f"CREATE TEMP {'TABLE' if kept else 'VIEW'} records AS SELECT r.*, {owners}, s.stream FROM raw_records AS r"
        " JOIN combinations AS c USING (combination) JOIN sources AS s USING (src)"
    )
