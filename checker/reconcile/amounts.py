"""Amounts of invoices held against price cards, and divided among owners and named remainders: exactly, in Decimal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from checker.policy.price_cards.exact import EXACT
from checker.reconcile.compare import Cell, Compared, View, words
from checker.reconcile.families import family
from checker.reconcile.model import Billing, Class, Discrepancy, InvoiceLine, Totals, Traced
from checker.reconcile.prices import Prices, UnitPrice, Wanted

_ZERO: Final = Decimal(0)
UNTAGGED: Final = "untagged"
UNTRACED: Final = "untraced"
OVERTRACED: Final = "overtraced"
DUPLICATES: Final = "duplicate-line-items"
PRICES: Final = "price-difference"
CORRECTIONS: Final = "corrections"
UNPRICED: Final = "unpriced"
ROUNDING: Final = "rounding"


@dataclass(slots=True)
class Judged:
    """Lines with an amount: what each should have come to, by its card."""

    discrepancies: list[Discrepancy] = field(default_factory=list)
    differences: dict[str, Decimal] = field(default_factory=dict)  # by currency
    unpriced: int = 0
    tolerance: dict[str, Decimal] = field(default_factory=dict)  # of a line, by form


def judge_amounts(
    views: Mapping[str, Sequence[View]], compared: Compared, prices: Prices, traces: Sequence[Traced]
) -> Judged:
    result = Judged()
    versions = _versions(traces)
    for several in views.values():
        for view in several:
            if not view.costs:
                continue
            tolerance = _tolerance(view.lines)
            result.tolerance[view.form] = tolerance
            for cell, lines in view.cells.items():
                for line in lines:
                    _judge(line, cell, view, compared, prices, versions, tolerance, result)
            if not view.counts:
                _uncharged(view, compared, prices, versions, tolerance, result)
    result.discrepancies.sort(key=_place_order)
    return result


def _place_order(discrepancy: Discrepancy) -> tuple[str, int, str, int]:
    place = discrepancy.place
    assert place is not None
    return place.path, place.line or 0, place.pointer or "", discrepancy.start or 0


def _versions(traces: Iterable[Traced]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for attempt in traces:
        if attempt.card is not None:
            found[(attempt.provider, family(attempt.model or ""))].add(attempt.card)
    return {key: frozenset(names) for key, names in found.items()}


def _tolerance(lines: Sequence[InvoiceLine]) -> Decimal:
    """Half a unit of the last digit that the statement has anywhere."""
    return Decimal((0, (5,), -max((line.digits for line in lines), default=0) - 1))


def _wanted(line: InvoiceLine) -> Wanted:
    return Wanted(line.provider, line.model or "", line.meter, line.start, line.service_tier, line.region)


def _judge(
    line: InvoiceLine,
    cell: Cell,
    view: View,
    compared: Compared,
    prices: Prices,
    versions: Mapping[tuple[str, str], frozenset[str]],
    tolerance: Decimal,
    result: Judged,
) -> None:
    if line.amount is None or line.correction:
        return
    quantity = line.quantity if line.quantity is not None else _counted(cell, line, view, compared)
    wanted = _wanted(line)
    unit = prices.unit(wanted, versions.get((line.provider, cell.family), frozenset()))
    if quantity is None or unit is None or unit.tiered or unit.currency != (line.currency or unit.currency):
        result.unpriced += 1
        return
    expected = EXACT.multiply(quantity, unit.amount)
    difference = EXACT.subtract(line.amount, expected)
    if abs(difference) <= tolerance:
        return
    kind, why = _cause(line.amount, quantity, wanted, unit, prices, tolerance)
    charged = f"{_money(line.amount)} for {quantity.normalize():,f} {words(line.meter)}"
    message = f"{charged}, which {unit.card} makes {_money(expected)}: {why}"
    result.discrepancies.append(
        Discrepancy(
            kind, message, line.place, line.provider, line.key, line.model, line.meter, line.start, None, difference,
            line.currency,
        )
    )  # fmt: skip
    currency = line.currency or ""
    result.differences[currency] = result.differences.get(currency, _ZERO) + difference


def _uncharged(
    view: View,
    compared: Compared,
    prices: Prices,
    versions: Mapping[tuple[str, str], frozenset[str]],
    tolerance: Decimal,
    result: Judged,
) -> None:
    """Usage that a statement of amounts alone has no line of, in periods that it has."""
    used: dict[tuple[str, str, tuple[int, int]], Decimal] = defaultdict(lambda: _ZERO)
    names: dict[str, str] = {}
    for cell, quantity in compared.agreed.items():
        if cell.provider == view.provider and cell.period in view.buckets and cell.period[1] <= compared.closed:
            used[(cell.family, cell.meter, cell.period)] += quantity
            names[cell.family] = compared.names.get(cell, cell.family)
    charged = {(cell.family, cell.meter, cell.period) for cell in view.cells}
    for (name, meter, period), quantity in sorted(used.items()):
        wanted = Wanted(view.provider, names[name], meter, period[0])
        unit = prices.unit(wanted, versions.get((view.provider, name), frozenset()))
        if (name, meter, period) in charged or unit is None or unit.tiered:
            continue
        expected = EXACT.multiply(quantity, unit.amount)
        if expected > tolerance:
            message = f"no line of {quantity.normalize():,f} {words(meter)}, which {unit.card} makes {_money(expected)}"
            result.discrepancies.append(
                Discrepancy(
                    Class.MISSING_BUCKET, message, view.buckets[period][0], view.provider, None, names[name], meter,
                    period[0], -quantity, None, unit.currency,
                )
            )  # fmt: skip


def _counted(cell: Cell, line: InvoiceLine, view: View, compared: Compared) -> Decimal | None:
    """The quantity of a line without one: what other statements of the same period say of all keys, where the line is
    the only one of its cell."""
    if len(view.cells[cell]) != 1:
        return None
    fitting = [
        quantity
        for other, quantity in compared.agreed.items()
        if (other.provider, other.family, other.meter, other.period)
        == (cell.provider, cell.family, cell.meter, cell.period)
        and (cell.key is None or other.key == cell.key)
    ]
    return sum(fitting, _ZERO) if fitting else None


def _cause(
    amount: Decimal, quantity: Decimal, wanted: Wanted, right: UnitPrice, prices: Prices, tolerance: Decimal
) -> tuple[Class, str]:
    if not quantity:
        return Class.PRICE_DIFFERENCE, "there was no such usage"

    def is_it(price: UnitPrice) -> bool:
        return abs(EXACT.subtract(amount, EXACT.multiply(quantity, price.amount))) <= tolerance

    charged = f"charged at {_per_million(amount / quantity)}, the price is {_per_million(right.amount)}"
    for other in prices.candidates(wanted):
        if other.amount != right.amount and is_it(other):
            return Class.STALE_PRICE, f"{charged}; {other.card} had that price"
    for other in prices.others(wanted):
        if other.in_force and other.amount != right.amount and is_it(other):
            if family(other.model) == family(right.model):
                return Class.WRONG_METER_PRICE, f"{charged}; that is the price of {words(other.meter)}"
            if other.meter == wanted.meter:
                return (
                    Class.PRICE_DIFFERENCE,
                    f"{charged}; that is the price of {other.model}, or of another price list",
                )
    return Class.PRICE_DIFFERENCE, charged


def _per_million(price: Decimal) -> str:
    return f"{EXACT.create_decimal(round(price * 1_000_000, 6)).normalize():f} per million"


def _money(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


# --- totals


def totals_of(
    views: Mapping[str, Sequence[View]], compared: Compared, judged: Judged, prices: Prices, traces: Sequence[Traced]
) -> tuple[list[Totals], list[str]]:
    """The provider's own statement of costs counts, FOCUS where there is none."""
    invoiced: dict[str, Decimal] = defaultdict(lambda: _ZERO)
    allocated: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: _ZERO))
    remainders: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: _ZERO))
    remarks = []
    versions = _versions(traces)
    for provider, several in sorted(views.items()):
        charging = [view for view in several if view.costs]
        if not charging:
            remarks.append(f"{provider}: no statement of costs: its usage is compared, and its money is in no total")
            continue
        view = min(charging, key=lambda v: (v.form == "focus", v.form))
        if len(charging) > 1:
            remarks.append(f"{provider}: money is that of {view.title}")
        for currency in sorted({line.currency or "" for line in view.lines}):
            lines = [line for line in view.lines if (line.currency or "") == currency and line.amount is not None]
            invoiced[currency] += _sum(lines)
            remainders[currency][DUPLICATES] += _sum(
                line for line in view.duplicates if (line.currency or "") == currency
            )
            remainders[currency][CORRECTIONS] += _sum(line for line in lines if line.correction)
            for line in lines:
                if line.category:
                    remainders[currency][line.category] += line.amount or _ZERO
            _divide(
                view, currency, compared, judged, prices, traces, versions, allocated[currency], remainders[currency]
            )
    found = []
    for currency, amount in sorted(invoiced.items()):
        named = {name: value for name, value in remainders[currency].items() if value}
        rest = amount - sum(allocated[currency].values(), _ZERO) - sum(named.values(), _ZERO)
        if rest:
            named[ROUNDING] = rest
        found.append(Totals(currency, amount, dict(sorted(allocated[currency].items())), dict(sorted(named.items()))))
    return found, remarks


