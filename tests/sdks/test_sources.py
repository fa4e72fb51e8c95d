"""The catalogue's files: schema, unique names, and a compiled form made of them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.sdks import compiling
from checker.sdks.catalogue import Catalogue, load
from checker.sdks.compiling import (
    COMPILED,
    compile_sources,
    pack_compiled,
    parse_source,
    read_compiled,
    read_sources,
    source_files,
)
from checker.sdks.normalising import CatalogueError

SCHEMA = Path(__file__).parents[2] / "schemas" / "sdk.schema.json"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", source_files(), ids=lambda path: path.stem)
def test_each_file_fits_the_schema(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(parse_source(path.read_bytes()))]
    assert not errors


@pytest.mark.parametrize("path", source_files(), ids=lambda path: path.stem)
def test_each_file_states_its_sources(path: Path) -> None:
    head = path.read_text(encoding="utf-8").partition("schema_version")[0]
    assert "Facts:" in head
    assert "https://" in head


def test_the_schema_refuses_what_is_misspelt(validator: jsonschema.Draft202012Validator) -> None:
    document = {"schema_version": 1, "name": "x", "modules": ["x"], "functions": {"x.ask": {"kind": "chatt"}}}
    assert [error.json_path for error in validator.iter_errors(document)] == ["$.functions['x.ask'].kind"]


def test_the_compiled_catalogue_is_current() -> None:
    assert COMPILED.read_bytes() == pack_compiled(compile_sources(read_sources())), "run tools/compile_catalogue.py"


def test_no_name_is_in_two_files() -> None:
    twice = {
        "a.yaml": b"{name: a, modules: [a], records: [a.X]}",
        "b.yaml": b"{name: b, modules: [a], records: [a.X]}",
    }
    with pytest.raises(CatalogueError, match=r"b: a\.X is in a already"):
        compile_sources(twice)


def test_the_yaml_and_the_compiled_form_are_equal() -> None:
    fresh, shipped = Catalogue(compile_sources(read_sources())), load()
    assert fresh.digest == shipped.digest
    for name in shipped.names:
        assert fresh.sdk(name) == shipped.sdk(name)


def test_a_stale_missing_or_damaged_compiled_form_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (*source_files(), COMPILED):
        shutil.copy2(path, tmp_path / path.name)
    monkeypatch.setattr(compiling, "FOLDER", tmp_path)
    monkeypatch.setattr(compiling, "COMPILED", tmp_path / COMPILED.name)
    assert read_compiled() is not None
    source = tmp_path / "openai.yaml"
    later = COMPILED.stat().st_mtime + 100
    os.utime(source, (later, later))
    assert read_compiled() is not None  # a newer file with the same content
    source.write_bytes(source.read_bytes() + b"# changed\n")
    os.utime(source, (later, later))
    assert read_compiled() is None
    shutil.copy2(COMPILED.parent / "openai.yaml", source)
    (tmp_path / COMPILED.name).write_bytes(b"\xc1 damaged")
    assert read_compiled() is None
    (tmp_path / COMPILED.name).unlink()
    assert read_compiled() is None
