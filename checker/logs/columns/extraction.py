"""From values at paths (leaves.py) to the tokens of columns (sql.py): of several places the first that says a thing."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping

from checker.logs.checks.sql import literal, quoted
from checker.logs.checks.tables import SHIPPER_COLUMNS
from checker.logs.columns.leaves import NOTHING, Leaves, Native
from checker.logs.formats.canonical import Type, column_type
from checker.logs.formats.log_format import Path, Place
from checker.logs.formats.mapping import Candidate, Column, RecordMapping


def token_columns(
    mapping: RecordMapping,
    leaves: Leaves,
    names: Iterable[str],
    keep_null: Collection[str],
    native: Collection[str] = (),
) -> list[str]:
    """Select items that make the tokens of columns from the values at paths. A null is as good as nothing, except in
    the columns of `keep_null`, where it is the text `null` if the leaves have any. Those that are `native` have no
    token, but what `native_of` says."""

    def item(column: Column) -> str:
        own = native_of(column, leaves) if column.name in native else None
        return own.sql if own is not None else _token(column, leaves, null=column.name in keep_null)

    return [f"{item(mapping.columns[name])} AS {quoted(name)}" for name in names]


def native_of(column: Column, leaves: Leaves) -> Native | None:
    """What stands at the first place of a column that is read, where that has a type of its own: any record that has
    something there has that. Moments only where they are no part of a record's content, which is told by JSON text."""
    place = column.place
    first = next((one for one in column.candidates if leaves.at[one.path] != NOTHING), None)
    if first is None or first.tag is not None or set(first.absent) - {""}:
        return None
    found = leaves.native.get(first.path)
    altered = place.unless_equal or place.unless or place.word or place.zero_is_absent
    if found is None or altered:
        return None
    fitting = column.name in SHIPPER_COLUMNS if found.moment else column_type(column.name) is Type.TEXT
    return found if fitting and found.moment is (column_type(column.name) is Type.TIME) else None


def _token(column: Column, leaves: Leaves, *, null: bool) -> str:
    place = column.place
    candidates = [one for one in column.candidates if leaves.at[one.path] != NOTHING]
    plain = [_candidate(candidate, leaves.at) for candidate in candidates]
    if place.items:
        plain = [
            f"CASE WHEN STARTS_WITH({item}, '[') THEN CAST(JSON_ARRAY_LENGTH({item}) AS VARCHAR) ELSE {item} END"
            for item in plain
        ]
    if not leaves.null_is_kept:
        null = False
    first = [_usable(item, candidate, place, leaves) for item, candidate in zip(plain, candidates, strict=True)]
    absent = any(candidate.absent for candidate in candidates)
    selective = place.unless_equal or place.unless or place.zero_is_absent or absent
    parts = first if len(first) > 1 or selective else []
    if place.constant is not None:
        parts = [*parts, literal('"' + place.constant + '"')]
    elif not parts:
        parts = plain if null or not leaves.null_is_kept else [f"NULLIF({item}, 'null')" for item in plain]
    elif null:
        parts = [*parts, *(f"CASE WHEN {item} = 'null' THEN 'null' END" for item in plain)]
    if not parts:
        return NOTHING
    text = parts[0] if len(parts) == 1 else f"COALESCE({', '.join(parts)})"
    if place.word is not None:
        text = f"CASE WHEN {text} <> 'null' THEN {literal(json.dumps(place.word))} END"
    return f"CAST({text} AS VARCHAR)"


def _usable(item: str, candidate: Candidate, place: Place, leaves: Leaves) -> str:
    """NULL for a value that says nothing."""
    conditions = [f"{item} = 'null'"] if leaves.null_is_kept else []
    if place.unless_equal is not None:
        conditions.append(f"{item} = CAST({leaves.at[place.unless_equal]} AS VARCHAR)")
    if place.unless is not None:
        said = ", ".join(literal(json.dumps(text)) for text in place.unless.values)
        conditions.append(f"CAST({leaves.at[place.unless.path]} AS VARCHAR) IN ({said})")
    if candidate.absent:
        conditions.append(f"{item} IN ({', '.join(literal(json.dumps(text)) for text in candidate.absent)})")
    if place.zero_is_absent:
        conditions.append(f"({item}[1] BETWEEN '-' AND '9' AND TRY_CAST({item} AS DOUBLE) = 0)")
    return f"CASE WHEN {' OR '.join(conditions)} THEN NULL ELSE {item} END" if conditions else item


def _candidate(candidate: Candidate, index: Mapping[Path, str]) -> str:
    item = f"CAST({index[candidate.path]} AS VARCHAR)"
    if candidate.tag is None:
        return item
    # the list is compact JSON: an entry starts after [ or , and a quote within text would be escaped
    key = candidate.tag + ":"
    pattern = literal((".*" if candidate.last else "") + r'[\[,]"' + re.escape(key) + r'((?:[^"\\]|\\.)*)"')
    inside = literal('"' + key)
    found = f"REGEXP_EXTRACT({item}, {pattern}, 1)"
    return (
        f"CASE WHEN CONTAINS({item}, {inside}) AND REGEXP_MATCHES({item}, {pattern}) THEN '\"' || {found} || '\"' END"
    )
