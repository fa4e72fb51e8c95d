"""The record's schema: what is due at each stage, placeholders refused, as the policy itself says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec import structs

from checker.policy.load import load_policy
from checker.policy.model import Placeholders, Stage
from checker.policy.record_schema import placeholder_pattern, record_schema

POLICY = load_policy("minimum")
RECORD: dict[str, Any] = {
    "request_id": "0b9c2f4e-6a",
    "correlation_id": "4bf92f3577b34da6",
    "model_actual": "gpt-5",
    "input_tokens": 12,
    "cached_input_tokens": 0,
    "output_tokens": 3,
    "organisation_of_ones_own": "anything",
}


def errors(record: dict[str, Any], stage: Stage = Stage.ENRICHMENT) -> list[str]:
    schema = record_schema(POLICY, stage)
    Draft202012Validator.check_schema(schema)
    return sorted(error.json_path for error in Draft202012Validator(schema).iter_errors(record))


def test_a_complete_record_is_valid() -> None:
    assert errors(RECORD) == []


@pytest.mark.parametrize("name", [name for name in RECORD if name in POLICY.fields])
def test_every_field_is_demanded(name: str) -> None:
    assert errors({key: value for key, value in RECORD.items() if key != name}) == ["$"]
    assert errors(RECORD | {name: None}) == [f"$.{name}"]


@pytest.mark.parametrize(
    "value", ["unknown ", "Changeme", " N/A", "<your team here>", "${REQUEST_ID}", "{{ request }}"]
)
def test_placeholders_are_refused(value: str) -> None:
    assert f"$.{'request_id'}" in errors(RECORD | {"request_id": value})


def test_stages() -> None:
    request = {"request_id": "0b9c2f4e-6a", "correlation_id": "4bf92f3577b34da6"}
    assert errors(request, Stage.REQUEST) == []
    assert errors(request | {"input_tokens": -1}, Stage.REQUEST) == ["$.input_tokens"]
    assert errors(request, Stage.RESPONSE) == ["$"] * 4


def test_an_enumeration_says_itself_what_is_allowed() -> None:
    schema = record_schema(load_policy())
    for value, valid in (("unknown", True), ("todo", False)):
        properties = {"properties": {"usage_source": schema["properties"]["usage_source"]}, "$defs": schema["$defs"]}
        assert Draft202012Validator(properties).is_valid({"usage_source": value}) is valid


def test_a_field_with_a_not_of_its_own_keeps_it() -> None:
    field = structs.replace(POLICY.fields["request_id"], schema={"type": "string", "not": {"pattern": "^conv-"}})
    schema = record_schema(replace(POLICY, fields={"request_id": field}))
    valid = Draft202012Validator(schema).is_valid
    assert [valid({"request_id": v}) for v in ("r-1", "conv-1", "todo")] == [True, False, False]


@given(
    st.sets(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=5), max_size=4),
    st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=8),
    st.sampled_from([(), ("^<.*>$",), ("^x", "a|b"), (r"\d+$",)]),
)
def test_the_pattern_agrees_with_the_policy(words: set[str], value: str, patterns: tuple[str, ...]) -> None:
    """Compared after strip and lower case; patterns are matched at the start of the stripped text."""
    import re

    placeholders = Placeholders(frozenset(word.strip().lower() for word in words), patterns)
    expected = value.strip().lower() in placeholders.values or any(re.match(p, value.strip()) for p in patterns)
    pattern = placeholder_pattern(placeholders)
    assert bool(pattern and re.search(pattern, value)) is expected
