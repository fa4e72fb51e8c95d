"""The money of invoices, divided among owners and named remainders: exactly, in Decimal."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from checker.policy.price_cards.exact import EXACT, MAX_DIGITS
from checker.reconcile.amounts import Book, Judged, money, versions_of, wanted_of
from checker.reconcile.by_request import ByRequest, Shares
from checker.reconcile.families import family
from checker.reconcile.model import Billing, InvoiceLine, Totals, Traced
from checker.reconcile.prices import Prices, UnitPrice, Wanted, tier_word
from checker.reconcile.views import ZERO, Cell, Compared, Period, View

UNTAGGED: Final = "untagged"
UNTRACED: Final = "untraced"
OVERTRACED: Final = "overtraced"
DUPLICATES: Final = "duplicate-line-items"
PRICES: Final = "price-difference"
CORRECTIONS: Final = "corrections"
UNPRICED: Final = "unpriced"
ROUNDING: Final = "rounding"
MIXED: Final = "*"  # service tiers that the statement and the log do not tell apart alike


def totals_of(
    views: Mapping[str, Sequence[View]], compared: Compared, judged: Judged, prices: Prices, traces: Sequence[Traced]
) -> tuple[list[Totals], list[str]]:
    """The provider's own statement of costs counts, FOCUS where there is none."""
    invoiced: dict[str, Decimal] = defaultdict(lambda: ZERO)
    allocated: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    remainders: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    remarks = []
    book = Book(prices, versions_of(traces), ByRequest(traces))
    for provider, several in sorted(views.items()):
        charging = [view for view in several if view.costs]
        if not charging:
            remarks.append(f"{provider}: no statement of costs: its usage is compared, and its money is in no total")
            continue
        view = min(charging, key=lambda v: (v.form == "focus", v.form))
        if len(charging) > 1:
            remarks.append(f"{provider}: money is that of {view.title}")
            remarks += [said for other in charging if other is not view for said in _beside(provider, other, view)]
        for currency in sorted({line.currency or "" for line in view.lines}):
            lines = [line for line in view.lines if (line.currency or "") == currency and line.amount is not None]
            invoiced[currency] += _sum(lines)
            remainders[currency][DUPLICATES] += _sum(
                line for line in view.duplicates if (line.currency or "") == currency
            )
            remainders[currency][CORRECTIONS] += _sum(line for line in lines if line.correction)
            for line in lines:
                if line.category:
                    remainders[currency][line.category] += line.amount or ZERO
            _divide(view, currency, compared, judged, book, traces, allocated[currency], remainders[currency])
    found = []
    for currency, amount in sorted(invoiced.items()):
        named = {name: value for name, value in remainders[currency].items() if value}
        rest = amount - sum(allocated[currency].values(), ZERO) - sum(named.values(), ZERO)
        if rest:
            named[ROUNDING] = rest
        found.append(Totals(currency, amount, dict(sorted(allocated[currency].items())), dict(sorted(named.items()))))
    return found, remarks


def _beside(provider: str, other: View, counts: View) -> Iterator[str]:
    """Tax, credits and the like of a statement whose money is in no total, where the one that counts has none."""
    own = {line.category for line in counts.lines if line.category}
    for category in sorted({line.category for line in other.lines if line.category} - own):
        amounts: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for line in other.lines:
            if line.category == category:
                amounts[line.currency or ""] += line.amount or ZERO
        said = ", ".join(f"{money(amount)} {currency}".strip() for currency, amount in sorted(amounts.items()))
        yield f"{provider}: {other.title} has {said} of {category}, which is in no total"


def _sum(lines: Iterable[InvoiceLine]) -> Decimal:
    return sum((line.amount or ZERO for line in lines), ZERO)


_Spot = tuple[str, str, Period, str]  # family of models, meter, period and service tier


def _divide(
    view: View,
    currency: str,
    compared: Compared,
    judged: Judged,
    book: Book,
    traces: Sequence[Traced],
    allocated: dict[str, Decimal],
    remainders: dict[str, Decimal],
) -> None:
    """The money of a view in one currency: to whom it is allocated, and what remains by reason."""
    places = {line.place for lines in view.cells.values() for line in lines}
    for one in judged.discrepancies:
        if one.place in places and (one.currency or "") == currency and one.amount is not None:
            remainders[PRICES] += one.amount
    merged, owners = _alike(_merged(view, currency), _owners(view, traces))
    for spot, lines in merged.items():
        if not lines:
            continue
        name, meter, period, _ = spot
        units = [book.unit(replace(wanted_of(line), context=None)) for line in lines]
        known = [unit for unit in units if unit is not None and unit.currency == (currency or unit.currency)]
        quantity = _quantity(lines, view, name, meter, period, compared)
        if len(known) < len(lines) or any(unit.tiered for unit in known):
            _by_request(view, spot, lines, quantity, known, book, allocated, remainders)
            continue
        price = _blended(lines, known)
        traced = owners.get(spot, {})
        _share_out(traced, price, allocated, remainders)
        missing = quantity - sum(traced.values())
        remainders[UNTRACED if missing > 0 else OVERTRACED] += EXACT.multiply(missing, price)
    _uncharged(view, merged, owners, book, allocated, remainders)


