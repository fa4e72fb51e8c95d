"""The worksheet: a CSV file with a row per item, filled in by whoever examines them, and read back strictly.

Cells that a spreadsheet would run as a formula get an apostrophe in front (OWASP, "CSV Injection"). Read back are files
as spreadsheets save them: with commas, semicolons or tabs, with or without a byte order mark, decimal commas in the
latter two.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final

from msgspec import Struct

from checker.documents.errors import DocumentError
from checker.documents.text import decode
from checker.logs.audit.evidence import EvidenceError, Item, Sample

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_GIVEN: Final = (
    "item",
    "key",
    "samples",
    "stratum",
    "place",
    "recorded_amount",
    "currency",
    "application_log_match",
    "provider_confirmation",
    "repriced_amount",
)
_OUTCOME: Final = "outcome"
_CAUSE: Final = "cause"
_AUDITED: Final = "audited_amount"
_GOOD: Final = frozenset({"ok", "pass", "passed", "correct", "yes", "no deviation", "none"})
_BAD: Final = frozenset({"deviation", "dev", "fail", "failed", "wrong", "no", "error"})
_UNKNOWN: Final = frozenset({"", "not examined", "not examinable", "n/a", "na", "?"})


class Outcome(Enum):
    """What an examiner writes of an attribute of an item."""

    OK = "ok"
    DEVIATION = "deviation"
    NOT_EXAMINED = "not examined"  # counts as a deviation (PCAOB AS 2315.40)


class Known(Struct, frozen=True):
    """What the scan knows of an item before it is examined; "" where it knows nothing."""

    application_log_match: str = ""
    provider_confirmation: str = ""
    repriced_amount: str = ""


class Row(Struct, frozen=True):
    """An item as it was examined. `outcomes` by attribute; `audited` is None where it was left blank."""

    item: Item
    outcomes: Mapping[str, Outcome]
    cause: str
    audited: Decimal | None
    line: int


def attributes_of(sample: Sample) -> tuple[str, ...]:
    """What is examined per item: the plan's attributes, or the item as a whole."""
    return sample.plan.attributes or (_OUTCOME,)


def worksheet_text(sample: Sample, known: Mapping[str, Known]) -> str:
    """The blank worksheet; `known` by key."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_GIVEN, *_outcome_columns(sample), _CAUSE, _AUDITED])
    for item in sample.items:
        about = known.get(item.drawn.key, Known())
        cells = [
            *_identity(item, sample),
            about.application_log_match,
            about.provider_confirmation,
            about.repriced_amount,
        ]
        writer.writerow([*map(_safe, cells), *("" for _ in _outcome_columns(sample)), "", ""])
    return out.getvalue()


def read_worksheet(data: bytes, name: str, sample: Sample) -> tuple[Row, ...]:
    """Every item of the sample, in its order. One whose row is missing was not examined. Raises EvidenceError naming
    all lines that cannot be used: unknown or repeated items, changed keys, words that are no outcome, amounts that are
    none."""
    try:
        text = decode(data, name)
    except DocumentError as error:
        raise EvidenceError(str(error)) from None
    head, delimiter, rows = _rows(text, name, sample)
    by_number = {item.number: item for item in sample.items}
    found: dict[int, Row] = {}
    problems: list[str] = []
    for line, cells in rows:
        try:
            row = _row(dict(zip(head, cells, strict=False)), line, by_number, sample, delimiter)
            if row.item.number in found:
                raise _RowError(f"item {row.item.number} is there already, in line {found[row.item.number].line}")
            found[row.item.number] = row
        except _RowError as error:
            problems.append(f"{name}:{line} {error}")
    if problems:
        raise EvidenceError("\n".join(problems))
    blank = dict.fromkeys(attributes_of(sample), Outcome.NOT_EXAMINED)
    return tuple(found.get(item.number, Row(item, blank, "", None, 0)) for item in sample.items)


class _RowError(ValueError):
    pass


def _rows(text: str, name: str, sample: Sample) -> tuple[list[str], str, Iterator[tuple[int, list[str]]]]:
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        head = [cell.strip().lower() for cell in next(reader, [])]
        rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise EvidenceError(f"{name}:{reader.line_num} no CSV: {error}") from None
    needed = ("item", "key", *_outcome_columns(sample), _CAUSE, _AUDITED)
    missing = [column for column in needed if column not in head]
    if missing:
        raise EvidenceError(f"{name}:1 the column{'s' if len(missing) > 1 else ''} {', '.join(missing)} is missing")
    twice = sorted({column for column in needed if head.count(column) > 1})
    if twice:
        raise EvidenceError(f"{name}:1 the column {twice[0]} is there twice")
    return head, delimiter, iter(rows)


def _row(cells: dict[str, str], line: int, items: Mapping[int, Item], sample: Sample, delimiter: str) -> Row:
    number = cells.get("item", "").strip()
    item = items.get(int(number)) if re.fullmatch(r"[0-9]{1,9}", number) else None
    if item is None:
        raise _RowError(f"item {number!r} is none of the {len(items)} that were drawn")
    key = _unsafe(cells.get("key", ""))
    if key != item.drawn.key:
        raise _RowError(f"item {number} has the key {key!r}; drawn was {item.drawn.key!r}")
    outcomes = {}
    for attribute, column in zip(attributes_of(sample), _outcome_columns(sample), strict=True):
        outcomes[attribute] = _outcome(cells.get(column, ""), column)
    return Row(
        item, outcomes, _unsafe(cells.get(_CAUSE, "")).strip(), _amount(cells.get(_AUDITED, ""), delimiter), line
    )


def _outcome(cell: str, column: str) -> Outcome:
    word = _unsafe(cell).strip().lower()
    if word in _GOOD:
        return Outcome.OK
    if word in _BAD:
        return Outcome.DEVIATION
    if word in _UNKNOWN:
        return Outcome.NOT_EXAMINED
    raise _RowError(f"{column}: {cell.strip()!r} is no outcome: expected ok, deviation, or nothing (not examined)")


def _amount(cell: str, delimiter: str) -> Decimal | None:
    text = _unsafe(cell).strip()
    if not text:
        return None
    if delimiter != "," and re.fullmatch(r"[0-9]+,[0-9]+", text):
        text = text.replace(",", ".")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite() or amount < 0:
        raise _RowError(f"{_AUDITED}: {cell.strip()!r} is no amount, such as 0.0123")
    return amount


def _outcome_columns(sample: Sample) -> tuple[str, ...]:
    return tuple(f"{_OUTCOME} {name}" for name in sample.plan.attributes) or (_OUTCOME,)


def _identity(item: Item, sample: Sample) -> list[str]:
    places = "; ".join(f"{a.source}:{a.line} (byte {a.offset})" for a in item.attempts)
    return [
        str(item.number),
        item.drawn.key,
        " ".join(item.drawn.samples),
        " / ".join(item.drawn.part),
        places,
        f"{item.drawn.amount:f}",
        sample.currency or "",
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _unsafe(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
