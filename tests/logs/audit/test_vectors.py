"""The published tables of audit sampling, and values of the formulas behind them."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

import pytest

from checker.logs.audit.attributes import (
    Decision,
    PlanError,
    decide,
    finite_lower_limit,
    finite_sample_size,
    finite_upper_limit,
    lower_limit,
    sample_size,
    upper_limit,
)
from checker.logs.audit.money import (
    confidence_factor,
    interval,
    money_sample_size,
    stringer_bound,
    stringer_bound_poisson,
    tainting,
)
from checker.logs.audit.sequential import confidence_sequence, ratio_test

TOLERABLE = (0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10, 0.15, 0.20)

# AICPA tables A-1 (risk 5 %) and A-2 (risk 10 %): rows are expected rates in %, columns TOLERABLE; n(k).
SIZES_5 = """
0    149(0) 99(0) 74(0) 59(0) 49(0) 42(0) 36(0) 32(0) 29(0) 19(0) 14(0)
.25  236(1) 157(1) 117(1) 93(1) 78(1) 66(1) 58(1) 51(1) 46(1) 30(1) 22(1)
.5   313(2) 157(1) 117(1) 93(1) 78(1) 66(1) 58(1) 51(1) 46(1) 30(1) 22(1)
.75  386(3) 208(2) 117(1) 93(1) 78(1) 66(1) 58(1) 51(1) 46(1) 30(1) 22(1)
1    590(6) 257(3) 156(2) 93(1) 78(1) 66(1) 58(1) 51(1) 46(1) 30(1) 22(1)
1.25 1030(13) 303(4) 156(2) 124(2) 78(1) 66(1) 58(1) 51(1) 46(1) 30(1) 22(1)
1.5  2258(34) 392(6) 192(3) 124(2) 103(2) 66(1) 58(1) 51(1) 46(1) 30(1) 22(1)
1.75 >3000 562(10) 227(4) 153(3) 103(2) 88(2) 77(2) 51(1) 46(1) 30(1) 22(1)
2    - 846(17) 294(6) 181(4) 127(3) 88(2) 77(2) 68(2) 46(1) 30(1) 22(1)
2.5  - >3000 513(13) 234(6) 150(4) 109(3) 77(2) 68(2) 61(2) 30(1) 22(1)
3    - - 1098(33) 361(11) 195(6) 129(4) 95(3) 84(3) 61(2) 30(1) 22(1)
4    - - - 1348(54) 421(17) 221(9) 146(6) 100(4) 89(4) 40(2) 22(1)
5    - - - - 1580(79) 478(24) 240(12) 158(8) 116(6) 40(2) 30(2)
6    - - - - - 1832(110) 532(32) 266(16) 179(11) 50(3) 30(2)
7    - - - - - - 2057(144) 585(41) 298(21) 68(5) 37(3)
"""
SIZES_10 = """
0 114(0) 76(0) 57(0) 45(0) 38(0) 32(0) 28(0) 25(0) 22(0) 15(0) 11(0)
1 398(4) 176(2) 96(1) 77(1) 64(1) 55(1) 48(1) 42(1) 38(1) 25(1) 18(1)
2 - 590(12) 198(4) 132(3) 88(2) 75(2) 48(1) 42(1) 38(1) 25(1) 18(1)
3 - - 730(22) 258(8) 132(4) 94(3) 65(2) 58(2) 52(2) 25(1) 18(1)
4 - - - 873(35) 274(11) 149(6) 98(4) 73(3) 65(3) 25(1) 18(1)
"""


@pytest.mark.parametrize(("risk", "table"), [(0.05, SIZES_5), (0.10, SIZES_10)])
def test_sample_sizes(risk: float, table: str) -> None:
    for row in table.strip().splitlines():
        expected, *cells = row.split()
        for tolerable, cell in zip(TOLERABLE, cells, strict=True):
            plan = {"risk": risk, "tolerable": tolerable, "expected": float(expected) / 100}
            if cell == "-":
                with pytest.raises(PlanError, match="too close"):
                    sample_size(**plan)
            elif cell.startswith(">"):
                assert sample_size(**plan).size > int(cell[1:])
            else:
                found = sample_size(**plan)
                assert f"{found.size}({found.deviations})" == cell, (expected, tolerable)


# Tables: n, then the upper limits in % for k = 0, 1, 2, ...; rounded up to 0.1 %.
LIMITS_5 = """
25 11.3 17.7
30 9.6 14.9 19.6
40 7.3 11.4 15.0 18.3
50 5.9 9.2 12.1 14.8 17.4 19.9
60 4.9 7.7 10.2 12.5 14.7
65 4.6 7.1 9.4 11.5
70 4.2 6.6 8.8 10.8
75 4.0 6.2 8.2 10.1
80 3.7 5.8 7.7 9.5
90 3.3 5.2 6.9 8.4
100 3.0 4.7 6.2 7.6 9.0 10.3
125 2.4 3.8 5.0 6.1
150 2.0 3.2 4.2 5.1 6.0
200 1.5 2.4 3.2 3.9 4.6
"""
LIMITS_10 = """
25 8.8 14.7 20.0
60 3.8 6.4 8.7 10.8
100 2.3 3.9 5.3 6.6
200 1.2 2.0 2.7 3.4
"""


@pytest.mark.parametrize(("risk", "table"), [(0.05, LIMITS_5), (0.10, LIMITS_10)])
def test_upper_limits(risk: float, table: str) -> None:
    for row in table.strip().splitlines():
        n, *cells = row.split()
        for k, cell in enumerate(cells):
            limit = upper_limit(k, int(n), risk=risk) * 100
            assert abs(limit - float(cell)) <= 0.1, (n, k)
            printed = {ceil(limit * 10 - 1e-9) / 10, round(limit, 1)}  # the tables round up, in a few cells to nearest
            assert float(cell) in printed, (n, k, limit)


def test_discovery() -> None:
    assert [sample_size(risk=0.05, tolerable=p, expected=0).size for p in (0.05, 0.02, 0.01)] == [59, 149, 299]


@pytest.mark.parametrize(
    ("tolerable", "k", "sizes"),
    [
        (0.05, 0, {50: 39, 100: 45, 200: 51, 500: 56, 1_000: 57, 5_000: 59, 10**6: 59}),
        (0.05, 1, {50: 49, 100: 65, 200: 78, 500: 87, 1_000: 90, 5_000: 93, 10**6: 93}),
        (0.01, 0, {100: 95, 500: 225, 1_000: 258, 10_000: 294, 10**6: 299}),
    ],
)
def test_finite_populations(tolerable: float, k: int, sizes: dict[int, int]) -> None:
    expected = 0.01 if k else 0.0
    for population, size in sizes.items():
        found = finite_sample_size(population=population, risk=0.05, tolerable=tolerable, expected=expected)
        assert found == (size, k), population


def test_as_2315_41() -> None:
    """Tolerable 5 %, 60 items: none deviates, acceptable; two or more, not."""
    decisions = []
    for k in (0, 1, 2):
        upper, lower = upper_limit(k, 60, risk=0.05), lower_limit(k, 60, risk=0.05)
        decisions.append(decide(lower=lower, upper=upper, tolerable=0.05))
    assert decisions == [Decision.PASS, Decision.INCONCLUSIVE, Decision.INCONCLUSIVE]
    assert decide(lower=lower_limit(8, 60, risk=0.05), upper=1, tolerable=0.05) is Decision.FAIL


def test_limits_at_the_ends() -> None:
    assert upper_limit(10, 10, risk=0.05) == upper_limit(0, 0, risk=0.05) == 1
    assert lower_limit(0, 10, risk=0.05) == 0
    assert finite_upper_limit(3, 10, 10, risk=0.05) == finite_lower_limit(3, 10, 10, risk=0.05) == 0.3
    assert finite_upper_limit(0, 0, 0, risk=0.05) == 1
    assert finite_upper_limit(1, 100, 10**6, risk=0.05) == pytest.approx(upper_limit(1, 100, risk=0.05), abs=1e-5)
    assert finite_lower_limit(9, 100, 10**6, risk=0.05) == pytest.approx(lower_limit(9, 100, risk=0.05), abs=1e-5)


@pytest.mark.parametrize(
    "plan",
    [
        {"risk": 0.0, "tolerable": 0.05, "expected": 0.0},
        {"risk": 0.05, "tolerable": 1.0, "expected": 0.0},
        {"risk": 0.05, "tolerable": 0.05, "expected": -0.01},
        {"risk": 0.05, "tolerable": 0.05, "expected": 0.05},
        {"risk": 0.05, "tolerable": 0.05, "expected": 0.0499},
    ],
)
def test_what_cannot_be_planned(plan: dict[str, float]) -> None:
    with pytest.raises(PlanError):
        sample_size(**plan)
    with pytest.raises(PlanError):
        money_sample_size(**plan)


# Confidence factors for k = 0, 1, 2, ..., rounded up to 0.01.
FACTORS = {
    0.05: (3.00, 4.75, 6.30, 7.76, 9.16, 10.52, 11.85, 13.15, 14.44, 15.71, 16.97),
    0.10: (2.31, 3.89, 5.33, 6.69, 8.00, 9.28, 10.54, 11.78, 13.00, 14.21, 15.41),
    0.20: (1.61, 3.00, 4.28, 5.52, 6.73),
    0.50: (0.70, 1.68, 2.68, 3.68),
}


def test_confidence_factors() -> None:
    for risk, factors in FACTORS.items():
        for k, factor in enumerate(factors):
            assert ceil(confidence_factor(k, risk=risk) * 100 - 1e-9) / 100 == factor, (risk, k)
    assert confidence_factor(2, risk=0.37) == pytest.approx(3.2479, abs=5e-5)


def test_money_sample_sizes() -> None:
    assert money_sample_size(risk=0.05, tolerable=0.05, expected=0.0) == (60, 0)
    size, k = money_sample_size(risk=0.05, tolerable=0.05, expected=0.01)
    assert (size, k) == (95, 1)  # 4.74 / 0.05
    assert interval(Decimal(80_646), risk=0.05) == pytest.approx(Decimal(26_920), abs=1)  # 26,882 with 3.00 for F(0)


@pytest.mark.parametrize(
    ("book", "n", "taints", "binomial", "poisson"),
    [
        ("1", 100, [], "0.029513", "0.029957"),
        ("1", 100, ["1", "0.5", "0.25"], "0.057612", "0.058843"),
        ("1", 100, ["0.25", "1", "0.5"], "0.057612", "0.058843"),
        ("2500000", 93, ["0.4", "0.2"], "105620.33", "107671.26"),
    ],
)
def test_stringer(book: str, n: int, taints: list[str], binomial: str, poisson: str) -> None:
    places = Decimal(1).scaleb(Decimal(binomial).as_tuple().exponent)
    values = [Decimal(taint) for taint in taints]
    assert stringer_bound(Decimal(book), n, values, risk=0.05).quantize(places) == Decimal(binomial)
    assert stringer_bound_poisson(Decimal(book), n, values, risk=0.05).quantize(places) == Decimal(poisson)


def test_tainting() -> None:
    assert tainting(Decimal("2.00"), Decimal("1.20")) == Decimal("0.4")
    with pytest.raises(ValueError, match="understated"):
        stringer_bound(Decimal(1), 100, [tainting(Decimal(1), Decimal(2))], risk=0.05)


@pytest.mark.parametrize(
    ("k", "n", "lower", "upper"),
    [(0, 59, 0, 0.06058), (1, 93, None, 0.06932), (0, 300, 0, 0.01452), (10, 1000, 0.00311, 0.02311)],
)
def test_confidence_sequence(k: int, n: int, lower: float | None, upper: float) -> None:
    found = confidence_sequence(k, n, risk=0.05)
    assert found.upper == pytest.approx(upper, abs=5e-6)
    if lower is not None:
        assert found.lower == pytest.approx(lower, abs=5e-6)


def test_clean_items_that_a_confidence_sequence_needs() -> None:
    for tolerable, n in ((0.05, 74), (0.02, 209), (0.01, 457)):
        assert confidence_sequence(0, n, risk=0.05).upper <= tolerable < confidence_sequence(0, n - 1, risk=0.05).upper
    assert confidence_sequence(0, 0, risk=0.05) == (0, 1)
    assert confidence_sequence(5, 5, risk=0.05).upper == 1


@pytest.mark.parametrize(
    ("good", "bad", "low", "slope", "clean"),
    [(0.01, 0.05, -1.7838, 0.02499, 72), (0.005, 0.02, -2.1009, 0.01084, 194), (0.001, 0.01, -1.2737, 0.00391, 326)],
)
def test_ratio_test(good: float, bad: float, low: float, slope: float, clean: int) -> None:
    found = ratio_test(good=good, bad=bad, risk_of_rejecting=0.05, risk_of_accepting=0.05)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(-low, abs=5e-5)
    assert found.slope == pytest.approx(slope, abs=5e-6)
    assert ceil(-found.low / found.slope) == clean  # items without a deviation that suffice to accept
