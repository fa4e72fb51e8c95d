"""Amounts of invoices held against price cards: exactly, in Decimal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct, field

from checker.policy.price_cards.exact import EXACT
from checker.reconcile.by_request import ByRequest
from checker.reconcile.families import family
from checker.reconcile.model import Class, Discrepancy, InvoiceLine, Traced
from checker.reconcile.prices import Prices, UnitPrice, Wanted
from checker.reconcile.views import Cell, Compared, View, words

_ZERO: Final = Decimal(0)


class Judged(Struct):
    """Lines with an amount: what each should have come to, by its card."""

    discrepancies: list[Discrepancy] = field(default_factory=list)
    differences: dict[str, Decimal] = field(default_factory=dict)  # by currency
    unpriced: int = 0
    foreign: dict[tuple[str, str], list[InvoiceLine]] = field(default_factory=dict)  # by currency, and that of its card
    tolerance: dict[str, Decimal] = field(default_factory=dict)  # of a line, by form


class Book(Struct, frozen=True):
    """Prices, the versions of cards that records name (by provider and family), and requests that are priced singly."""

    prices: Prices
    versions: Mapping[tuple[str, str], frozenset[str]]
    by_request: ByRequest

    def unit(self, wanted: Wanted) -> UnitPrice | None:
        return self.prices.unit(wanted, self.versions.get((wanted.provider, family(wanted.model)), frozenset()))


def judge_amounts(
    views: Mapping[str, Sequence[View]], compared: Compared, prices: Prices, traces: Sequence[Traced]
) -> Judged:
    """Money of statements against the price cards, cell by cell; `views` by provider, `traces` tell the cards that
    were in use.
    """
    result = Judged()
    book = Book(prices, versions_of(traces), ByRequest(traces))
    for several in views.values():
        for view in several:
            if not view.costs:
                continue
            tolerance = _tolerance(view.lines)
            result.tolerance[view.form] = tolerance
            for cell, lines in view.cells.items():
                for line in lines:
                    _judge(line, cell, view, several, compared, book, tolerance, result)
            if not view.counts:
                _uncharged(view, compared, book, tolerance, result)
            result.discrepancies += _in_other_currencies(result)
    result.discrepancies.sort(key=_place_order)
    return result


def _place_order(discrepancy: Discrepancy) -> tuple[str, int, str, int]:
    place = discrepancy.place
    assert place is not None
    return place.path, place.line or 0, place.pointer or "", discrepancy.start or 0


def versions_of(traces: Iterable[Traced]) -> dict[tuple[str, str], frozenset[str]]:
    """The names of the price cards that the log says were used, by provider and family of models."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for attempt in traces:
        if attempt.card is not None:
            found[(attempt.provider, family(attempt.model or ""))].add(attempt.card)
    return {key: frozenset(names) for key, names in found.items()}


def _tolerance(lines: Sequence[InvoiceLine]) -> Decimal:
    """Half a unit of the last digit that the statement has anywhere."""
    return Decimal((0, (5,), -max((line.digits for line in lines), default=0) - 1))


def wanted_of(line: InvoiceLine) -> Wanted:
    """What a line of a statement asks the price cards for."""
    return Wanted(line.provider, line.model or "", line.meter, line.start, line.service_tier, line.region, line.context)


def _judge(
    line: InvoiceLine,
    cell: Cell,
    view: View,
    several: Sequence[View],
    compared: Compared,
    book: Book,
    tolerance: Decimal,
    result: Judged,
) -> None:
    if line.amount is None or line.correction:
        return
    quantity = line.quantity if line.quantity is not None else _counted(cell, line, view, several, compared)
    wanted = wanted_of(line)
    unit = book.unit(wanted)
    if unit is not None and unit.currency != (line.currency or unit.currency):
        result.foreign.setdefault((line.currency or "", unit.currency), []).append(line)
        return
    expected = _expected(quantity, unit, cell, view, book)
    if quantity is None or unit is None or expected is None:
        result.unpriced += 1
        return
    difference = EXACT.subtract(line.amount, expected)
    if abs(difference) <= tolerance:
        return
    kind, why = _cause(line.amount, quantity, wanted, unit, book.prices, tolerance)
    charged = f"{money(line.amount)} for {quantity.normalize():,f} {words(line.meter)}"
    message = f"{charged}, which {unit.card} makes {money(expected)}: {why}"
    result.discrepancies.append(
        Discrepancy(
            kind, message, line.place, line.provider, line.key, line.model, line.meter, line.start, None, difference,
            line.currency,
        )
    )  # fmt: skip
    currency = line.currency or ""
    result.differences[currency] = result.differences.get(currency, _ZERO) + difference


