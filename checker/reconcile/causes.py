"""Why an invoice and a log differ in one cell, as far as the log tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from checker.reconcile.families import family
from checker.reconcile.model import Billing, Traced
from checker.reconcile.views import Cell

_INPUT: Final = frozenset({"uncached_input", "cache_read", "cache_write_5m", "cache_write_1h"})


class ByTime:
    """Attempts, which may be millions, to be asked for those of a period."""

    def __init__(self, attempts: Sequence[Traced]) -> None:
        self._attempts = sorted(attempts, key=lambda attempt: attempt.started)
        self._starts = [attempt.started for attempt in self._attempts]

    def between(self, start: int, end: int) -> Sequence[Traced]:
        """Which began at `start` or later, and before `end`."""
        return self._attempts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def cause(
    cell: Cell,
    spot: Sequence[Cell],
    differences: Mapping[Cell, Decimal],
    invoiced: Mapping[Cell, Decimal],
    attempts: ByTime,
    used: set[str | None],
) -> str:
    """In words. `spot`: the cells of all meters beside it. `differences` are what was invoiced less what was logged.
    `used`: keys that logged requests went out with."""
    difference = differences[cell]
    if difference > 0 and cell.key is not None and cell.key not in used:
        return "no logged request went out with this key: its traffic goes past the gateway"
    every = attempts.between(*cell.period)
    here = [a for a in every if family(a.model or "") == cell.family and (cell.key is None or a.key == cell.key)]
    reasons = []
    if unknown := sum(a.billing is Billing.UNKNOWN for a in here):
        reasons.append(f"{unknown} logged as failed or without usage may have been billed (timeouts, cut streams)")
    if estimated := sum(a.estimated and bool(a.meters) for a in here):
        reasons.append(f"{estimated} have estimated usage")
    if not reasons and here and (told := _told_otherwise(cell, spot, differences, invoiced)):
        return told
    if not reasons and difference > 0:
        if not every:
            return f"the log has no request to {cell.provider} in this period: its records were lost, or calls bypassed"
        return (
            "calls past the gateway, or records that were lost" if not here else "records were lost, or calls bypassed"
        )
    if not reasons:
        return "counted in the log and not by the provider: repeated or never sent, or not invoiced yet"
    return "; ".join(reasons)


def _told_otherwise(
    cell: Cell, spot: Sequence[Cell], differences: Mapping[Cell, Decimal], invoiced: Mapping[Cell, Decimal]
) -> str:
    """Of requests that are all there, as their other counts show: no record is missing, what each says is less."""
    asked = [c for c in spot if c.meter in _INPUT]
    if cell in asked and sum(differences[c] for c in asked) == 0:
        return "all input together agrees: the log does not tell apart what was cached"
    others = [c for c in spot if c != cell]
    if all(differences[c] == 0 for c in others) and any(invoiced.get(c) for c in others):
        left_out = "reasoning, for one" if cell.meter == "output" else "which the gateway may not count"
        if differences[cell] > 0:
            return f"every other count agrees: the requests are there, and their records leave out a part ({left_out})"
        return "every other count agrees: the requests are there, and their records count more than was billed"
    return ""
