"""The query that turns a block of lines into records: extraction, typed columns, the checks' bits, in one statement."""

from __future__ import annotations

from collections.abc import Sequence

from checker.logs.checks import RecordCheck
from checker.logs.extraction import duplicate_keys, extract_list, json_path, token_columns
from checker.logs.log_format import Path, Values
from checker.logs.mapping import RecordMapping
from checker.logs.sql import derived, literal, predicate, quoted, typed_columns
from checker.logs.tables import BITS, COUNTS, SHIPPER_COLUMNS, TEXTS, TIMES


def block_query(
    mapping: RecordMapping, checks: Sequence[RecordCheck], fields: Sequence[str], masks: int, lines: str
) -> str:
    """A SELECT over `lines` (a relation with one VARCHAR column `l`, in order) of: `n` (row in the block, from 0),
    `stop` and `len` (bytes, of which the line's own), `foreign_` (nothing of this format is in it), `excluded` (no
    request), `text_inside` (a container is JSON text: the block must be staged), the columns of `raw_records`."""
    wanted = derived(check.when for check in checks)
    wanted |= {("status", "ok"), *((name, "s") for name in TEXTS), *((name, "t") for name in TIMES)}
    wanted |= {(name, "n") for name in COUNTS}
    used = list(mapping.columns)
    expressions = {name for name, kind in wanted if name in mapping.columns and kind}
    names = [name for name in used if name in expressions or mapping.columns[name].possible]
    missing = [name for name in used if name not in names]
    tokens = token_columns(mapping, "x", names)
    tokens += [f"CAST(NULL AS VARCHAR) AS {quoted(name)}" for name in missing]
    bits = [
        f"CASE WHEN {predicate(check.when).sql('duckdb')} THEN {1 << index % BITS} ELSE 0 END"
        for index, check in enumerate(checks)
    ]
    mask_items = [
        f"CAST({' + '.join(bits[start : start + BITS]) or '0'} AS BIGINT) AS m{start // BITS}"
        for start in range(0, masks * BITS, BITS)
    ]
    return f"""
WITH raw AS (
  SELECT l, strlen(l) AS len, row_number() OVER () - 1 AS n,
         sum(strlen(l) + 1) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stop
  FROM {lines}
), extracted AS (
  SELECT n, stop, len, {extract_list(mapping, "l")} AS x, {duplicate_keys(mapping, "l")} AS duplicate_keys,
         {_text_inside(mapping)} AS text_inside
  FROM raw
), tokens AS (
  SELECT n, stop, len, duplicate_keys, text_inside, {_foreign(mapping)} AS foreign_, {_excluded(mapping)} AS excluded,
         {", ".join(tokens)}
  FROM extracted
), typed AS (
  SELECT *, {", ".join(typed_columns(mapping, wanted))}
  FROM tokens
)
SELECT n, stop, len, foreign_, excluded, text_inside, {", ".join(_record(mapping, fields))}, {", ".join(mask_items)}
FROM typed
"""


