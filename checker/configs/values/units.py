"""Scalars with a unit as exact numbers: durations in seconds, sizes in bytes, Kubernetes quantities."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from checker.documents.tree import Value

_NUMBER: Final = r"[0-9]{1,18}(?:\.[0-9]{0,12})?|\.[0-9]{1,12}"
_SECONDS: Final[Mapping[str, Fraction]] = {
    "ns": Fraction(1, 10**9),
    "us": Fraction(1, 10**6),
    "µs": Fraction(1, 10**6),
    "μs": Fraction(1, 10**6),
    "ms": Fraction(1, 1000),
    "s": Fraction(1),
    "sec": Fraction(1),
    "m": Fraction(60),
    "min": Fraction(60),
    "h": Fraction(3600),
    "d": Fraction(86400),
    "w": Fraction(7 * 86400),
    "mo": Fraction(30 * 86400),
    "y": Fraction(365 * 86400),
}
_PART = re.compile(rf"({_NUMBER})\s*(ns|us|µs|μs|ms|min|mo|sec|s|m|h|d|w|y)")
_DURATION = re.compile(rf"[-+]?(?:(?:{_NUMBER})\s*(?:ns|us|µs|μs|ms|min|mo|sec|s|m|h|d|w|y)\s*)+")
_CLOCK = re.compile(rf"(?:(?:{_NUMBER})(?:ns|us|µs|ms|s|m|h|d|w))+")
_BINARY = re.compile(rf"(?:{_NUMBER})\s?[KMGTP]iB?")
_EVIDENT: Final = 24  # characters
_BARE = re.compile(rf"[-+]?(?:{_NUMBER})(?:[eE][-+]?[0-9]{{1,2}})?")
_QUANTITY = re.compile(rf"([-+]?(?:{_NUMBER}))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][-+]?[0-9]{{1,2}})?")
_SIZE = re.compile(rf"({_NUMBER})\s*([kmgtp]?)(i?)b?", re.IGNORECASE)
_POWER: Final = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4, "p": 5, "e": 6}
_SMALL: Final = {"n": Fraction(1, 10**9), "u": Fraction(1, 10**6), "m": Fraction(1, 1000)}


def measure(value: Value, text: str, unit: str) -> Fraction | None:
    """The number that `value` stands for in the unit's base, or None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    reader = _READERS.get(unit)
    if isinstance(value, (int, float)):
        text = str(value)  # `1_000` and `0x10` are numbers by now
    return reader(text.strip()) if reader else None


def bare(text: str) -> Fraction | None:
    """A number without a unit."""
    return Fraction(text) if _BARE.fullmatch(text) else None


def duration(text: str) -> Fraction | None:
    """`1h30m`, `300s`, `90d`: as Go, Prometheus and LiteLLM write it. In seconds. Only 0 may lack a unit."""
    if not _DURATION.fullmatch(text):
        return Fraction(0) if bare(text) == 0 else None
    total = sum((Fraction(number) * _SECONDS[unit] for number, unit in _PART.findall(text)), Fraction(0))
    return -total if text.startswith("-") else total


def evident(text: str) -> Fraction | None:
    """A duration or a size that shows as one by itself, whatever the setting: `90s`, `1m30s`, `512MiB`."""
    if len(text) > _EVIDENT:
        return None
    if _CLOCK.fullmatch(text):
        return duration(text)
    return _size(text, 1000) if _BINARY.fullmatch(text) else None


def quantity(text: str) -> Fraction | None:
    """Kubernetes' resource.Quantity: `250m`, `1Gi`, `1e3`."""
    found = _QUANTITY.fullmatch(text)
    if not found:
        return None
    number, suffix = Fraction(found[1]), found[2] or ""
    if suffix.endswith("i"):
        return number * _power(1024, suffix[0])
    if suffix in _SMALL:
        return number * _SMALL[suffix]
    if suffix[:1] in ("e", "E") and len(suffix) > 1:
        return number * Fraction(f"1e{int(suffix[1:])}")
    return number * _power(1000, suffix)


def _size(text: str, base: int) -> Fraction | None:
    found = _SIZE.fullmatch(text)
    if not found:
        return None
    return Fraction(found[1]) * _power(1024 if found[3] else base, found[2])


def _power(base: int, prefix: str) -> Fraction:
    return Fraction(int(base ** _POWER[prefix.lower()]))


def _timed(bare_unit: Fraction) -> Callable[[str], Fraction | None]:
    """A duration whose bare numbers have a unit of their own."""

    def read(text: str) -> Fraction | None:
        number = bare(text)
        return number * bare_unit if number is not None else duration(text)

    return read


_READERS: Final[Mapping[str, Callable[[str], Fraction | None]]] = {
    "duration": duration,
    "nanoseconds": _timed(_SECONDS["ns"]),
    "milliseconds": _timed(_SECONDS["ms"]),
    "seconds": _timed(_SECONDS["s"]),
    "days": _timed(_SECONDS["d"]),
    "quantity": quantity,
    "bytes": lambda text: _size(text, 1024),
    "decimal-bytes": lambda text: _size(text, 1000),
    "number": bare,
}
UNITS: Final = frozenset(_READERS)
