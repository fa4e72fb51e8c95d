"""Which rows are records of a format, and which columns differ from row to row."""

from __future__ import annotations

from typing import Final

from checker.logs.checks.sql import literal
from checker.logs.checks.tables import IDS, TRIES
from checker.logs.columns.leaves import NOTHING, Leaves
from checker.logs.formats.canonical import COLUMNS, Type
from checker.logs.formats.log_format import Values
from checker.logs.formats.mapping import RecordMapping

# Different in every record, or seldom there: computed per row. Numbers of tries are small ones.
_ROWS: Final = frozenset(
    {
        *IDS,
        "conversation_id",
        "again_conversation_id",  # a trace's id, of which most records have one of their own
        "end_user_id",
        "trace_id",
        "span_id",
        "parent_span_id",
        "evidence_ref",
        "enrichment_digest",
        "error_text",
    }
    | {name for name, kind in COLUMNS.items() if kind not in (Type.TEXT, Type.FLAG)}
) - {*TRIES, "attempts", "targets", "attempt_number", "sampling_rate"}


def is_row_column(name: str) -> bool:
    """Whether a column is worked out per row, and not once per combination of values."""
    return name in _ROWS


def foreign_rows(mapping: RecordMapping, leaves: Leaves) -> str:
    """Nothing that the format is recognised by is there: another program's line."""
    said = mapping.format.recognise
    paths = [path for path in dict.fromkeys((*said.all, *said.any, *said.evidence)) if path in mapping.paths]
    if not paths:
        return "FALSE"
    return "(" + " AND ".join(f"{leaves.at[path]} IS NULL" for path in paths) + ")"


def misfit_rows(mapping: RecordMapping, leaves: Leaves) -> str:
    """What the format is recognised by is not all there. What the leaves do not read is taken to be."""
    said = mapping.format.recognise
    if mapping.format.reader != "json" or leaves.fit:
        return "FALSE"
    needed = [path for path in said.all if leaves.at.get(path, NOTHING) != NOTHING]
    conditions = [f"{leaves.at[path]} IS NULL" for path in needed]
    one_of = [path for path in said.any if leaves.at.get(path, NOTHING) != NOTHING]
    if one_of:
        conditions.append("(" + " AND ".join(f"{leaves.at[path]} IS NULL" for path in one_of) + ")")
    return "(" + " OR ".join(conditions) + ")" if conditions else "FALSE"


def excluded_rows(mapping: RecordMapping, leaves: Leaves) -> str:
    """Lines of the format that are no request to a model."""
    conditions = []
    if mapping.format.select is not None:
        conditions.append(f"NOT COALESCE({_among(leaves, mapping.format.select)}, TRUE)")
    if mapping.format.aggregates is not None:
        conditions.append(f"COALESCE({_among(leaves, mapping.format.aggregates)}, FALSE)")
    if mapping.format.asks:
        nothing = ", ".join(literal(word) for word in ("null", *(f'"{text}"' for text in mapping.format.absent)))
        items = (f"CAST({leaves.at[path]} AS VARCHAR)" for path in mapping.format.asks)
        conditions.append("(" + " AND ".join(f"COALESCE({item} IN ({nothing}), TRUE)" for item in items) + ")")
    return "(" + " OR ".join(conditions) + ")" if conditions else "FALSE"


def _among(leaves: Leaves, values: Values) -> str:
    item = f"CAST({leaves.at[values.path]} AS VARCHAR)"
    return f"{item} IN ({', '.join(literal(chr(34) + value + chr(34)) for value in values.values)})"
