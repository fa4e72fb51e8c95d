"""What stands in a cell of a statement: text, exact numbers, units, moments."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from checker.logs.formats.log_format import Path as Keys
from checker.logs.formats.log_format import TimeForm
from checker.logs.records.expressions import TimeFault
from checker.logs.records.times import read_number, read_text

_UNIT: Final = re.compile(r"\s*([0-9][0-9,]*)?\s*([KMB])?\s*(?:tokens?|requests?|units?|counts?)?\s*", re.IGNORECASE)
_WINDOW: Final = re.compile(r"([0-9]{1,9})([km]?)\s*-\s*([0-9]{1,9})([km]?)", re.IGNORECASE)
_SCALE: Final = {"": 1, "K": 1000, "M": 1_000_000, "B": 1_000_000_000}


class LineError(ValueError):
    """A cell that cannot be read, in words."""


def value_at(holder: Any, path: Keys) -> Any:
    """None where there is nothing. A dotted key may also be one key (`token_type`s are values, not paths)."""
    for key in path:
        if not isinstance(holder, Mapping):
            return None
        holder = holder.get(key)
    return holder


def decimal(value: Any, path: Keys) -> Decimal | None:
    """An exact number; None where nothing stands. Raises `LineError` for what is none, `true` and NaN among it."""
    if value is None:
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite():
        raise LineError(f"{'.'.join(path)} is {str(value)[:40]!r}, which is no number")
    return number


def scale(unit: str) -> int:
    """Units in one of `unit`: `1K tokens` are 1,000."""
    match = _UNIT.fullmatch(unit)
    if match is None:
        raise LineError(f"the unit {unit[:40]!r} is not known")
    return int((match[1] or "1").replace(",", "")) * _SCALE[(match[2] or "").upper()]


def window(text: str | None) -> tuple[int, int] | None:
    """`200k-1M` is above 200,000 tokens, up to a million."""
    found = _WINDOW.fullmatch(text.strip()) if text is not None else None
    if found is None:
        return None
    return int(found[1]) * _SCALE[found[2].upper()], int(found[3]) * _SCALE[found[4].upper()]


def moment(value: Any, dates: Iterable[str] = ()) -> int:
    """Microseconds since 1970 in UTC, of seconds since then, a date, or a text with a time; `dates` are other forms, as
    strptime has them. What names no zone is UTC. Raises `LineError`.
    """
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        found = read_number(float(value), TimeForm.EPOCH_SECONDS)
    else:
        text = str(value or "")
        text = f"{text}T00:00:00Z" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
        text = next((moment for form in dates if (moment := _in_form(text, form)) is not None), text)
        found = read_text(text, TimeForm.UTC_WITHOUT_ZONE, numbers=False)
    if isinstance(found, TimeFault):
        raise LineError(f"the period has {str(value)[:40]!r}, which is no time")
    return found


def _in_form(text: str, form: str) -> str | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def text_of(value: Any) -> str | None:
    """Text without space around it; None where none is left."""
    return None if value is None else str(value).strip() or None


def digest(row: Mapping[str, Any]) -> str:
    """SHA-256 of a row's content, whatever the order of its columns."""
    return hashlib.sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest()


def list_at(holder: Any, path: Keys) -> list[Any]:
    """The list at a path; an empty one where something else stands there, or nothing."""
    found = value_at(holder, path)
    return found if isinstance(found, list) else []
