"""What an engine's counts are reported as: what it did not ask is said, and what it cannot have seen fails the run."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from checker.findings.model import Level, PolicyRef
from checker.logs.engine_report import EngineCount, EngineReport
from checker.reports.logs_engine import render_json, render_text

ERROR = EngineCount("CP301", "missing-field", Level.ERROR, "team_id", "", 3)
CLEAN = EngineReport("spark", "t", PolicyRef("p", "1", "sha256:0", "p.yaml"), 10, 0, (), (), (), Level.ERROR)


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (CLEAN, 0),
        (replace(CLEAN, counts=(ERROR,)), 1),
        (replace(CLEAN, counts=(ERROR,), fail_on=None), 0),
        (replace(CLEAN, counts=(replace(ERROR, level=Level.WARNING),)), 0),
        (replace(CLEAN, faulty=1), 2),
        (replace(CLEAN, faulty=2, fail_on=None), 2),
        (replace(CLEAN, faulty=1, counts=(ERROR,)), 2),
    ],
)
def test_the_exit_code(report: EngineReport, code: int) -> None:
    assert report.exit_code == code
    assert json.loads(render_json(report))["exit_code"] == code


def test_values_that_no_column_holds_are_said() -> None:
    one, two = (render_text(replace(CLEAN, faulty=number)) for number in (1, 2000))
    assert "notice: t: 1 record has a value that typed columns cannot hold" in one
    assert "notice: t: 2,000 records have values that typed columns cannot hold" in two
    assert "notice" not in render_text(CLEAN)


def test_what_was_not_asked_or_not_applied_is_listed() -> None:
    report = replace(CLEAN, not_asked=("CP318 join-miss (copies)",), not_applied=("the policy's rollout",))
    text, document = render_text(report), json.loads(render_json(report))
    assert "CP318 join-miss (copies)" in text
    assert "not applied to these counts: the policy's rollout" in text
    assert (document["not_asked"], document["not_applied"]) == (list(report.not_asked), list(report.not_applied))
