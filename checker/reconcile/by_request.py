"""Prices that depend on the size of each request, held against sums: what the requests of the log come to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from checker.policy.price_cards.charge import is_input, steps_of
from checker.policy.price_cards.exact import EXACT
from checker.reconcile.families import family
from checker.reconcile.model import Traced
from checker.reconcile.prices import UnitPrice
from checker.reconcile.views import ZERO, Cell

Shares = Mapping[str | None, tuple[int, Decimal]]  # by owner: how much of the meter, and what it comes to


class ByRequest:
    """The attempts of a log, by what they cost one by one."""

    def __init__(self, attempts: Sequence[Traced]) -> None:
        self._given = attempts

    def shares(self, cell: Cell, unit: UnitPrice) -> Shares:
        """Of the attempts of a cell; one without a key is of all keys."""
        found: dict[str | None, tuple[int, Decimal]] = defaultdict(lambda: (0, ZERO))
        for attempt in self._of(cell):
            count = attempt.meters[cell.meter]
            request_input = sum(number for meter, number in attempt.meters.items() if is_input(meter))
            amount = ZERO
            for quantity, price in steps_of(unit.price, count, request_input):
                amount = EXACT.add(amount, EXACT.multiply(EXACT.multiply(Decimal(quantity), price), unit.factor))
            counted, before = found[attempt.owner]
            found[attempt.owner] = counted + count, EXACT.add(before, amount)
        return dict(found)

    def amount(self, cell: Cell, quantity: Decimal, unit: UnitPrice) -> Decimal | None:
        """What a quantity comes to; None where the log does not have just that much."""
        shares = self.shares(cell, unit).values()
        if sum(count for count, _ in shares) != quantity:
            return None
        return sum((amount for _, amount in shares), ZERO)

    @cached_property
    def _attempts(self) -> list[Traced]:
        """In order of time; most statements have no such price and do not need it."""
        return sorted(self._given, key=lambda attempt: attempt.started)

    @cached_property
    def _starts(self) -> list[int]:
        return [attempt.started for attempt in self._attempts]

    def _of(self, cell: Cell) -> Iterator[Traced]:
        start, end = cell.period
        for attempt in self._attempts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            known = attempt.provider == cell.provider and family(attempt.model or "") == cell.family
            if known and cell.key in (None, attempt.key) and attempt.meters.get(cell.meter):
                yield attempt
