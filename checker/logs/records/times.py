"""What a log writes as a time, read one way: for one record in Python here, and as SQL for the screening in sql.py.

Both follow the same rules: text is RFC 3339 with an offset (a space instead of the T, small letters, an offset without
colon and `UTC` are read too), numbers are epochs in the format's unit, and a number of another unit's size is a fault,
because seconds read as milliseconds put a request in 1970.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from checker.logs.formats.log_format import TimeForm
from checker.logs.records.expressions import TimeFault

CLOCK: Final = r"^(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?"
ZONE: Final = r" ?([Zz]|UTC|[+-][01][0-9](:?[0-5][0-9])?)$"
ZONED: Final = CLOCK + ZONE
NAIVE: Final = CLOCK + "$"
NUMBER: Final = r"^-?[0-9]{1,20}([.][0-9]+)?$"
PER_MICROSECOND: Final = {
    TimeForm.EPOCH_SECONDS: 1_000_000.0,
    TimeForm.EPOCH_MILLISECONDS: 1_000.0,
    TimeForm.EPOCH_NANOSECONDS: 0.001,
}
# Moments outside of these are no requests to a model but numbers in another unit (2001-09-09 to 2096-10-02).
EARLIEST: Final = 1_000_000_000_000_000
LATEST: Final = 4_000_000_000_000_000

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ZONED: Final = re.compile(ZONED.replace("$", r"\Z"))
_NAIVE: Final = re.compile(NAIVE.replace("$", r"\Z"))
_NUMBER: Final = re.compile(NUMBER.replace("$", r"\Z"))


def unit(form: TimeForm) -> float:
    """Microseconds in one unit of numbers: what ANY and text forms read as seconds."""
    return PER_MICROSECOND.get(form, 1_000_000.0)


def read_text(text: str, form: TimeForm, *, numbers: bool) -> int | TimeFault:
    """Microseconds since 1970. `numbers`: the format writes numbers as text."""
    if _NUMBER.search(text) and numbers:
        return read_number(float(text), form)
    if _ZONED.search(text):
        moment = _moment(text)
        return TimeFault.SYNTAX if moment is None else moment
    if _NAIVE.search(text):
        moment = _moment(text)
        if moment is None:
            return TimeFault.SYNTAX
        return moment if form is TimeForm.UTC_WITHOUT_ZONE else TimeFault.ZONE
    return TimeFault.SYNTAX


def read_number(number: float, form: TimeForm) -> int | TimeFault:
    micros = number * unit(form)
    if not EARLIEST <= micros <= LATEST:
        return TimeFault.UNIT
    return round(micros)


def rfc3339(micros: int) -> str:
    return (_EPOCH + timedelta(microseconds=micros)).isoformat().replace("+00:00", "Z")


def _moment(text: str) -> int | None:
    """The clock part by the calendar, then the offset; None for a date or an hour that there is not."""
    clock = re.match(CLOCK, text)
    assert clock is not None
    try:
        base = datetime.fromisoformat(f"{clock[0][:10]}T{clock[0][11:19]}+00:00")
    except ValueError:
        return None
    fraction = (clock[2] or "")[1:7].ljust(6, "0")
    zone = text[clock.end() :].strip(" ")
    offset = 0
    if zone not in ("", "Z", "z", "UTC"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = (int(digits[:2]) * 60 + int(digits[2:])) * 60_000_000 * (-1 if zone[0] == "-" else 1)
    passed = base - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + int(fraction) - offset
