"""From a relation of raw lines to one of tokens (see sql.py): one extraction of all paths per line, in DuckDB's SQL."""

from __future__ import annotations

import re

from checker.logs.log_format import Path
from checker.logs.mapping import Candidate, Column, RecordMapping
from checker.logs.sql import literal, quoted


def json_path(path: Path) -> str:
    return "$" + "".join(f'."{_escaped(key)}"' for key in path)


def extract_list(mapping: RecordMapping, line: str) -> str:
    """All paths of the mapping, in its order, as a list of JSON text."""
    return f"json_extract({line}, [{', '.join(literal(json_path(path)) for path in mapping.paths)}])"


def token_columns(mapping: RecordMapping, values: str, names: list[str] | None = None) -> list[str]:
    """Select items that make the tokens from the list of extracted values."""
    index = {path: f"{values}[{position}]" for position, path in enumerate(mapping.paths, 1)}
    chosen = list(mapping.columns) if names is None else names
    return [f"{_token(mapping.columns[name], index)} AS {quoted(name)}" for name in chosen]


def _token(column: Column, index: dict[Path, str]) -> str:
    place = column.place
    plain = [_candidate(candidate, index) for candidate in column.candidates]
    first = [_usable(item, column, index) for item in plain]
    parts = first if len(first) > 1 or place.unless_equal or place.zero_is_absent else []
    if place.constant is not None:
        parts = [*parts, literal('"' + place.constant + '"')]
    else:
        parts = [*parts, *(f"CASE WHEN {item} = 'null' THEN 'null' END" for item in plain)] if parts else plain
    if not parts:
        return "CAST(NULL AS VARCHAR)"
    text = parts[0] if len(parts) == 1 else f"COALESCE({', '.join(parts)})"
    return f"CAST({text} AS VARCHAR)"


def _usable(item: str, column: Column, index: dict[Path, str]) -> str:
    """NULL for a value that says nothing."""
    conditions = [f"{item} = 'null'"]
    if column.place.unless_equal is not None:
        conditions.append(f"{item} = {index[column.place.unless_equal]}")
    if column.place.zero_is_absent:
        conditions.append(f"({item}[1] BETWEEN '-' AND '9' AND TRY_CAST({item} AS DOUBLE) = 0)")
    return f"CASE WHEN {' OR '.join(conditions)} THEN NULL ELSE {item} END"


def _candidate(candidate: Candidate, index: dict[Path, str]) -> str:
    item = f"CAST({index[candidate.path]} AS VARCHAR)"
    if candidate.tag is None:
        return item
    # the list is compact JSON: an entry starts after [ or , and a quote within text would be escaped
    key = candidate.tag + ":"
    pattern = literal(r'[\[,]"' + re.escape(key) + r'((?:[^"\\]|\\.)*)"')
    inside = literal('"' + key)
    found = f"REGEXP_EXTRACT({item}, {pattern}, 1)"
    return (
        f"CASE WHEN CONTAINS({item}, {inside}) AND REGEXP_MATCHES({item}, {pattern}) THEN '\"' || {found} || '\"' END"
    )


def duplicate_keys(mapping: RecordMapping, line: str) -> str:
    """Whether an object that the mapping reads has a key twice."""
    paths = ", ".join(literal(json_path(path)) for path in ((), *mapping.containers))
    keys = f"json_keys({line}, [{paths}])"
    return f"list_any_value(list_filter({keys}, lambda k: len(k) <> list_unique(k))) IS NOT NULL"


def _escaped(key: str) -> str:
    return key.replace("\\", "\\\\").replace('"', '\\"')
