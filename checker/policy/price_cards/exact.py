"""Arithmetic on money that never rounds: what would be inexact is an error, not a slightly different amount."""

from __future__ import annotations

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from typing import Final

MAX_DIGITS: Final = 24  # after the point, of the price of one unit: queries compute with DECIMAL(38, 24)
EXACT: Final = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


def per_unit(price: Decimal, per: int) -> Decimal:
    """The price of one unit; `per` is a power of ten, so that there always is an exact one."""
    return EXACT.scaleb(price, 1 - len(str(per)))


def digits_after_point(amount: Decimal) -> int:
    """Of `0.0150` three."""
    exponent = EXACT.normalize(amount).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
