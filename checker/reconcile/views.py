"""Statements as cells: one meter of one family of models and one provider key in one period, as the provider stated
it, so that a provider's local days are compared as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct, field

from checker.reconcile.families import family
from checker.reconcile.model import Bucket, Discrepancy, InvoiceLine, Place, Statement, Traced

Period = tuple[int, int]
ALL_KEYS: Final = None
ZERO: Final = Decimal(0)
_WORDS: Final = {
    "uncached_input": "uncached input tokens",
    "cache_read": "cached input tokens",
    "cache_write_5m": "cache write tokens",
    "cache_write_1h": "one-hour cache write tokens",
    "output": "output tokens",
    "request": "requests",
}


class Cell(Struct, frozen=True):
    """What quantities are compared by. `key`: None where the statement names none."""

    provider: str
    key: str | None
    family: str
    meter: str
    period: Period


class View(Struct):
    """All statements of one form about one provider, as one."""

    provider: str
    form: str
    title: str
    costs: bool
    lines: list[InvoiceLine] = field(default_factory=list)
    buckets: dict[Period, list[Place]] = field(default_factory=dict)
    duplicates: list[InvoiceLine] = field(default_factory=list)
    cells: dict[Cell, list[InvoiceLine]] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Whether it states quantities."""
        return any(line.quantity is not None for line in self.lines)

    def quantity(self, cell: Cell) -> Decimal:
        return sum((line.quantity or ZERO for line in self.cells.get(cell, ())), ZERO)


class Compared(Struct):
    """What came of holding statements against the log, as it grows. `closed`: microseconds; periods that end later are
    open.
    """

    buckets: list[Bucket] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    agreed: dict[Cell, Decimal] = field(default_factory=dict)  # what a cell's quantity is taken to be
    traced: dict[Cell, Decimal] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    names: dict[Cell, str] = field(default_factory=dict)  # models as they are billed, or as they are logged
    closed: int = 0
    flagged: set[tuple[str | None, str, Period]] = field(default_factory=set)  # where statements differ


def views_of(statements: Sequence[Statement], traces: Iterable[Traced]) -> dict[str, list[View]]:
    """By provider. Lines that are there twice are apart."""
    found: dict[tuple[str, str], View] = {}
    for statement in statements:
        for provider in sorted(statement.providers):
            view = found.setdefault(
                (provider, statement.format), View(provider, statement.format, statement.title, statement.costs)
            )
            for period, place in statement.buckets.items():
                view.buckets.setdefault(period, []).append(place)
            view.lines.extend(line for line in statement.lines if line.provider == provider)
    keyless = {attempt.provider for attempt in traces if attempt.key is None and attempt.meters}
    by_provider: dict[str, list[View]] = defaultdict(list)
    for (provider, _), view in sorted(found.items()):
        by_provider[provider].append(view)
    for provider, views in by_provider.items():
        keyed = provider not in keyless and any(line.key for view in views for line in view.lines)
        for view in views:
            _sort_out(view, keyed=keyed)
    return dict(by_provider)


def _sort_out(view: View, *, keyed: bool) -> None:
    seen: set[tuple[str, str, Period]] = set()
    for line in view.lines:
        if line.correction or line.category:
            continue
        mark = (line.content, line.meter, (line.start, line.end))
        if mark in seen:
            view.duplicates.append(line)
            continue
        seen.add(mark)
        cell = Cell(
            view.provider, line.key if keyed else ALL_KEYS, family(line.model or ""), line.meter, (line.start, line.end)
        )
        view.cells.setdefault(cell, []).append(line)


def words(meter: str) -> str:
    """A meter as people read it."""
    return _WORDS.get(meter, meter)


def counted(quantity: Decimal | None) -> str:
    """A quantity as people read it: `1,234.5`, or `no`."""
    return "no" if quantity is None else f"{quantity.normalize():,f}"
