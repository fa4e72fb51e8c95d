"""The files of invariants meet their schema, name kinds and rules that there are, and point at settings as kinds do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import checker.configs
from checker.configs.invariants.invariant import Unsafe
from checker.configs.invariants.invariant_book import invariants
from checker.configs.kinds.kind import kind_names
from checker.files.resources import read_resource
from checker.rules.registry import entries

FILES = sorted(Path(checker.configs.__file__).with_name("invariants").glob("*.yaml"))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read_resource("schemas/config-invariants.schema.json"))
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_meets_its_schema(file: Path, schema: dict[str, Any]) -> None:
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document.get("kind", "dotenv") in kind_names()
    assert file.stem == document.get("kind", "variables")
    for each in document["invariants"]:
        assert "each" not in each or "kind" in document


def test_rules_are_there_and_each_has_something_to_say() -> None:
    known = {entry.id for entry in entries()}
    assert {each.rule for each in invariants()} <= known
    for each in invariants():
        assert each.setting or each.variable or each.unsafe != Unsafe(), each
