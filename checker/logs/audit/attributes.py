"""Attribute sampling: how many items, and what k deviations among them say about the rate in the whole population.

Sources: AICPA Audit Guide "Audit Sampling", tables A-1 to A-4, which these formulas reproduce; T. R. Stewart,
"Technical Notes on the AICPA Audit Guide Audit Sampling"; PCAOB AS 2315. Rates are shares (0.05 is 5 %), `risk` is one
minus the confidence: the risk of passing a population whose rate is above the tolerable one.
"""

from __future__ import annotations

from enum import Enum
from math import floor
from typing import Final, NamedTuple

from checker.errors import InputError
from checker.logs.audit.distributions import beta_quantile, binomial_cdf, hypergeometric_cdf

MAX_SIZE: Final = 100_000  # what no sample is planned beyond: a census is cheaper
_ENDLESS: Final = 10**12
_SLACK: Final = 1e-12  # 0.05 * 20 is 1.0000000000000002: no second deviation for that


class Decision(Enum):
    """`inconclusive`: the upper limit exceeds what is tolerable, the lower one does not."""

    PASS = "pass"  # noqa: S105 - a decision
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"


class SampleSize(NamedTuple):
    """`deviations` is how many of the `size` items may deviate for the sample still to pass."""

    size: int
    deviations: int


class PlanError(InputError, ValueError):
    """A sample that cannot be planned: the message says what about its parameters."""


def sample_size(*, risk: float, tolerable: float, expected: float) -> SampleSize:
    """The smallest n with P[Binomial(n, tolerable) <= k] <= risk, where k = ceil(n * expected) (tables A-1 and A-2)."""
    _check(risk, tolerable, expected)
    for deviations in range(MAX_SIZE):
        first, last = _sizes_expecting(deviations, expected)
        if first > MAX_SIZE:
            break
        if _rare(binomial_cdf(deviations, last, tolerable), risk):
            return SampleSize(max(_smallest(deviations, risk, tolerable), first), deviations)
    raise PlanError(_too_close(expected, tolerable))


def finite_sample_size(*, population: int, risk: float, tolerable: float, expected: float) -> SampleSize:
    """As `sample_size`, drawn without replacement from `population` items: the smallest n such that, if as many items
    deviated as the tolerable rate allows (D = floor(population * tolerable), at least 1), k or fewer would be found
    with a probability of at most `risk`. A population that needs all of its items is examined whole."""
    _check(risk, tolerable, expected)
    deviating = tolerated(population, tolerable)
    for deviations in range(deviating):
        first, last = _sizes_expecting(deviations, expected)
        if first >= population:
            break
        if _rare(hypergeometric_cdf(deviations, population, deviating, min(last, population)), risk):
            size = max(_smallest_finite(deviations, population, deviating, risk), first)
            return SampleSize(size, deviations if size < population else deviating)
    return SampleSize(population, deviating)


def tolerated(population: int, tolerable: float) -> int:
    """How many items of the population the tolerable rate allows to deviate, at least 1. Rounded down, so that the test
    is against a rate of at most the tolerable one."""
    return max(1, floor(population * tolerable + _SLACK))


def upper_limit(k: int, n: int, *, risk: float) -> float:
    """The one-sided Clopper-Pearson limit (tables A-3 and A-4 print it rounded up to 0.1 %); 1 for no items."""
    return 1.0 if k >= n else beta_quantile(1 - risk, k + 1, n - k)


def lower_limit(k: int, n: int, *, risk: float) -> float:
    """The rate is above this with the same confidence; 0 for no deviation."""
    return 0.0 if k == 0 else beta_quantile(risk, k, n - k + 1)


def finite_upper_limit(k: int, n: int, population: int, *, risk: float) -> float:
    """The largest rate D / population for which k or fewer deviations are no rarer than `risk`; exact for a census."""
    low, high = k, population - (n - k)  # the first is possible; D deviating items leave n - k others
    while low < high:
        middle = (low + high + 1) // 2
        if _rare(hypergeometric_cdf(k, population, middle, n), risk):
            high = middle - 1
        else:
            low = middle
    return low / population if population else 1.0


def finite_lower_limit(k: int, n: int, population: int, *, risk: float) -> float:
    """The smallest rate D / population for which k or more deviations are no rarer than `risk`."""
    low, high = k, population - (n - k)
    while low < high:
        middle = (low + high) // 2
        if _rare(1 - hypergeometric_cdf(k - 1, population, middle, n), risk):
            low = middle + 1
        else:
            high = middle
    return low / population if population else 0.0


def decide(*, lower: float, upper: float, tolerable: float) -> Decision:
    """Pass if the rate is at most the tolerable one with the stated confidence, fail if it is above it with the same
    confidence, else neither can be said."""
    if upper <= tolerable:
        return Decision.PASS
    return Decision.FAIL if lower > tolerable else Decision.INCONCLUSIVE


def _rare(probability: float, risk: float) -> bool:
    """At most `risk`, also where that is exactly so but for the last digits (95 of 100 items miss one with 0.05)."""
    return probability <= risk * (1 + 1e-8)


def _smallest(k: int, risk: float, tolerable: float) -> int:
    low, high = k + 1, 2 * (k + 1)
    while not _rare(binomial_cdf(k, high, tolerable), risk):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if _rare(binomial_cdf(k, middle, tolerable), risk):
            high = middle
        else:
            low = middle + 1
    return low


def _smallest_finite(k: int, population: int, deviating: int, risk: float) -> int:
    low, high = k + 1, population
    while low < high:
        middle = (low + high) // 2
        if _rare(hypergeometric_cdf(k, population, deviating, middle), risk):
            high = middle
        else:
            low = middle + 1
    return low


def _sizes_expecting(k: int, expected: float) -> tuple[int, int]:
    """The sample sizes, first and last, of which k = ceil(n * expected) are expected to deviate."""
    if expected == 0:
        return (1, _ENDLESS) if k == 0 else (_ENDLESS, _ENDLESS)
    return (floor((k - 1) / expected + _SLACK) + 1 if k else 1), floor(k / expected + _SLACK)


def _check(risk: float, tolerable: float, expected: float) -> None:
    if not 0 < risk < 1:
        raise PlanError(f"the confidence must be between 0 and 1, not {1 - risk:g}")
    if not 0 < tolerable < 1:
        raise PlanError(f"the tolerable rate must be between 0 and 1, not {tolerable:g}")
    if not 0 <= expected < 1:
        raise PlanError(f"the expected rate must be at least 0 and less than 1, not {expected:g}")
    if expected >= tolerable:
        raise PlanError(_too_close(expected, tolerable))


def _too_close(expected: float, tolerable: float) -> str:
    return (
        f"an expected rate of {expected:.4g} is too close to the tolerable rate of {tolerable:.4g}: no sample of up to "
        f"{MAX_SIZE:,} items would tell them apart"
    )
