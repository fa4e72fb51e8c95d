"""Which findings are warnings until a day: all that an entry says must fit, and the first field that is due decides."""

from __future__ import annotations

from datetime import date

import pytest

from checker.findings.rollout import Rollout, becomes_error

TODAY, SOON, LATER = date(2026, 11, 26), date(2026, 12, 1), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("rollouts", "fields", "day"),
    [
        ((Rollout(SOON, rule="CP101"),), ("a",), SOON),
        ((Rollout(SOON, rule="missing-metadata"),), ("a",), SOON),
        ((Rollout(SOON, rule="CP102"),), ("a",), None),
        ((Rollout(TODAY, rule="CP101"),), ("a",), None),
        ((Rollout(SOON, field="a"),), ("a",), SOON),
        ((Rollout(SOON, field="a"),), ("a", "b"), None),
        ((Rollout(SOON, field="a"), Rollout(LATER, field="b")), ("a", "b"), SOON),
        ((Rollout(SOON, field="a"),), (), None),
        ((Rollout(SOON, path="web/**"),), ("a",), SOON),
        ((Rollout(SOON, path="old/**"),), ("a",), None),
        ((Rollout(SOON, rule="CP101", path="old/**"),), ("a",), None),
        ((Rollout(SOON, rule="CP101"), Rollout(LATER, path="web/**")), ("a",), LATER),
    ],
)
def test_the_day(rollouts: tuple[Rollout, ...], fields: tuple[str, ...], day: date | None) -> None:
    found = becomes_error(rollouts, TODAY, rule="CP101", name="missing-metadata", fields=fields, paths=("web/a.py",))
    assert found == day
