"""The stated confidence is kept: seeded simulation of whole audits, from drawing to deciding."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

import pytest

from checker.logs.audit.attributes import finite_lower_limit, finite_upper_limit, upper_limit
from checker.logs.audit.money import stringer_bound
from checker.logs.audit.plan import Plan
from checker.logs.audit.selection import Candidate, select
from checker.logs.audit.sequential import confidence_sequence

RUNS = 10_000


@pytest.mark.parametrize(("units", "deviating"), [(200, 11), (200, 30)])
def test_limits_of_a_rate(units: int, deviating: int) -> None:
    """Of 10,000 samples drawn by the hash, the limits miss the true rate in at most 5 % on each side; a population
    above the tolerable rate passes in at most 5 %."""
    items = [Candidate(f"k{i}", ()) for i in range(units)]
    plan = Plan(min_per_stratum=0)
    truth = deviating / units
    upper = lru_cache(None)(lambda k, n: finite_upper_limit(k, n, units, risk=0.05))
    lower = lru_cache(None)(lambda k, n: finite_lower_limit(k, n, units, risk=0.05))
    bad = {f"k{i}" for i in range(deviating)}
    above = below = passed = 0
    for run in range(RUNS):
        drawn = select(lambda: items, plan, f"run {run}").items
        k = sum(item.key in bad for item in drawn)
        above += truth > upper(k, len(drawn))
        below += truth < lower(k, len(drawn))
        passed += upper(k, len(drawn)) <= plan.tolerable
    assert above <= RUNS * 0.05
    assert below <= RUNS * 0.05
    assert passed <= RUNS * 0.05
    assert above > 0  # the limit is no idle one


def test_limits_of_the_printed_tables() -> None:
    """The binomial limit, over sizes and rates: exact probabilities, summed over all outcomes."""
    from math import comb

    for n, p in ((60, 0.05), (93, 0.033), (25, 0.2)):
        missed = sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1) if p > upper_limit(k, n, risk=0.05))
        assert 0 < missed <= 0.05


def _overstated(kind: str, rng: random.Random, units: int) -> list[tuple[Decimal, Decimal]]:
    """Recorded amount and tainting of each item: costs as they are, many small and few large."""
    result = []
    for _ in range(units):
        book = Decimal(f"{rng.lognormvariate(-6, 1.2):.6f}") + Decimal("0.000001")
        taint = {
            "few whole": lambda: Decimal(rng.random() < 0.06),
            "many partial": lambda: Decimal(f"{rng.random() * 0.25:.4f}"),
            "mixed": lambda: Decimal(f"{rng.random():.4f}") if rng.random() < 0.15 else Decimal(0),
        }[kind]()
        result.append((book, taint))
    return result


@pytest.mark.parametrize("kind", ["few whole", "many partial", "mixed"])
def test_the_bound_of_the_amount_overstated(kind: str) -> None:
    rng = random.Random(f"stringer {kind}")
    pool = _overstated(kind, rng, 150)
    items = [Candidate(f"k{i}", (), book) for i, (book, _) in enumerate(pool)]
    taints = {f"k{i}": taint for i, (_, taint) in enumerate(pool)}
    truth = sum((book * taint for book, taint in pool), Decimal(0))
    plan = Plan(money=True, money_tolerable=0.1, min_per_stratum=0)
    missed = 0
    bound = lru_cache(None)(lambda n, found: stringer_bound(Decimal(1), n, found, risk=0.05))
    for run in range(RUNS // 5):
        selection = select(lambda: items, plan, f"run {run}")
        assert selection.sampled_amount is not None
        certain = [item for item in selection.items if "certain" in item.samples]
        drawn = [item for item in selection.items if "money" in item.samples]
        exact = sum((item.amount * taints[item.key] for item in certain), Decimal(0))
        found = tuple(sorted(taint for item in drawn if (taint := taints[item.key])))
        missed += truth > exact + selection.sampled_amount * bound(len(drawn), found)
    assert missed <= RUNS // 5 * 0.05


def _paths(runs: int, items: int, rate: float) -> Sequence[list[int]]:
    rng = random.Random("peeking")
    return [list(accumulate(rng.random() < rate for _ in range(items))) for _ in range(runs)]


def test_looking_again_and_again() -> None:
    """1,500 sequences at the tolerable rate, looked at every 20 items up to 2,000: a fixed-size limit is wrong at some
    look in about a quarter of them, the confidence sequence in no more than its risk."""
    looks = range(20, 2001, 20)
    fixed = [_highest(lambda k, n=n: upper_limit(k, n, risk=0.05), n) for n in looks]
    sequence = [_highest(lambda k, n=n: confidence_sequence(k, n, risk=0.05).upper, n) for n in looks]
    wrong_fixed = wrong_sequence = 0
    paths = _paths(1500, 2000, 0.05)
    for path in paths:
        wrong_fixed += any(path[n - 1] <= most for n, most in zip(looks, fixed, strict=True))
        wrong_sequence += any(path[n - 1] <= most for n, most in zip(looks, sequence, strict=True))
    assert 0.20 < wrong_fixed / len(paths) < 0.28
    assert wrong_sequence / len(paths) <= 0.05


def _highest(limit: Callable[[int], float], n: int) -> int:
    """The most deviations among n for which the limit is below 5 %; -1 if there is no such number."""
    return bisect_left(range(n), 0.05, key=limit) - 1
