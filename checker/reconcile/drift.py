"""Another dated model than the one that was logged, or that another statement names. Families (families.py) are as fine
as logs allow, without dates; where both sides have dates and these differ, another model answered, perhaps at another
price.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.reconcile.families import dated, family
from checker.reconcile.model import Billing, Class, Discrepancy, InvoiceLine, Traced
from checker.reconcile.views import ZERO, Cell, Compared, Period, View

_Spot = tuple[str | None, str, Period]  # key, family of models and period
_Split = frozenset[tuple[str, Decimal]]  # dates of models with their quantities


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


def otherwise_dated(provider: str, views: Sequence[View], result: Compared) -> Iterator[Discrepancy]:
    """Statements that agree on a family's usage, and not on which of its dated models it is of."""
    splits = {view.form: _splits(view) for view in views}
    told: set[tuple[str, _Spot]] = set()
    for cell in sorted({cell for split in splits.values() for cell in split}, key=str):
        spot = (cell.key, cell.family, cell.period)
        naming = [view for view in views if cell in splits[view.form]]
        said = Counter(splits[view.form][cell] for view in naming)
        if len(said) < 2 or spot in result.flagged or cell.period[1] > result.closed:
            continue
        charged = {splits[view.form][cell] for view in naming if view.costs}
        usual = max(said, key=lambda split: (said[split], split in charged, sorted(split)))
        others = [view for view in naming if splits[view.form][cell] == usual]
        for view in naming:
            if view not in others and (view.form, spot) not in told:
                told.add((view.form, spot))
                yield _named_otherwise(provider, cell, view, others)


def _splits(view: View) -> dict[Cell, _Split]:
    """How much of a cell is of which dated model, where all of it is of one that has a date."""
    found: dict[Cell, _Split] = {}
    for cell, lines in view.cells.items():
        parts: dict[str | None, Decimal] = defaultdict(lambda: ZERO)
        for line in lines:
            if line.quantity:
                parts[dated(line.model or "")] += line.quantity
        if cell.meter != "request" and parts and None not in parts:
            found[cell] = frozenset((str(date), quantity) for date, quantity in parts.items())
    return found


def _named_otherwise(provider: str, cell: Cell, view: View, others: Sequence[View]) -> Discrepancy:
    lines = view.cells[cell]
    theirs = {line.model or "" for line in others[0].cells[cell]}
    own = ", ".join(sorted({line.model or "" for line in lines}))
    titles = " and ".join(other.title for other in others)
    if {line.model or "" for line in lines} == theirs:
        message = f"divides the usage of {own} otherwise than {titles}"
    else:
        message = f"states as usage of {own} what {titles} state as that of {', '.join(sorted(theirs))}"
    line = next((one for one in lines if (one.model or "") not in theirs), lines[0])
    return Discrepancy(
        Class.STATEMENTS_DIFFER, message, line.place, provider, cell.key, line.model, None, cell.period[0]
    )


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