def _expected(quantity: Decimal | None, unit: UnitPrice | None, cell: Cell, view: View, book: Book) -> Decimal | None:
    """What a line comes to; by each request of the log where the price depends on that."""
    if quantity is None or unit is None:
        return None
    if not unit.tiered:
        return EXACT.multiply(quantity, unit.amount)
    return book.by_request.amount(cell, quantity, unit) if len(view.cells[cell]) == 1 else None


def _in_other_currencies(result: Judged) -> Iterator[Discrepancy]:
    """Amounts that no card can be held against, once per statement and currency."""
    for (currency, priced), lines in sorted(result.foreign.items()):
        first, number = lines[0], len(lines)
        what = f"{number:,} lines are" if number > 1 else "this line is"
        message = f"{what} in {currency}, and the price cards have {priced}: the amount follows from no price"
        yield Discrepancy(
            Class.PRICE_DIFFERENCE, message, first.place, first.provider, first.key, first.model, first.meter,
            first.start, None, None, currency,
        )  # fmt: skip
    result.foreign.clear()


def _uncharged(
    view: View,
    compared: Compared,
    book: Book,
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
        unit = book.unit(wanted)
        if (name, meter, period) in charged or unit is None or unit.tiered:
            continue
        expected = EXACT.multiply(quantity, unit.amount)
        if expected > tolerance:
            message = f"no line of {quantity.normalize():,f} {words(meter)}, which {unit.card} makes {money(expected)}"
            result.discrepancies.append(
                Discrepancy(
                    Class.MISSING_BUCKET, message, view.buckets[period][0], view.provider, None, names[name], meter,
                    period[0], -quantity, None, unit.currency,
                )
            )  # fmt: skip


def _counted(cell: Cell, line: InvoiceLine, view: View, several: Sequence[View], compared: Compared) -> Decimal | None:
    """The quantity of a line without one: what other statements of the same period say of all keys, where the line is
    the only one of its cell, or the only one with requests of its size."""
    if len(view.cells[cell]) != 1:
        return _counted_by_size(cell, line, view, several)
    fitting = [
        quantity
        for other, quantity in compared.agreed.items()
        if (other.provider, other.family, other.meter, other.period)
        == (cell.provider, cell.family, cell.meter, cell.period)
        and (cell.key is None or other.key == cell.key)
    ]
    return sum(fitting, _ZERO) if fitting else None


def _counted_by_size(cell: Cell, line: InvoiceLine, view: View, several: Sequence[View]) -> Decimal | None:
    own = [one.context for one in view.cells[cell]]
    if None in own or len(set(own)) < len(own):
        return None
    for other in several:
        lines = [
            one
            for place, found in other.cells.items()
            if (place.family, place.meter, place.period) == (cell.family, cell.meter, cell.period)
            and cell.key in (None, place.key)
            for one in found
        ]
        if other.counts and lines and all(one.context is not None for one in lines):
            return sum((one.quantity or _ZERO for one in lines if one.context == line.context), _ZERO)
    return None


def _cause(
    amount: Decimal, quantity: Decimal, wanted: Wanted, right: UnitPrice, prices: Prices, tolerance: Decimal
) -> tuple[Class, str]:
    if not quantity:
        return Class.PRICE_DIFFERENCE, "there was no such usage"

    def is_it(price: UnitPrice) -> bool:
        return abs(EXACT.subtract(amount, EXACT.multiply(quantity, price.amount))) <= tolerance

    if right.tiered:
        each = f"charged at {_per_million(amount / quantity)}, and each logged request has its price by its size"
        return Class.PRICE_DIFFERENCE, each
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


def money(amount: Decimal) -> str:
    """A plain decimal string, without an exponent and without zeros at the end."""
    return f"{amount.normalize():f}"
