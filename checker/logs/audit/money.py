"""Monetary-unit sampling: items are drawn in proportion to their recorded amount, and the amount overstated is bounded.

Sources: AICPA Audit Guide "Audit Sampling", confidence factors (Poisson); K. W. Stringer's bound (1963) in its binomial
and Poisson form. A tainting is the share of an item's recorded amount that is not there: (book - audit) / book.
Items without a recorded amount can never be drawn, which is why this comes with an attribute sample only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from checker.logs.audit.attributes import MAX_SIZE, PlanError, SampleSize, upper_limit
from checker.logs.audit.distributions import gamma_cdf, gamma_quantile


def confidence_factor(k: int, *, risk: float) -> float:
    """F(k) = GammaInv(1 - risk; k + 1): the Poisson mean for which k or fewer are no rarer than `risk`."""
    return gamma_quantile(1 - risk, k + 1)


def interval(tolerable: Decimal, *, risk: float) -> Decimal:
    """The sampling interval J = tolerable misstatement / F(0); an item of at least J is examined for certain."""
    return tolerable / Decimal(repr(confidence_factor(0, risk=risk)))


def money_sample_size(*, risk: float, tolerable: float, expected: float) -> SampleSize:
    """The smallest n with F(k) <= n * tolerable, where k = ceil(n * expected); rates are shares of the book value.
    Without expected misstatement this is ceil(book value / J)."""
    if not 0 < risk < 1 or not 0 < tolerable < 1 or not 0 <= expected < tolerable:
        raise PlanError(
            f"monetary-unit sampling needs 0 <= expected < tolerable < 1 and a confidence between 0 and 1, not "
            f"{expected:g}, {tolerable:g} and {1 - risk:g}"
        )
    for k in range(int(MAX_SIZE * expected) + 1):
        if expected and gamma_cdf(k / expected * tolerable, k + 1) < 1 - risk:
            continue  # n = k / expected is the largest size that expects k, and even that is too small
        size = ceil(confidence_factor(k, risk=risk) / tolerable - 1e-9)
        if size > MAX_SIZE:
            break
        if ceil(size * expected - 1e-12) <= k:
            return SampleSize(size, k)
    raise PlanError(
        f"an expected misstatement of {expected:.4g} of the recorded amount is too close to the tolerable "
        f"{tolerable:.4g}: no sample of up to {MAX_SIZE:,} items would tell them apart"
    )


def tainting(book: Decimal, audited: Decimal) -> Decimal:
    """The overstated share of an item; negative where it is understated. `book` is positive."""
    return (book - audited) / book


def stringer_bound(book_value: Decimal, n: int, taintings: Sequence[Decimal], *, risk: float) -> Decimal:
    """The upper limit of the amount overstated among `book_value`, of n items drawn from it:
    BV * (U_0 + sum of (U_j - U_(j-1)) * t_(j)), t descending, U_j the Clopper-Pearson limit of j among n."""
    return _stringer(book_value, taintings, [upper_limit(j, n, risk=risk) for j in range(len(taintings) + 1)])


def stringer_bound_poisson(book_value: Decimal, n: int, taintings: Sequence[Decimal], *, risk: float) -> Decimal:
    """The same with F(j) / n for U_j, as printed tables of factors give it: never less than the binomial form."""
    return _stringer(book_value, taintings, [confidence_factor(j, risk=risk) / n for j in range(len(taintings) + 1)])


def _stringer(book_value: Decimal, taintings: Sequence[Decimal], limits: Sequence[float]) -> Decimal:
    if any(not 0 <= taint <= 1 for taint in taintings):
        raise ValueError("a tainting is between 0 and 1: understated items are not set off against overstated ones")
    rate = limits[0]
    for taint, below, above in zip(sorted(taintings, reverse=True), limits, limits[1:], strict=False):
        rate += (above - below) * float(taint)
    return book_value * Decimal(repr(min(rate, 1.0)))
