"""Names of carriers in every place, and what of the policy a list of names lacks."""

from __future__ import annotations

import pytest

from checker.configs.invariants.breaches import policy_number
from checker.configs.values.carriers import Place, carried_by
from checker.policy.load import load_policy

CARRIED = carried_by(load_policy("chargeback"))


@pytest.mark.parametrize(
    ("place", "name", "field"),
    [
        (Place.HEADERS, "X-Team-ID", "team_id"),
        (Place.HEADERS, "traceparent", "correlation_id"),
        (Place.ATTRIBUTES, "chargeback.team_id", "team_id"),
        (Place.ATTRIBUTES, "gen_ai.system", "provider"),
        (Place.METADATA, "team_id", "team_id"),
        (Place.RECORD, ".team_id", "team_id"),
        (Place.RECORD, ".metadata.team_id", "team_id"),
        (Place.RECORD, '.attributes."chargeback.team_id"', "team_id"),
        (Place.RECORD, ".chargeback.team_id", "team_id"),
        (Place.RECORD, "$metadata['cost_center']", "cost_center"),
        (Place.RECORD, ".request.headers.x_team_id", "team_id"),
    ],
)
def test_names(place: Place, name: str, field: str) -> None:
    assert [hit.field for hit in CARRIED.named(place, name)] == [field]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place.ATTRIBUTES, "Chargeback.Team_Id"),  # attributes have their case
        (Place.RECORD, ".kubernetes.labels.environment"),
        (Place.RECORD, ".team_id_of_the_bot"),
        (Place.RECORD, "."),
        (Place.METADATA, ""),
    ],
)
def test_what_is_nobodys_name(place: Place, name: str) -> None:
    assert CARRIED.named(place, name) == ()


def test_patterns() -> None:
    hits = CARRIED.matching(Place.ATTRIBUTES, r"^chargeback\.cost_.*")
    assert [(hit.name, hit.field) for hit in hits] == [("chargeback.cost_center", "cost_center")]


@pytest.mark.parametrize("pattern", ["(", r"\pL", r"(\w+)+!", r"((a+)+)+$", "a" * 501])
def test_patterns_that_are_not_read(pattern: str) -> None:
    assert CARRIED.matching(Place.ATTRIBUTES, pattern) == ()
    assert CARRIED.lacking(Place.ATTRIBUTES, (), pattern) == ()


def test_lists() -> None:
    kept = ["X-Team-Id", "x-cost-center", "traceparent", "x-client-request-id", "x-environment"]
    assert [hit.field for hit in CARRIED.lacking(Place.HEADERS, kept)] == ["service_endpoint"]
    lost = CARRIED.lacking(Place.RECORD, ["team_id", "service.endpoint", "service_endpoint"])
    assert [hit.field for hit in lost] == ["cost_center"]
    assert CARRIED.lacking(Place.RECORD, ["metadata", "timestamp"]) == ()


def test_numbers_of_the_policy() -> None:
    assert CARRIED.longest() == 128
    assert policy_number(load_policy("chargeback"), "logs.retention.records") is None
