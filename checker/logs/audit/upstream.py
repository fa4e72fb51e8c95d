"""Records that were sampled before they reached the log (OpenTelemetry's consistent probability sampling).

Source: OpenTelemetry specification, specification/trace/tracestate-probability-sampling.md. A threshold T of 56 bits
is written as hex without zeros at its end (`th:c` is one in four); a span was kept if its randomness R >= T, and stands
for 2^56 / (2^56 - T) spans. What was sampled by its tail or by rate has no such count: it is no evidence of
completeness.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import frexp
from typing import Final

_BITS: Final = 56
_DIGITS: Final = 14
_ALL: Final = 1 << _BITS
_THRESHOLD: Final = re.compile(r"[0-9a-f]{1,14}")


def threshold_of(probability: float, precision: int = 4) -> str:
    """The `th` value of a sampling probability, to `precision` significant hex digits beyond leading f's.
    Raises ValueError for a probability that is not above 0 and at most 1."""
    if not 0 < probability <= 1:
        raise ValueError(f"a sampling probability is above 0 and at most 1, not {probability}")
    rejected = 1 - Fraction(probability)
    _, exponent = frexp(probability)
    digits = min(_DIGITS, max(1, precision + -exponent // 4))  # a small probability begins with f's, which say little
    unit = 1 << (_BITS - 4 * digits)
    threshold = min(round(rejected * _ALL / unit) * unit, _ALL - 1)
    return f"{threshold:014x}".rstrip("0") or "0"


def adjusted_count(threshold: str) -> Fraction:
    """How many spans one that was kept under `threshold` (a `th` value) stands for. Raises ValueError."""
    return Fraction(_ALL, _ALL - _value(threshold))


def kept(threshold: str, randomness: str) -> bool:
    """Whether a span of this randomness (14 hex digits: `rv`, or the end of its trace id) is kept."""
    if not re.fullmatch(r"[0-9a-f]{14}", randomness):
        raise ValueError(f"randomness has 14 hex digits, not {randomness!r}")
    return int(randomness, 16) >= _value(threshold)


def threshold_in(trace_state: str) -> str | None:
    """The threshold that a W3C `tracestate` names in its OpenTelemetry entry (`ot=th:c;rv:...`), None for none that can
    be read."""
    for entry in trace_state.split(","):
        vendor, _, members = entry.strip().partition("=")
        if vendor == "ot":
            said = dict(member.split(":", 1) for member in members.split(";") if ":" in member)
            threshold = said.get("th", "")
            return threshold if _THRESHOLD.fullmatch(threshold) else None
    return None


def _value(threshold: str) -> int:
    if not _THRESHOLD.fullmatch(threshold):
        raise ValueError(f"a threshold has 1 to 14 hex digits, not {threshold!r}")
    return int(threshold.ljust(_DIGITS, "0"), 16)
