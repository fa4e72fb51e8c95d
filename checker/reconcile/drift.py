"""Another dated model than the one that was logged. Families (families.py) are as fine as logs allow, without dates;
where both sides have dates and these differ, another model answered, perhaps at another price.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.reconcile.families import dated, family
from checker.reconcile.model import Billing, Class, Discrepancy, InvoiceLine, Traced
from checker.reconcile.views import Compared, Period, View

_Spot = tuple[str | None, str, Period]  # key, family of models and period


def drifted(
    provider: str, views: Sequence[View], attempts: Sequence[Traced], result: Compared
) -> Iterator[Discrepancy]:
    """Lines whose model has a date that no logged attempt of the family, key and period has. Periods that are still
    open, and those in which a side names a model without a date, tell nothing.
    """
    billed = _billed(views)
    logged = _logged(provider, attempts, views)
    for spot in sorted(billed, key=str):
        lines, names = billed[spot], logged.get(spot, frozenset())
        stated = {dated(line.model or ""): line for line in lines}
        if None in stated or None in names or not names or spot[2][1] > result.closed:
            continue
        for date, line in sorted(stated.items(), key=str):
            if date not in names:
                others = ", ".join(sorted(f"{spot[1]} of {name}" for name in names))
                yield _another(provider, spot, line, others)


def _another(provider: str, spot: _Spot, line: InvoiceLine, logged: str) -> Discrepancy:
    message = f"{line.model} is billed, and {logged} was logged: another model answered than was asked for"
    return Discrepancy(Class.UNTRACED, message, line.place, provider, spot[0], line.model, None, spot[2][0])


def _billed(views: Sequence[View]) -> dict[_Spot, list[InvoiceLine]]:
    """Lines of the statements whose cells the log is held against."""
    found: dict[_Spot, list[InvoiceLine]] = defaultdict(list)
    for view in views:
        for cell, lines in view.cells.items():
            if cell.meter != "request":
                found[(cell.key, cell.family, cell.period)] += lines
    return dict(found)


def _logged(provider: str, attempts: Sequence[Traced], views: Sequence[View]) -> dict[_Spot, frozenset[str | None]]:
    """Dates of the models that were logged as billed; None among them for a name without one. Days of two zones
    overlap: each statement's periods are looked at by themselves."""
    seen: set[tuple[str | None, str, Period]] = set()  # key, model as it was logged, period
    for view in views:
        periods = sorted({cell.period for cell in view.cells})
        starts = [start for start, _ in periods]
        for attempt in attempts:
            index = bisect_right(starts, attempt.started) - 1
            if attempt.provider != provider or attempt.billing is not Billing.BILLED or not attempt.model or index < 0:
                continue
            if attempt.started < periods[index][1]:
                seen.add((attempt.key, attempt.model, periods[index]))
    found: dict[_Spot, set[str | None]] = defaultdict(set)
    for key, model, period in seen:
        for each in {key, None}:
            found[(each, family(model), period)].add(dated(model))
    return {spot: frozenset(names) for spot, names in found.items()}
