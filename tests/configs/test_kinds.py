"""Every file of knowledge meets its schema, and its patterns compile."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker.configs.kinds.kind import UnknownKindError, kind_names, load_kind
from checker.files.resources import read_resource

FOLDER = Path(__file__).parents[2] / "checker" / "configs" / "kinds"
SCHEMA = json.loads(read_resource("schemas/config-kind.schema.json"))


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.yaml")), ids=lambda f: f.stem)
def test_meets_its_schema(file: Path) -> None:
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    if file.parent == FOLDER:
        assert document["kind"] == file.stem


@pytest.mark.parametrize("name", kind_names())
def test_loads(name: str) -> None:
    kind = load_kind(name)
    assert kind.name == name
    assert kind.setting(kind.start).verdict is None


def test_an_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(UnknownKindError, match=r"known are .*otel-collector"):
        load_kind("otel")
