"""The file of invariants meets its schema, and names kinds and rules that there are."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import yaml

import checker.configs
from checker.configs.kind import kind_names
from checker.files.resources import read_resource
from checker.rules.registry import entries


def test_meets_its_schema() -> None:
    file = Path(checker.configs.__file__).with_name("invariants.yaml")
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(read_resource("schemas/config-invariants.schema.json"))).validate(
        document
    )
    assert {i["kind"] for i in document["invariants"] if "kind" in i} <= set(kind_names())
    assert {i["rule"] for i in document["invariants"]} <= {e.id for e in entries()}