def _sum(lines: Iterable[InvoiceLine]) -> Decimal:
    return sum((line.amount or _ZERO for line in lines), _ZERO)


_Spot = tuple[str, str, tuple[int, int]]  # family of models, meter and period


def _divide(
    view: View,
    currency: str,
    compared: Compared,
    judged: Judged,
    prices: Prices,
    traces: Sequence[Traced],
    versions: Mapping[tuple[str, str], frozenset[str]],
    allocated: dict[str, Decimal],
    remainders: dict[str, Decimal],
) -> None:
    """The money of a view in one currency: to whom it is allocated, and what remains by reason."""
    places = {line.place for lines in view.cells.values() for line in lines}
    for one in judged.discrepancies:
        if one.place in places and (one.currency or "") == currency and one.amount is not None:
            remainders[PRICES] += one.amount
    owners = _owners(view, traces)
    merged = _merged(view, currency)
    for spot, lines in merged.items():
        if not lines:
            continue
        name, meter, period = spot
        unit = prices.unit(_wanted(lines[0]), versions.get((view.provider, name), frozenset()))
        if unit is None or unit.tiered or unit.currency != (currency or unit.currency):
            remainders[UNPRICED] += _sum(lines)
            continue
        traced = owners.get(spot, {})
        _share_out(traced, unit.amount, allocated, remainders)
        missing = _quantity(lines, view, name, meter, period, compared) - sum(traced.values())
        remainders[UNTRACED if missing > 0 else OVERTRACED] += EXACT.multiply(missing, unit.amount)
    for (name, meter, period), traced in owners.items():
        if (name, meter, period) not in merged and meter != "request":
            wanted = Wanted(view.provider, name, meter, period[0])
            unit = prices.unit(wanted, versions.get((view.provider, name), frozenset()))
            if unit is not None:  # logged, and not charged at all
                _share_out(traced, unit.amount, allocated, remainders)
                remainders[OVERTRACED] -= EXACT.multiply(Decimal(sum(traced.values())), unit.amount)


