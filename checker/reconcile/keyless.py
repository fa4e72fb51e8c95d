"""A statement that names no key beside others that do: OpenAI's costs are grouped by key only where that is asked for.
It is compared with what the others say of all keys together.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from checker.reconcile.model import Class, Discrepancy, Place
from checker.reconcile.views import ZERO, Cell, Compared, Period, View, counted, words

_Spot = tuple[str, str, Period]  # family of models, meter and period


def compare_keyless(view: View, result: Compared) -> None:
    """Hold a statement without keys against the sum of what was agreed over all keys; differences go to `result`."""
    stated: dict[_Spot, list[Cell]] = defaultdict(list)
    for cell in view.cells:
        if cell.meter != "request":
            stated[(cell.family, cell.meter, cell.period)].append(cell)
    agreed: dict[_Spot, Decimal] = defaultdict(lambda: ZERO)
    names: dict[str, str] = {}
    for cell, quantity in result.agreed.items():
        if cell.provider == view.provider and cell.meter != "request":
            agreed[(cell.family, cell.meter, cell.period)] += quantity
            names[cell.family] = result.names.get(cell, cell.family)
    for spot in sorted({*stated, *agreed}):
        own = sum((view.quantity(cell) for cell in stated.get(spot, ())), ZERO)
        if own != agreed[spot] and spot[2] in view.buckets and spot[2][1] <= result.closed:
            name = next((line.model for cell in stated.get(spot, ()) for line in view.cells[cell] if line.model), None)
            result.discrepancies.append(_differs(view, spot, own, agreed[spot], name or names.get(spot[0], spot[0])))


def _differs(view: View, spot: _Spot, stated: Decimal, agreed: Decimal, model: str) -> Discrepancy:
    name, meter, period = spot
    there = any((cell.family, cell.period) == (name, period) for cell in view.cells)
    word = "more" if stated > agreed else "fewer"
    said = f"states {counted(stated)} {words(meter)} of all keys"
    message = f"{said}: {counted(abs(stated - agreed))} {word} than the others"
    return Discrepancy(
        Class.STATEMENTS_DIFFER if there else Class.MISSING_BUCKET,
        message if there else f"the period has nothing of {model}; the others: {counted(agreed)} {words(meter)}",
        _place(view, spot), view.provider, None, model, meter, period[0], stated - agreed,
    )  # fmt: skip


def _place(view: View, spot: _Spot) -> Place:
    for cell, lines in view.cells.items():
        if (cell.family, cell.meter, cell.period) == spot:
            return max(lines, key=lambda line: line.quantity or ZERO).place
    return view.buckets[spot[2]][0]
