"""Drawing: the same units whatever the order and the shards, nested samples, and the rules of the plan."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from hashlib import md5
from math import ceil, frexp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.logs.audit.attributes import PlanError
from checker.logs.audit.plan import Plan, plan_of
from checker.logs.audit.selection import UNTAGGED, Candidate, Selection, rank, rank_share, select
from checker.logs.audit.upstream import adjusted_count, threshold_in


def candidates(units: int) -> list[Candidate]:
    return [
        Candidate(f"k{i}", (f"team-{i % 5}",), Decimal(i % 30) / 100 + (i == 3) * 50, untagged=i % 25 == 4)
        for i in range(units)
    ]


def drawn(items: list[Candidate], plan: Plan, seed: str = "s") -> Selection:
    return select(lambda: items, plan, seed)


def test_the_rank_is_the_end_of_an_md5() -> None:
    assert rank("seed", "key") == md5(b"seed:key").hexdigest()[-14:]
    assert rank("seed", "\ud800") == rank("seed", "\ud800")  # half a surrogate pair is a key as well
    assert 0 < rank_share("0" * 14) < rank_share("f" * 14) < 1


@given(st.integers(0, 400), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_log_does_not_matter(units: int, order: random.Random) -> None:
    items = candidates(units)
    first = drawn(items, Plan(money=True))
    order.shuffle(items)
    again = drawn(items, Plan(money=True))
    assert again.items == first.items
    assert again.totals.strata == first.totals.strata


def test_shards_merge() -> None:
    items = candidates(1000)
    whole = {item.key for item in drawn(items, Plan()).items if "main" in item.samples}
    size = len(whole)
    shards = [sorted(items[start::3], key=lambda c: rank("s", c.key), reverse=True)[:size] for start in range(3)]
    merged = sorted((c for shard in shards for c in shard), key=lambda c: rank("s", c.key), reverse=True)[:size]
    assert {c.key for c in merged} == whole


def test_nested_samples() -> None:
    plan = Plan(min_per_stratum=4)
    selection = drawn(candidates(1000), plan)
    assert selection.size == (90, 1)  # 93 of a population without end
    main = [item for item in selection.items if "main" in item.samples]
    assert list(selection.items[:90]) == main
    for part, units in selection.totals.strata.items():
        inside = [item for item in selection.items if item.part == part]
        if part == UNTAGGED:
            assert len(inside) == units == 40
        else:
            assert sum("stratum" in item.samples for item in inside) == 4
            assert [i for i in inside if "stratum" in i.samples] == inside[:4]  # the highest ranks of the stratum
    assert sum(selection.totals.strata.values()) == 1000


def test_strata_smaller_than_their_share_are_drawn_whole_and_untagged_ones_up_to_a_limit() -> None:
    items = [*candidates(600), Candidate("rare", ("team-x",))]
    selection = drawn(items, Plan(untagged_limit=5))
    assert any(item.part == ("team-x",) for item in selection.items)
    assert sum("untagged" in item.samples for item in selection.items) == 5


def test_money_is_drawn_by_amount() -> None:
    selection = drawn(candidates(1000), Plan(money=True))
    assert selection.interval is not None
    assert selection.money_size == (60, 0)
    certain = [item for item in selection.items if "certain" in item.samples]
    assert [item.key for item in certain] == ["k3"]
    money = [item for item in selection.items if "money" in item.samples]
    assert selection.sampled_amount == selection.totals.amount - certain[0].amount
    assert len(money) == ceil(selection.sampled_amount / selection.interval)
    assert all(0 < item.amount < selection.interval for item in money)


def test_units_without_an_amount_can_only_be_drawn_as_attributes() -> None:
    items = [Candidate(f"k{i}", ("t",)) for i in range(50)]
    selection = drawn(items, Plan(money=True))
    assert (selection.money_size, selection.interval) == (None, None)
    assert {name for item in selection.items for name in item.samples} == {"main", "stratum"}


def test_amounts_are_drawn_in_proportion() -> None:
    """Items of twice the amount are drawn about twice as often."""
    items = [Candidate(f"k{i}", ("t",), Decimal(1 + i % 2)) for i in range(600)]
    plan = Plan(money=True, money_tolerable=0.2, expected=0.0, tolerable=0.5, min_per_stratum=0)
    count = {1: 0, 2: 0}
    for seed in range(300):
        for item in drawn(items, plan, str(seed)).items:
            if "money" in item.samples:
                count[int(item.amount)] += 1
    assert count[2] / count[1] == pytest.approx(2, rel=0.08)


def test_a_population_that_changes_between_its_passes_is_noticed() -> None:
    calls = iter([candidates(10), [*candidates(10), Candidate("new", ("team-new",))]])
    with pytest.raises(ValueError, match="changed while it was drawn from"):
        select(lambda: next(calls), Plan(), "s")


class TestPlan:
    def test_defaults_of_the_policy_and_flags_over_them(self) -> None:
        policy = {
            "logs": {
                "sampling": {
                    "confidence": 0.9,
                    "tolerable": 0.1,
                    "stratify": ["team_id"],
                    "money": {"tolerable": 0.02, "expected": 0.005},
                }
            }
        }
        plan = plan_of(policy, ("attributes", "mus"), tolerable=None, expected=0.01)
        assert (plan.confidence, plan.tolerable, plan.expected, plan.stratify) == (0.9, 0.1, 0.01, ("team_id",))
        assert (plan.money, plan.money_tolerable, plan.money_expected) == (True, 0.02, 0.01)
        assert plan_of(policy, ("attributes", "mus")).money_expected == 0.005
        assert plan_of({}, ("attributes",)) == Plan()
        assert plan_of({}, ("attributes",)).risk == 0.05

    def test_money_alone_is_refused(self) -> None:
        with pytest.raises(PlanError, match="--sample attributes --sample mus"):
            plan_of({}, ("mus",))

    @pytest.mark.parametrize("flags", [{"confidence": 1.0}, {"tolerable": 0.01}, {"min_per_stratum": -1}])
    def test_what_nothing_can_be_drawn_by(self, flags: dict[str, float]) -> None:
        with pytest.raises(PlanError):
            plan_of({}, ("attributes",), **flags)


def threshold_of(probability: float, precision: int = 4) -> str:
    """The `th` value of a sampling probability, to `precision` significant hex digits beyond leading f's, as the
    OpenTelemetry specification computes it (tracestate-probability-sampling.md)."""
    everything = 1 << 56
    _, exponent = frexp(probability)
    digits = min(14, max(1, precision + -exponent // 4))  # a small probability begins with f's, which say little
    unit = 1 << (56 - 4 * digits)
    threshold = min(round((1 - Fraction(probability)) * everything / unit) * unit, everything - 1)
    return f"{threshold:014x}".rstrip("0") or "0"


class TestUpstream:
    @pytest.mark.parametrize(
        ("probability", "precision", "threshold"),
        [
            (1 / 3, 4, "aaab"),
            (0.1, 4, "e666"),
            (0.01, 4, "fd70a"),
            (0.001, 4, "ffbe77"),
            (0.01, 5, "fd70a4"),
            (1.0, 4, "0"),
            (0.25, 4, "c"),
        ],
    )
    def test_thresholds(self, probability: float, precision: int, threshold: str) -> None:
        assert threshold_of(probability, precision) == threshold

    def test_counts(self) -> None:
        assert adjusted_count("0") == 1
        assert adjusted_count("c") == 4
        assert adjusted_count("fd70a4") == pytest.approx(100, rel=1e-4)
        assert adjusted_count("ffffffffffffff") == Fraction(2**56)

    @given(st.floats(1e-10, 1))
    def test_a_threshold_stands_for_its_probability(self, probability: float) -> None:
        assert float(1 / adjusted_count(threshold_of(probability))) == pytest.approx(probability, rel=2e-3)

    @pytest.mark.parametrize("word", ["", "g", "0" * 15, "C"])
    def test_what_is_no_threshold(self, word: str) -> None:
        with pytest.raises(ValueError, match="threshold"):
            adjusted_count(word)
        assert threshold_in(f"ot=th:{word}") is None

    @pytest.mark.parametrize(
        ("state", "threshold"),
        [
            ("ot=th:c", "c"),
            ("vendor=a:b,ot=rv:e0000000000000;th:fd70a", "fd70a"),
            (" ot=th:0;x:1 ,other=th:c", "0"),
            ("ot=rv:e0000000000000", None),
            ("other=th:c", None),
            ("", None),
        ],
    )
    def test_in_a_trace_state(self, state: str, threshold: str | None) -> None:
        assert threshold_in(state) == threshold