def _by_request(
    view: View,
    spot: _Spot,
    lines: Sequence[InvoiceLine],
    quantity: Decimal,
    known: Sequence[UnitPrice],
    book: Book,
    allocated: dict[str, Decimal],
    remainders: dict[str, Decimal],
) -> None:
    """Each request at its own price, if the log has just these; else nobody's price is known."""
    name, meter, period, tier = spot
    one = known[0] if len(known) == len(lines) and len({unit.price for unit in known}) == 1 else None
    shares: Shares = {}
    if one is not None and tier != MIXED:
        shares = book.by_request.shares(Cell(view.provider, None, name, meter, period), one)
    if sum(count for count, _ in shares.values()) != quantity:
        remainders[UNPRICED] += _sum(lines)
        return
    for owner, (_, amount) in shares.items():
        _give(owner, amount, allocated, remainders)


def _uncharged(
    view: View,
    merged: Mapping[_Spot, Sequence[InvoiceLine]],
    owners: Mapping[_Spot, Mapping[str | None, int]],
    book: Book,
    allocated: dict[str, Decimal],
    remainders: dict[str, Decimal],
) -> None:
    """Logged, and not charged at all."""
    for (name, meter, period, tier), traced in owners.items():
        if (name, meter, period, tier) not in merged and meter != "request":
            unit = book.unit(Wanted(view.provider, name, meter, period[0], None if tier == MIXED else tier))
            if unit is not None and not unit.tiered:
                _share_out(traced, unit.amount, allocated, remainders)
                remainders[OVERTRACED] -= EXACT.multiply(Decimal(sum(traced.values())), unit.amount)


def _blended(lines: Sequence[InvoiceLine], units: Sequence[UnitPrice]) -> Decimal:
    """What a unit costs: of several tiers, by how much each line has."""
    prices = {unit.amount for unit in units}
    quantities = [line.quantity or ZERO for line in lines]
    if len(prices) == 1 or not sum(quantities, ZERO):
        return units[0].amount
    whole = sum((EXACT.multiply(q, unit.amount) for q, unit in zip(quantities, units, strict=True)), ZERO)
    return round(whole / sum(quantities, ZERO), MAX_DIGITS)


def _alike(
    merged: Mapping[_Spot, list[InvoiceLine]], owners: Mapping[_Spot, dict[str | None, int]]
) -> tuple[dict[_Spot, list[InvoiceLine]], dict[_Spot, dict[str | None, int]]]:
    """By service tier where both sides tell the same ones apart, else of all tiers together."""
    tiers: dict[tuple[str, str, Period], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for side, spots in enumerate((merged, owners)):
        for name, meter, period, tier in spots:
            tiers[name, meter, period][side].add(tier)

    def spot_of(spot: _Spot) -> _Spot:
        one, other = tiers[spot[:3]]
        return spot if one == other or not one or not other else (*spot[:3], MIXED)

    lines: dict[_Spot, list[InvoiceLine]] = defaultdict(list)
    for spot, own in merged.items():
        lines[spot_of(spot)] += own
    counts: dict[_Spot, dict[str | None, int]] = defaultdict(dict)
    for spot, by_owner in owners.items():
        into = counts[spot_of(spot)]
        for owner, count in by_owner.items():
            into[owner] = into.get(owner, 0) + count
    return dict(lines), dict(counts)


def _merged(view: View, currency: str) -> dict[_Spot, list[InvoiceLine]]:
    """A currency's lines, corrections apart. Without keys on one side, cells are of all keys on the other, too."""
    merged: dict[_Spot, list[InvoiceLine]] = defaultdict(list)
    for cell, lines in view.cells.items():
        for line in lines:
            own = merged[cell.family, cell.meter, cell.period, tier_word(line.service_tier)]
            if (line.currency or "") == currency and not line.correction:
                own.append(line)
    return merged


def _share_out(
    traced: Mapping[str | None, int], price: Decimal, allocated: dict[str, Decimal], remainders: dict[str, Decimal]
) -> None:
    """Logged counts at a price, to their owners."""
    for owner, count in traced.items():
        _give(owner, EXACT.multiply(Decimal(count), price), allocated, remainders)


def _give(owner: str | None, share: Decimal, allocated: dict[str, Decimal], remainders: dict[str, Decimal]) -> None:
    if owner is None:
        remainders[UNTAGGED] += share
    else:
        allocated[owner] = allocated.get(owner, ZERO) + share


def _quantity(
    lines: Sequence[InvoiceLine], view: View, name: str, meter: str, period: tuple[int, int], compared: Compared
) -> Decimal:
    if all(line.quantity is not None for line in lines):
        return sum((line.quantity or ZERO for line in lines), ZERO)
    return sum(
        (
            quantity
            for cell, quantity in compared.agreed.items()
            if (cell.provider, cell.family, cell.meter, cell.period) == (view.provider, name, meter, period)
        ),
        ZERO,
    )


def _owners(view: View, traces: Iterable[Traced]) -> dict[_Spot, dict[str | None, int]]:
    """Logged counts by owner, in the statement's periods."""
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
            by_owner = found[family(attempt.model or ""), meter, ordered[index], tier_word(attempt.service_tier)]
            by_owner[attempt.owner] = by_owner.get(attempt.owner, 0) + count
    return found
