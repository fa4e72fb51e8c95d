"""The provider's billing bucket, as the policy's `logs.invoice_window` says it: a UTC day that closes a day later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from msgspec import Struct

HOUR: Final = 3_600_000_000  # in microseconds
DAY: Final = 24 * HOUR
_UNITS: Final = {"ms": 1_000, "s": 1_000_000, "m": 60_000_000, "h": HOUR, "d": DAY}


class InvoiceWindow(Struct, frozen=True):
    """Buckets of `length` microseconds from midnight UTC; what is changed `closes_after` the end of one comes late."""

    length: int = DAY
    closes_after: int = DAY


def invoice_window(logs: Mapping[str, Any]) -> InvoiceWindow:
    said = logs.get("invoice_window") or {}
    length = HOUR if said.get("bucket") == "hour" else DAY
    closes = said.get("closes_after")
    return InvoiceWindow(length, duration(closes) if closes is not None else DAY)


def duration(text: str) -> int:
    """`24h`, `90s`, `250ms`, `30d` in microseconds. Raises ValueError."""
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)", text.strip())
    if match is None:
        raise ValueError(f"not a duration: {text!r} (expected for example 250ms, 90s, 24h or 30d)")
    return round(float(match[1]) * _UNITS[match[2]])


def parse_moment(text: str) -> int:
    """A date (midnight UTC) or a time with offset, in microseconds. Raises ValueError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"no time is {text!r}: write 2026-10-01, 2026-10-01T00:00:00Z or with an offset") from None
    if len(text) == 10:
        moment = moment.replace(tzinfo=UTC)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no zone: write 2026-10-01, 2026-10-01T00:00:00Z or with an offset")
    passed = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds
