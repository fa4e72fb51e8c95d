"""A row of a statement as lines: usage of meters with its money, money of anything else, and what is charged apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from checker.policy.price_cards.exact import EXACT
from checker.policy.price_cards.provider_names import provider_name
from checker.reconcile.cells import LineError, decimal, digest, list_at, scale, text_of, value_at, window
from checker.reconcile.invoice_format import Count, Filter, InvoiceFormat
from checker.reconcile.model import InvoiceLine, Place

NOT_COMPARED: Final = "not-compared"


def lines_of(
    form: InvoiceFormat, row: Mapping[str, Any], place: Place, period: tuple[int, int]
) -> Iterator[InvoiceLine]:
    """The lines that a row comes to. `period` is in microseconds, from inclusive, to exclusive. Raises `LineError`
    where a cell cannot be read.
    """
    named = {name: text_of(value_at(row, path)) for name, path in form.places.items()}
    word = ""
    if form.text is not None:
        groups = form.text.groups(text_of(value_at(row, form.text.path)) or "")
        word = groups.pop("meter", "").strip().lower()
        named |= groups
    yield from _apart(form, row, place, period, named)
    if (category := _category(form, row, word)) is not None:
        yield _other_line(form, row, place, period, named, category)
        return
    common: dict[str, Any] = {
        "place": place,
        "provider": _provider(form, row),
        "start": period[0],
        "end": period[1],
        **{name: named.get(name) for name in ("key", "project", "model", "service_tier", "region", "identity")},
        "context": window(named.get("context")),
        "content": digest(row),
        "correction": form.correction is not None and matches(form.correction, row),
    }
    if form.usage:
        for meter, counts in form.usage.items():
            quantity = _first(counts, row)
            if quantity:
                yield InvoiceLine(meter=meter, quantity=quantity, **common)
        return
    yield _cost_line(form, row, form.meters[word], common)


def _provider(form: InvoiceFormat, row: Mapping[str, Any]) -> str:
    said = form.provider if isinstance(form.provider, str) else text_of(value_at(row, form.provider))
    return provider_name(said or "")


def _category(form: InvoiceFormat, row: Mapping[str, Any], word: str) -> str | None:
    """What a line charges that is no usage of a meter that a log has: tax, credits, tools, sums of everything."""
    if form.usage_rows is not None and not matches(form.usage_rows, row):
        return (text_of(value_at(row, form.usage_rows.path)) or NOT_COMPARED).lower()
    return NOT_COMPARED if form.amount is not None and word not in form.meters else None


def _other_line(
    form: InvoiceFormat,
    row: Mapping[str, Any],
    place: Place,
    period: tuple[int, int],
    named: Mapping[str, str | None],
    category: str,
) -> InvoiceLine:
    """Money without usage."""
    assert form.amount is not None
    amount = decimal(value_at(row, form.amount.path), form.amount.path)
    return InvoiceLine(
        place, _provider(form, row), "", *period, key=named.get("key"), project=named.get("project"),
        amount=EXACT.multiply(amount or Decimal(0), form.amount.scale),
        currency=(text_of(value_at(row, form.amount.currency)) or "").upper() or None,
        identity=named.get("identity"), content=digest(row),
        category=category,
    )  # fmt: skip


def _apart(
    form: InvoiceFormat, row: Mapping[str, Any], place: Place, period: tuple[int, int], named: Mapping[str, str | None]
) -> Iterator[InvoiceLine]:
    """A line for each kind of amount that a row lists beside its own."""
    if form.apart is None or form.amount is None:
        return
    entries = list_at(row, form.apart.path)
    amounts = [decimal(value_at(entry, form.apart.amount), form.apart.amount) for entry in entries]
    if total := sum((amount for amount in amounts if amount is not None), Decimal(0)):
        yield InvoiceLine(
            place, _provider(form, row), "", *period, key=named.get("key"), project=named.get("project"), amount=total,
            currency=(text_of(value_at(row, form.amount.currency)) or "").upper() or None,
            content=f"{digest(row)}/{form.apart.category}", category=form.apart.category,
        )  # fmt: skip


def _cost_line(form: InvoiceFormat, row: Mapping[str, Any], meter: str, common: dict[str, Any]) -> InvoiceLine:
    assert form.amount is not None
    amount = decimal(value_at(row, form.amount.path), form.amount.path)
    if amount is None:
        raise LineError(f"there is no amount ({'.'.join(form.amount.path)})")
    exponent = EXACT.multiply(amount, form.amount.scale).as_tuple().exponent
    quantity = unit_price = None
    unit = 1
    if form.quantity is not None:
        quantity = decimal(value_at(row, form.quantity.path), form.quantity.path)
        if quantity is not None and form.quantity.unit is not None:
            unit = scale(text_of(value_at(row, form.quantity.unit)) or "")
            quantity = quantity * unit
    if form.unit_price is not None:
        unit_price = decimal(value_at(row, form.unit_price), form.unit_price)
        if unit_price is not None:
            per = scale(text_of(value_at(row, form.unit_price_per)) or "") if form.unit_price_per is not None else unit
            unit_price = unit_price / per
    return InvoiceLine(
        meter=meter,
        quantity=quantity,
        amount=EXACT.multiply(amount, form.amount.scale),
        digits=max(-exponent, 0) if isinstance(exponent, int) else 0,
        currency=(text_of(value_at(row, form.amount.currency)) or "").upper() or None,
        unit_price=unit_price,
        **common,
    )


def matches(wanted: Filter, row: Mapping[str, Any]) -> bool:
    """Whether a row has what the filter asks for."""
    return wanted.pattern.search(text_of(value_at(row, wanted.path)) or "") is not None


def _first(counts: Iterable[Count], row: Mapping[str, Any]) -> Decimal | None:
    for count in counts:
        whole = decimal(value_at(row, count.path), count.path)
        if whole is not None:
            parts = [decimal(value_at(row, path), path) or Decimal(0) for path in count.less]
            return whole - sum(parts, Decimal(0))
    return None
