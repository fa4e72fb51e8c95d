"""The statements that turn a block of a log into records: its values, its combinations, the rows with the checks' bits.

Most columns of a log have few values that come in few combinations: who pays, which key, which model. What only depends
on those is computed once per combination (combinations.py); what is different in every record (ids, counts, times) is
computed per row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

from checker.logs.checks.combinations import Split, started_interval
from checker.logs.checks.sql import derived, literal, predicate, quoted, typed_layers
from checker.logs.checks.tables import BITS, COUNTS, IDS, OWNERS, SHIPPER_COLUMNS, TIMES, TRIES
from checker.logs.columns.absent import layers_of, left_of
from checker.logs.columns.extraction import token_columns
from checker.logs.columns.leaves import Leaves
from checker.logs.columns.row_kinds import excluded_rows, foreign_rows, is_row_column, misfit_rows
from checker.logs.formats.canonical import CACHE_HIT, PARTS_OF, Type, column_type
from checker.logs.formats.mapping import RecordMapping

_TOOLS: Final = "tool_input_tokens"

COUNTED: Final = (
    "SELECT count(*), count(*) FILTER (foreign_), count(*) FILTER (excluded AND NOT foreign_),"
    " bool_or(text_inside), count(*) FILTER (unknown), count(*) FILTER (unclear AND NOT unknown),"
    " count(*) FILTER (misfit) FROM judged"
)


class BlockQueries(Struct, frozen=True):
    """Statements over the file of a block. `judge` selects what the temporary table `judged` holds, a row per line,
    with the columns of `raw_records` and flags: `foreign_` (nothing of this format), `misfit` (something of it, and not
    what it is recognised by: may be another format's that has an `id` as well), `excluded` (no request),
    `text_inside` (not to be read so), `unknown` (a new combination, which `combine` selects; `judge` has to run again),
    `unclear` (a null could not be told from nothing, and it makes a difference). `store` has places `{row}`, `{src}`,
    `{line}`, `{joined}`, `{where}`. `once`: they are run once only. `kept`: for rows that are unknown, but whose values
    `judge` has put by in the column `kept`."""

    judge: str
    counts: str
    combine: str
    store: str
    once: bool = False
    kept: BlockQueries | None = None


def block_queries(
    mapping: RecordMapping, split: Split, fields: Sequence[str], masks: int, leaves: Leaves, key: int
) -> BlockQueries:
    """`key` tells the combinations of one mapping from another's."""
    tokens = _tokens(mapping, split, leaves, tuple(mapping.columns), key, _judge_flags(mapping, leaves))
    return BlockQueries(
        judge=_judge(mapping, split, fields, masks, leaves, tokens),
        counts=COUNTED,
        combine=combine_statement(mapping, split, fields, masks, leaves, key),
        store=store_statement(masks),
    )


def few_tokens(mapping: RecordMapping, split: Split, leaves: Leaves, key: int) -> str:
    """Makes the table `tokens` of so few lines that planning takes longer than all else: what both statements read is
    read once."""
    flags = f"{_judge_flags(mapping, leaves)}, {leaves.as_expected} AS expected"
    tokens = _tokens(mapping, split, leaves, tuple(mapping.columns), key, flags)
    return f"CREATE OR REPLACE TEMP TABLE tokens AS FROM {tokens}"


def few_queries(
    mapping: RecordMapping, split: Split, fields: Sequence[str], masks: int, leaves: Leaves, absent: frozenset[str]
) -> BlockQueries:
    """Over the table `tokens`, in which nothing stands in the columns `absent`: what asks for them is left out."""
    return BlockQueries(
        judge=_judge(mapping, left_of(split, absent, twice=True), fields, masks, leaves, "tokens", absent),
        counts=COUNTED,
        combine=_combine(mapping, left_of(split, absent, parts=True, twice=True), fields, masks, "tokens", absent),
        store=store_statement(masks),
    )


def _judge_flags(mapping: RecordMapping, leaves: Leaves) -> str:
    flags = f", {leaves.duplicate_keys} AS duplicate_keys, {leaves.text_inside} AS text_inside"
    return flags + f", {misfit_rows(mapping, leaves)} AS misfit"


def _tokens(mapping: RecordMapping, split: Split, leaves: Leaves, names: Sequence[str], key: int, flags: str) -> str:
    """A relation of tokens, with a number for the combination of those with few values."""
    wanted = dict.fromkeys((*names, *(name for name in mapping.columns if not is_row_column(name)), "started_at"))
    tokens = token_columns(mapping, leaves, wanted, split.null_matters)
    started = typed_layers(mapping, {("started_at", "t")})[0]
    number = numbered_combination(mapping, split, key)
    flagged = f"{foreign_rows(mapping, leaves)} AS foreign_, {excluded_rows(mapping, leaves)} AS excluded{flags}"
    return f"""(
  SELECT *, {number} AS combination FROM (
    SELECT *, {", ".join(started)} FROM (SELECT n, {flagged}, {", ".join(tokens)} FROM ({leaves.query}))
  )
)"""


def numbered_combination(mapping: RecordMapping, split: Split, key: int) -> str:
    """SQL over tokens and the start's moment: the combination's number."""
    few = [quoted(name) for name in mapping.columns if not is_row_column(name) and mapping.columns[name].possible]
    return f"hash({', '.join([str(key), started_interval(split), *few])})"


def combine_statement(
    mapping: RecordMapping, split: Split, fields: Sequence[str], masks: int, leaves: Leaves, key: int
) -> str:
    """The combinations that are new in this block, with all that follows from them."""
    tokens = _tokens(mapping, split, leaves, (), key, f", {leaves.as_expected} AS expected")
    return _combine(mapping, split, fields, masks, tokens)


def _combine(
    mapping: RecordMapping,
    split: Split,
    fields: Sequence[str],
    masks: int,
    tokens: str,
    absent: frozenset[str] = frozenset(),
) -> str:
    few = [name for name in mapping.columns if not is_row_column(name)]
    wanted = derived((*(check.when for _, check in split.by_combination), *split.parts))
    wanted |= {("status", "ok"), *((name, "s") for name in OWNERS), *((name, "n") for name in TRIES)}
    wanted -= {("started_at", "t")}
    items = ["combination", "status__ok AS ok"]
    items += [f"{quoted(name) if name in absent else text_or_number(name)} AS {name}" for name in OWNERS]
    items += [f"{whole_number(name)} AS {name}" for name in TRIES]
    hits = ", ".join(literal(word) for word in ("true", *(f'"{word}"' for word in CACHE_HIT)))
    items.append(f"COALESCE(gateway_cache_hit IN ({hits}), FALSE) AS cached_hit")
    items.append("COALESCE(own_price = 'true', FALSE) AS own_price")
    items.append(f"{_present(fields, few)} AS few_fields")
    items += masked("c", masks, ((index, predicate(check.when)) for index, check in split.by_combination))
    items += masked("p", masks, ((index, predicate(part)) for index, part in enumerate(split.parts)))
    values = ", ".join(f"any_value({quoted(name)}) AS {quoted(name)}" for name in few)
    source = f"""(
  SELECT combination, any_value("started_at__t") AS "started_at__t", {values}
  FROM {tokens}
  WHERE expected AND NOT foreign_ AND NOT excluded AND combination NOT IN (SELECT combination FROM combinations)
  GROUP BY combination
)"""
    layers = layers_of(mapping, wanted, absent)
    return f"SELECT {', '.join(items)} FROM {layered(source, layers)}"


def _judge(
    mapping: RecordMapping,
    split: Split,
    fields: Sequence[str],
    masks: int,
    leaves: Leaves,
    tokens: str,
    absent: frozenset[str] = frozenset(),
) -> str:
    def of(told: Callable[[str], str], none: str = "") -> Callable[[str], str]:
        return lambda name: (none or quoted(name)) if name in absent else told(name)

    wanted = derived((*(check.when for _, check in split.by_row), *(split.unclear if not leaves.null_is_kept else ())))
    wanted |= {(name, "s") for name in (*IDS, *content_texts(mapping))} | {(name, "t") for name in TIMES}
    wanted |= {(name, "n") for name in counted_columns(mapping)}
    wanted -= {("started_at", "t"), ("status", "ok")}
    items = [
        "n",
        "foreign_",
        "misfit AND NOT foreign_ AND NOT excluded AS misfit",
        "excluded",
        "text_inside",
        "ok_known IS NULL AND NOT foreign_ AND NOT excluded AS unknown",
        f"{_unclear(mapping, split, leaves)} AS unclear",
        "combination",
        f"{str(mapping.format.billing).upper()} AS billing",
        f"{str(bool(mapping.format.parts)).upper()} AS parts",
        *record_items(mapping, of(text_or_number), of(whole_number, "CAST(NULL AS BIGINT)"), of(content_of)),
        f"{cost_text(mapping, RAW_COST)} AS cost_text",
        f"few_fields + {_present(fields, [name for name in fields if is_row_column(name)])} AS extra_fields",
    ]
    own = dict(split.own_bits())
    items += [f"c{index} + {own.get(index, '0')} AS m{index}" for index in range(masks)]
    combined = ", ".join(f"known.{name}{index}" for name in "cp" for index in range(masks))
    source = f"""(
  SELECT tokens.*, known.few_fields, known.ok AS "status__ok", known.combination AS ok_known, {combined}
  FROM {tokens} AS tokens
  LEFT JOIN combinations AS known USING (combination)
)"""
    query = layered(source, layers_of(mapping, wanted, absent))
    return f"SELECT {', '.join(items)} FROM {query}"


def store_statement(masks: int) -> str:
    columns = ["combination", "billing", "parts", *IDS, *TIMES.values(), *COUNTS.values(), "cost_text", "content"]
    columns += ["extra_fields", *(f"m{index}" for index in range(masks))]
    return (
        "INSERT INTO raw_records BY NAME SELECT {row} AS row, {src} AS src, {line} AS line,"
        f" {', '.join(columns)} FROM judged{{joined}} WHERE NOT foreign_ AND NOT excluded AND {{where}}"
    )


def _unclear(mapping: RecordMapping, split: Split, leaves: Leaves) -> str:
    """Whether a check would find something, had the log a null where nothing was read, or nothing."""
    columns = sorted(name for name in split.null_matters if mapping.possible(name))
    if leaves.null_is_kept or leaves.null_is_nothing or not split.unclear or not columns:
        return "FALSE"
    nothing = " OR ".join(f"{quoted(name)} IS NULL" for name in columns)
    found = " OR ".join(f"({predicate(when, exact=False)})" for when in split.unclear)
    return f"CASE WHEN {nothing} THEN COALESCE({found}, FALSE) ELSE FALSE END"


def layered(source: str, layers: Iterable[Sequence[str]]) -> str:
    """Typed columns, each layer over the one before."""
    for items in layers:
        if items:
            source = f"(SELECT *, {', '.join(items)} FROM {source})"
    return source


def masked(prefix: str, masks: int, bits: Iterable[tuple[int, str]]) -> list[str]:
    """Select items that put conditions, by their position, into the bits of integers."""
    sums: list[list[str]] = [[] for _ in range(masks)]
    for index, condition in bits:
        sums[index // BITS].append(f"CASE WHEN {condition} THEN {1 << index % BITS} ELSE 0 END")
    return [f"CAST({' + '.join(part) or '0'} AS BIGINT) AS {prefix}{index}" for index, part in enumerate(sums)]


def counted_columns(mapping: RecordMapping) -> tuple[str, ...]:
    """The columns that `record_items` makes counts of."""
    beside = (name for name in (_TOOLS, *mapping.format.beside) if mapping.possible(name))
    return (*COUNTS, *beside)


def record_items(
    mapping: RecordMapping,
    text: Callable[[str], str],
    number: Callable[[str], str],
    value: Callable[[str], str],
) -> list[str]:
    """Select items of a record's own columns. By the name of a column: `text` is SQL of what records are grouped by,
    `number` of a count, `value` of what makes its content, NULL for a null."""
    log_format = mapping.format
    items = [f"{text(name)} AS {name}" for name in IDS]
    items += [f"{quoted(f'{name}__t')} AS {alias}" for name, alias in TIMES.items()]
    numbers = {name: number(name) for name in counted_columns(mapping)}
    if _TOOLS in numbers:  # what tools of the provider brought in stands beside the prompt
        numbers["input_tokens"] = f"{numbers['input_tokens']} + COALESCE({numbers[_TOOLS]}, 0)"
    if not log_format.input_includes_cached:
        cached = f"COALESCE({numbers['cached_input_tokens']}, 0) + COALESCE({numbers['cache_write_tokens']}, 0)"
        numbers["input_tokens"] = f"{numbers['input_tokens']} + {cached}"
    if log_format.reasoning_beside_output:
        numbers["output_tokens"] = f"{numbers['output_tokens']} + COALESCE({numbers['reasoning_tokens']}, 0)"
    for name in log_format.beside:
        if name in numbers:
            numbers[PARTS_OF[name]] = f"{numbers[PARTS_OF[name]]} + COALESCE({numbers[name]}, 0)"
    items += [f"{numbers[name]} AS {alias}" for name, alias in COUNTS.items()]
    content = ", ".join(("combination", *map(value, _content(mapping))))
    items.append(f"hash({content}) AS content")
    return items


def _content(mapping: RecordMapping) -> list[str]:
    return [
        name
        for name in sorted(mapping.columns)
        if name not in SHIPPER_COLUMNS and mapping.columns[name].possible and is_row_column(name)
    ]


def content_texts(mapping: RecordMapping) -> list[str]:
    """Columns of texts that are a part of a record's content."""
    return [name for name in _content(mapping) if column_type(name) is Type.TEXT]


def content_of(name: str) -> str:
    """Text is told by what it says, anything else by its token."""
    token = f"NULLIF({quoted(name)}, 'null')"
    return f"COALESCE({quoted(f'{name}__s')}, {token})" if column_type(name) is Type.TEXT else token


def whole_number(name: str) -> str:
    number = quoted(f"{name}__n")
    return f"CASE WHEN ABS({number}) < 1e15 THEN CAST({number} AS BIGINT) END"


def text_or_number(name: str) -> str:
    """What a record is grouped by: text, or a number as it stands."""
    token, text = quoted(name), quoted(f"{name}__s")
    other = f"CASE WHEN {token} <> 'null' AND {token}[1] NOT IN ('{{', '[', '\"') THEN {token} END"
    return f"COALESCE({text}, {other})"


def _present(fields: Sequence[str], names: Iterable[str]) -> str:
    """A bit per field of the policy that has a value."""
    wanted = set(names)
    bits = [
        f"CASE WHEN {quoted(name)} IS NULL OR {quoted(name)} = 'null' THEN 0 ELSE {1 << index} END"
        for index, name in enumerate(fields[:BITS])
        if name in wanted
    ]
    return f"CAST({' + '.join(bits) or '0'} AS UBIGINT)"


RAW_COST: Final = "CASE WHEN cost[1] = '\"' THEN cost[2:-2] WHEN cost <> 'null' THEN cost END"


def cost_text(mapping: RecordMapping, text: str) -> str:
    scale = mapping.columns["cost"].place.scale
    return text if scale is None else f"CAST(TRY_CAST({text} AS DECIMAL(38, 15)) * {scale} AS VARCHAR)"
