"""Whatever a policy file holds, it loads or is refused with places: no other exception comes out."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.documents.tree import plain
from checker.documents.yaml import read_yaml_file
from checker.files.resources import read_resource
from checker.policy.load import load_policy
from checker.policy.owners import load_owners
from checker.policy.problems import PolicyError

_BASE: dict[str, Any] = plain(read_yaml_file((Path(__file__).parent / "layers" / "looser.yaml").read_bytes(), "p")) | {
    "extends": ["chargeback"],
    "placeholders": {"values": {"add": ["x"]}, "patterns": ["^a$"]},
    "configs": {"allowed_classes": ["host"]},
    "fields": {"team_id": {"due": "request", "schema": {"enum": ["a"], "items": {"type": "string"}}, "carriers": {}}},
}
_OWNERS: dict[str, Any] = plain(read_yaml_file(read_resource("policies/owners.example.yaml"), "o"))
_ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", "add", "chargeback", "off", "2026-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["add", "type", "due", "x"]), inner),
    max_leaves=6,
)


def places(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [path, *(below for key, value in inside for below in places(value, (*path, key)))]


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    result = copy.deepcopy(document)
    node = result
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return result


@pytest.mark.parametrize("layer", [False, True])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(places(_BASE)), _ANY)
def test_a_policy_with_anything_anywhere(tmp_path: Path, layer: bool, path: tuple[Any, ...], value: Any) -> None:
    (tmp_path / "p.yaml").write_text(json.dumps(replaced(_BASE, path, value)), encoding="utf-8")
    try:
        load_policy("chargeback" if layer else "p.yaml", cwd=tmp_path, layers=[tmp_path / "p.yaml"] if layer else [])
    except PolicyError as error:
        assert all(problem.at.line >= 1 and problem.message for problem in error.problems)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(places(_OWNERS)), _ANY)
def test_owners_with_anything_anywhere(tmp_path: Path, path: tuple[Any, ...], value: Any) -> None:
    (tmp_path / "o.yaml").write_text(json.dumps(replaced(_OWNERS, path, value)), encoding="utf-8")
    try:
        load_owners(tmp_path / "o.yaml", cwd=tmp_path)
    except PolicyError as error:
        assert all(problem.at.line >= 1 and problem.message for problem in error.problems)
