"""Records into units: all attempts together, nothing left out, in any order."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.logs.audit.evidence import Attempt
from checker.logs.audit.plan import Plan
from checker.logs.audit.selection import Candidate, select
from checker.logs.audit.units import RecordPlace, Units


def place(line: int, source: str = "a.jsonl") -> Attempt:
    return Attempt(source, line, line * 100, 100, f"{line:064x}")


def units(*records: RecordPlace) -> Units:
    made = Units()
    made.add(records)
    return made


def test_attempts_of_a_boundary_are_one_unit() -> None:
    made = units(
        RecordPlace(place(2), "rb-1", ("team-a", "small"), Decimal("0.1")),
        RecordPlace(place(1), "rb-1", ("team-a", "large"), Decimal("0.3")),
        RecordPlace(place(3), "rb-2", ("team-b", None), None),
    )
    assert list(made.candidates()) == [
        Candidate("rb-1", ("team-a", "large"), Decimal("0.4")),  # the dearest attempt's stratum
        Candidate("rb-2", ("team-b", "(none)"), Decimal(0)),
    ]
    assert [attempt.line for attempt in made.attempts("rb-1")] == [1, 2]
    assert made.records == 3


def test_what_has_no_boundary_can_be_drawn_by_its_line() -> None:
    made = units(RecordPlace(place(1)), RecordPlace(place(2), "", untagged=True))
    assert [c.key for c in made.candidates()] == [place(1).sha256, place(2).sha256]
    assert [c.untagged for c in made.candidates()] == [False, True]


@pytest.mark.parametrize("text", ["-1", "NaN", "Infinity", "1e-9999", "1e9999", "0"])
def test_what_is_no_amount_has_no_weight(text: str) -> None:
    made = units(RecordPlace(place(1), "k", (), Decimal(text)), RecordPlace(place(2), "k", (), Decimal("0.5")))
    assert [c.amount for c in made.candidates()] == [Decimal("0.5")]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "k1", "k2", "k3"]),
            st.sampled_from(["x", "y", None]),
            st.decimals("0", "1e20", allow_nan=False, places=18) | st.none(),
            st.booleans(),
        ),
        max_size=25,
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60)
def test_the_order_of_records_does_not_matter(
    rows: list[tuple[str | None, str | None, Decimal | None, bool]], order: random.Random
) -> None:
    records = [RecordPlace(place(i), key, (part,), cost, tag) for i, (key, part, cost, tag) in enumerate(rows, 1)]
    first = units(*records)
    order.shuffle(records)
    again = units(*records)
    assert sorted(first.candidates(), key=lambda c: c.key) == sorted(again.candidates(), key=lambda c: c.key)
    plan = Plan(money=True)
    one, other = (select(made.candidates, plan, "s") for made in (first, again))
    assert one.items == other.items
    assert (one.interval, one.sampled_amount) == (other.interval, other.sampled_amount)
    assert sum(len(first.attempts(c.key)) for c in first.candidates()) == len(rows)
