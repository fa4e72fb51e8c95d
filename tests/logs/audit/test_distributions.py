"""Probabilities against exact rational arithmetic, quantiles against the probabilities."""

from __future__ import annotations

from fractions import Fraction
from math import comb, exp, factorial, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.logs.audit.distributions import (
    beta_cdf,
    beta_quantile,
    binomial_cdf,
    gamma_cdf,
    gamma_quantile,
    hypergeometric_cdf,
)


@given(st.integers(1, 400), st.integers(0, 400), st.integers(1, 999))
@settings(max_examples=200)
def test_binomial(n: int, k: int, thousandths: int) -> None:
    k = min(k, n)
    p = Fraction(thousandths, 1000)
    exact = sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))
    assert binomial_cdf(k, n, float(p)) == pytest.approx(float(exact), rel=1e-9, abs=1e-13)


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
@settings(max_examples=300)
def test_hypergeometric(population: int, deviating: int, n: int, k: int) -> None:
    deviating, n, k = min(deviating, population), min(n, population), min(k, n)
    ways = sum(comb(deviating, i) * comb(population - deviating, n - i) for i in range(k + 1) if n - i >= 0)
    exact = Fraction(ways, comb(population, n))
    assert hypergeometric_cdf(k, population, deviating, n) == pytest.approx(float(exact), rel=1e-9, abs=1e-13)


@given(st.integers(1, 60), st.integers(1, 3000))
def test_gamma_is_the_tail_of_poisson(a: int, hundredths: int) -> None:
    x = Fraction(hundredths, 100)
    tail = 1 - exp(-float(x)) * float(sum(x**i / factorial(i) for i in range(a)))
    assert gamma_cdf(float(x), a) == pytest.approx(tail, rel=1e-9, abs=1e-12)


@given(st.floats(0.001, 0.999), st.integers(1, 5000), st.integers(1, 5000))
def test_the_quantiles_invert(p: float, a: int, b: int) -> None:
    assert beta_cdf(beta_quantile(p, a, b), a, b) == pytest.approx(p, rel=1e-9)
    assert gamma_cdf(gamma_quantile(p, a), a) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize(("p", "z"), [(0.5, 0), (0.9, 1.2815515655), (0.95, 1.6448536270), (0.975, 1.9599639845)])
def test_normal(p: float, z: float) -> None:
    assert sqrt(2 * gamma_quantile(2 * p - 1, 0.5)) == pytest.approx(z, abs=1e-9)


def test_large_numbers_stay_exact() -> None:
    """Symmetry: in 2n + 1 fair draws, n or fewer deviations are as likely as more."""
    for n in (100, 10_000, 500_000):
        assert binomial_cdf(n, 2 * n + 1, 0.5) == pytest.approx(0.5, rel=1e-8)
