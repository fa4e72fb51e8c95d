"""Records that were sampled before they reached the log (OpenTelemetry's consistent probability sampling).

Source: OpenTelemetry specification, specification/trace/tracestate-probability-sampling.md. A threshold T of 56 bits
is written as hex without zeros at its end (`th:c` is one in four); a span was kept if its randomness R >= T, and stands
for 2^56 / (2^56 - T) spans. What was sampled by its tail or by rate has no such count: it is no evidence of
completeness.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_BITS: Final = 56
_DIGITS: Final = 14
_ALL: Final = 1 << _BITS
_THRESHOLD: Final = re.compile(r"[0-9a-f]{1,14}")


def adjusted_count(threshold: str) -> Fraction:
    """How many spans one that was kept under `threshold` (a `th` value) stands for. Raises ValueError."""
    return Fraction(_ALL, _ALL - _value(threshold))


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