def _merged(view: View, currency: str) -> dict[_Spot, list[InvoiceLine]]:
    """A currency's lines, corrections apart. Without keys on one side, cells are of all keys on the other, too."""
    merged: dict[_Spot, list[InvoiceLine]] = defaultdict(list)
    for cell, lines in view.cells.items():
        merged[(cell.family, cell.meter, cell.period)] += [
            line for line in lines if (line.currency or "") == currency and not line.correction
        ]
    return merged


def _share_out(
    traced: Mapping[str | None, int], price: Decimal, allocated: dict[str, Decimal], remainders: dict[str, Decimal]
) -> None:
    """Logged counts at a price, to their owners."""
    for owner, count in traced.items():
        share = EXACT.multiply(Decimal(count), price)
        if owner is None:
            remainders[UNTAGGED] += share
        else:
            allocated[owner] = allocated.get(owner, _ZERO) + share


def _quantity(
    lines: Sequence[InvoiceLine], view: View, name: str, meter: str, period: tuple[int, int], compared: Compared
) -> Decimal:
    if all(line.quantity is not None for line in lines):
        return sum((line.quantity or _ZERO for line in lines), _ZERO)
    return sum(
        (
            quantity
            for cell, quantity in compared.agreed.items()
            if (cell.provider, cell.family, cell.meter, cell.period) == (view.provider, name, meter, period)
        ),
        _ZERO,
    )


def _owners(view: View, traces: Iterable[Traced]) -> dict[_Spot, dict[str | None, int]]:
    """Logged counts by owner, in the statement's periods."""
    from bisect import bisect_right

    ordered = sorted(view.buckets)
    starts = [start for start, _ in ordered]
    found: dict[_Spot, dict[str | None, int]] = defaultdict(dict)
    for attempt in traces:
        if attempt.provider != view.provider or attempt.billing is not Billing.BILLED:
            continue
        index = bisect_right(starts, attempt.started) - 1
        if index < 0 or attempt.started >= ordered[index][1]:
            continue
        for meter, count in attempt.meters.items():
            by_owner = found[(family(attempt.model or ""), meter, ordered[index])]
            by_owner[attempt.owner] = by_owner.get(attempt.owner, 0) + count
    return found