def _record(mapping: RecordMapping, fields: Sequence[str]) -> list[str]:
    log_format = mapping.format
    items = [f"{str(log_format.billing).upper()} AS billing", f"{str(bool(log_format.parts)).upper()} AS parts"]
    items.append("status__ok AS ok")
    for name in TEXTS:
        token = quoted(name)
        text = quoted(f"{name}__s")
        other = f"CASE WHEN {token} <> 'null' AND {token}[1] NOT IN ('{{', '[', '\"') THEN {token} END"
        items.append(f"COALESCE({text}, {other}) AS {name}")
    items += [f"{quoted(f'{name}__t')} AS {alias}" for name, alias in TIMES.items()]
    numbers = {
        name: f"CASE WHEN ABS({quoted(f'{name}__n')}) < 1e15 THEN CAST({quoted(f'{name}__n')} AS BIGINT) END"
        for name in COUNTS
    }
    if not log_format.input_includes_cached:
        cached = f"COALESCE({numbers['cached_input_tokens']}, 0) + COALESCE({numbers['cache_write_tokens']}, 0)"
        numbers["input_tokens"] = f"{numbers['input_tokens']} + {cached}"
    if log_format.reasoning_beside_output:
        numbers["output_tokens"] = f"{numbers['output_tokens']} + COALESCE({numbers['reasoning_tokens']}, 0)"
    items += [f"{numbers[name]} AS {alias}" for name, alias in COUNTS.items()]
    items.append(f"{_cost(mapping)} AS cost_text")
    items.append("gateway_cache_hit IN ('true', '\"True\"', '\"true\"') AS cached_hit")
    content = [
        quoted(name)
        for name in sorted(mapping.columns)
        if name not in SHIPPER_COLUMNS and mapping.columns[name].possible
    ]
    items.append(f"hash({', '.join(content)}) AS content")
    present = [
        f"CASE WHEN {quoted(name)} IS NULL OR {quoted(name)} = 'null' THEN 0 ELSE {1 << i} END"
        for i, name in enumerate(fields[:60])
    ]
    items.append(f"CAST({' + '.join(present) or '0'} AS UBIGINT) AS extra_fields")
    return items


def _cost(mapping: RecordMapping) -> str:
    scale = mapping.columns["cost"].place.scale
    text = "CASE WHEN cost[1] = '\"' THEN cost[2:-2] WHEN cost <> 'null' THEN cost END"
    if scale is None:
        return text
    return f"CAST(TRY_CAST({text} AS DECIMAL(38, 15)) * {scale} AS VARCHAR)"


def _foreign(mapping: RecordMapping) -> str:
    """Nothing that the format is recognised by is there: another program's line."""
    said = mapping.format.recognise
    paths = [path for path in dict.fromkeys((*said.all, *said.any, *said.evidence)) if path in mapping.paths]
    if not paths:
        return "FALSE"
    return "(" + " AND ".join(f"x[{mapping.paths.index(path) + 1}] IS NULL" for path in paths) + ")"


def _excluded(mapping: RecordMapping) -> str:
    """Lines of the format that are no request to a model."""
    conditions = []
    if mapping.format.select is not None:
        conditions.append(f"NOT COALESCE({_among(mapping, mapping.format.select)}, TRUE)")
    if mapping.format.aggregates is not None:
        conditions.append(f"COALESCE({_among(mapping, mapping.format.aggregates)}, FALSE)")
    return "(" + " OR ".join(conditions) + ")" if conditions else "FALSE"


def _among(mapping: RecordMapping, values: Values) -> str:
    item = f"CAST(x[{mapping.paths.index(values.path) + 1}] AS VARCHAR)"
    return f"{item} IN ({', '.join(literal(chr(34) + value + chr(34)) for value in values.values)})"


def _text_inside(mapping: RecordMapping) -> str:
    """Whether a container holds JSON text instead of an object. Asked of the containers that rows have nothing in."""
    if mapping.format.json_text or mapping.format.key_value_lists:
        return "FALSE"  # such lines were staged
    containers = [path for path in mapping.containers if len(path) == 1] + _carriers(mapping)
    if not containers:
        return "FALSE"
    paths = ", ".join(literal(json_path(path)) for path in dict.fromkeys(containers))
    texts = f"json_extract(l, [{paths}])"
    is_text = "starts_with(CAST(v AS VARCHAR), '\"{') OR starts_with(CAST(v AS VARCHAR), '\"[')"
    return f"list_any_value(list_filter({texts}, lambda v: {is_text})) IS NOT NULL"


def _carriers(mapping: RecordMapping) -> list[Path]:
    places = mapping.format.carriers
    listed = (*places.metadata, *places.headers, *places.attributes, *places.tags)
    return [path for path in listed if path in mapping.containers or path in mapping.paths]
