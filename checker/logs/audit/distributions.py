"""Probabilities and quantiles of the distributions that audit sampling rests on, in plain Python.

Every sample needs a handful of them, so a package of compiled numerics is not worth its start-up and weight. Formulas:
continued fraction of the incomplete beta function, and series and continued fraction of the incomplete gamma function
(DLMF 8.17.22, 8.11.4, 8.9.2; modified Lentz evaluation, Numerical Recipes 3rd ed., 5.2 and 6.2-6.4). Tests hold them to
exact rational arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, inf, lgamma, log, log1p
from typing import Final

_TINY: Final = 1e-300
_STEPS: Final = 100_000


def beta_cdf(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b), a and b positive."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(a * log(x) + b * log1p(-x) - log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


@lru_cache(maxsize=4096)
def beta_quantile(p: float, a: float, b: float) -> float:
    """x with I_x(a, b) = p."""
    return _root(lambda x: beta_cdf(x, a, b) - p, 0.0, 1.0)


def log_beta(a: float, b: float) -> float:
    """The natural logarithm of the beta function B(a, b)."""
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def gamma_cdf(x: float, a: float) -> float:
    """Regularised lower incomplete gamma function P(a, x), a positive."""
    if x <= 0:
        return 0.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for step in range(1, _STEPS):
            term *= x / (a + step)
            total += term
            if term < total * 1e-17:
                break
        return min(front * total, 1.0)
    return 1 - front * _gamma_fraction(x, a)


@lru_cache(maxsize=4096)
def gamma_quantile(p: float, a: float) -> float:
    """x with P(a, x) = p."""
    high = a + 1
    while gamma_cdf(high, a) < p:
        high *= 2
    return _root(lambda x: gamma_cdf(x, a) - p, 0.0, high)


def binomial_cdf(k: int, n: int, p: float) -> float:
    """P[X <= k] for n draws that each deviate with probability p."""
    if k < 0:
        return 0.0
    if k >= n:
        return 1.0
    return beta_cdf(1 - p, n - k, k + 1)


def hypergeometric_cdf(k: int, population: int, deviating: int, n: int) -> float:
    """P[X <= k] for n draws without replacement from a population of which `deviating` items deviate."""
    low = max(0, n + deviating - population)
    high = min(n, deviating)
    if k < low:
        return 0.0
    if k >= high:
        return 1.0
    # From k downwards each term is the one above times a ratio; the terms are summed relative to the one at k.
    term = total = 1.0
    for i in range(k, low, -1):
        term *= i * (population - deviating - n + i) / ((deviating - i + 1) * (n - i + 1))
        total += term
        if term < total * 1e-18:
            break
    at_k = _log_choose(deviating, k) + _log_choose(population - deviating, n - k) - _log_choose(population, n)
    return min(exp(at_k + log(total)), 1.0)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, _inverse(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = _inverse(1 + even * d), 1 + even / _away_from_zero(c)
        result *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = _inverse(1 + odd * d), 1 + odd / _away_from_zero(c)
        result *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return result


def _gamma_fraction(x: float, a: float) -> float:
    b = x + 1 - a
    c, d = 1 / _TINY, _inverse(b)
    result = d
    for step in range(1, _STEPS):
        factor = -step * (step - a)
        b += 2
        d, c = _inverse(factor * d + b), b + factor / _away_from_zero(c)
        result *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return result


def _inverse(value: float) -> float:
    return 1 / _away_from_zero(value)


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses zero, by bisection: exact to the last digits, and it cannot diverge."""
    while True:
        middle = (low + high) / 2
        if middle in (low, high) or middle == inf:
            return middle
        if function(middle) < 0:
            low = middle
        else:
            high = middle
