"""Formats are data with a schema; their columns are columns of the request record."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.documents.tree import plain
from checker.documents.yaml import read_yaml_file
from checker.logs.columns.row_kinds import is_row_column
from checker.logs.formats import format_documents
from checker.logs.formats.canonical import COLUMNS
from checker.logs.formats.format_documents import documents, parsed, read_sources
from checker.logs.formats.log_format import FormatError, builtin_documents, builtin_formats, parse_path
from checker.policy.load import load_policy
from checker.policy.problems import PolicyError
from checker.run.logs.scan_logs import ScanRequest, scan_logs

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "checker" / "logs" / "formats"
SCHEMA = json.loads((ROOT / "schemas" / "log-format.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_fits_the_schema(file: Path) -> None:
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    assert set(document["fields"]) <= set(COLUMNS)
    assert set(document.get("unknown", {})) <= set(COLUMNS)


def test_every_format_of_the_list_is_there() -> None:
    names = {name.split("/")[0] for name in builtin_formats()}
    assert names == {
        "litellm-standard-logging", "litellm-spend-logs", "otel-genai", "openinference", "langfuse", "langfuse-api",
        "helicone", "portkey", "kong-ai-proxy", "envoy-ai-gateway", "cloudflare-ai-gateway", "bedrock-invocation",
        "azure-apim", "vertex-request-response", "openai-response", "anthropic-response",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("a", ("a",)),
        ("a.b-c.d", ("a", "b-c", "d")),
        ('"gen_ai.x"', ("gen_ai.x",)),
        ('attributes."gen_ai.x".y', ("attributes", "gen_ai.x", "y")),
    ],
)
def test_paths(text: str, keys: tuple[str, ...]) -> None:
    assert parse_path(text) == keys


@pytest.mark.parametrize("text", ["a.", ".a", "a..b", 'a"b'])
def test_what_is_no_path(text: str) -> None:
    with pytest.raises(FormatError):
        parse_path(text)


def test_formats_of_a_policy_have_the_schema_of_a_format_file() -> None:
    policy = json.loads((ROOT / "schemas" / "policy.schema.json").read_text(encoding="utf-8"))
    text = json.dumps(policy["$defs"]["log_format"]["properties"]).replace("#/$defs/log_place", "#/$defs/place")
    assert json.loads(text) == SCHEMA["properties"]
    assert policy["$defs"]["log_place"] == SCHEMA["$defs"]["place"]


OWN = """
schema_version: 1
name: own
version: "1.0.0"
fields: {team_id: {due: request, schema: {type: string}, carriers: {metadata: [team_id]}}}
logs:
  models: {gw: ["gpt-4o*"]}
  formats:
    acme-proxy:
      recognise: {all: [call_id]}
      fields: {record_id: {paths: [call_id]}, PLACE}
"""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("started_at: {paths: [at], time: epoch_milliseconds}", ""),
        ("started_at: {paths: [at], time: epoch_millis}", r"own.yaml:11:.*epoch_millis"),
        ("started_at: {path: [at]}", r"own.yaml:11:.*path"),
        (
            "input_token: {paths: [in]}",
            r"no column input_token \(did you mean 'input_tokens'\?\)",
        ),
        ('started_at: {paths: ["a..b"]}', "not a path: 'a..b'"),
    ],
)
def test_a_mapping_of_ones_own_is_checked(place: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN.replace("PLACE", place), encoding="utf-8")
    (tmp_path / "log.jsonl").write_text('{"call_id": "c-1", "at": 1793342965050, "in": 3}\n', encoding="utf-8")

    def scan() -> str:
        policy = load_policy("own.yaml", cwd=tmp_path)
        report = scan_logs(ScanRequest(("log.jsonl",), policy, tmp_path, date(2026, 11, 26)))
        return report.result.sources[0].format

    if not said:
        assert scan() == "acme-proxy"
        return
    with pytest.raises((PolicyError, FormatError), match=said):
        scan()


def test_the_quick_reader_reads_the_formats_as_any_file_is_read() -> None:
    """No key twice, no word that means something else in YAML 1.1."""
    read = {path.stem: plain(read_yaml_file(path.read_bytes(), path.name)) for path in FOLDER.glob("*.yaml")}
    assert parsed(read_sources()) == read
    assert builtin_documents() == read
    assert len(read) > 10


def test_what_formats_are_compiled_to_is_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change: python tools/compile_catalogue.py."""
    assert format_documents.COMPILED.read_bytes() == format_documents.compiled_from(read_sources())
    for path in (*FOLDER.glob("*.yaml"), format_documents.COMPILED):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(format_documents, "FOLDER", tmp_path)
    monkeypatch.setattr(format_documents, "COMPILED", tmp_path / "_compiled.json")
    changed = tmp_path / "kong-ai-proxy.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Kong AI Proxy log", "Kong"), encoding="utf-8")
    os.utime(changed, ns=(later := format_documents.COMPILED.stat().st_mtime_ns + 10**9, later))
    assert documents()["kong-ai-proxy"]["title"] == "Kong"
    changed.write_bytes((FOLDER / changed.name).read_bytes())  # newer, and as it was
    os.utime(changed, ns=(later, later))
    assert documents() == builtin_documents()
    (tmp_path / "_compiled.json").write_text("{}", encoding="utf-8")
    assert documents() == builtin_documents()


def test_what_stands_where_an_id_stands_is_no_part_of_a_combination() -> None:
    """Else every record is a combination of its own, and a scan takes several times as long."""
    ids = ("record_id", "gateway_request_id", "provider_request_id", "trace_id", "span_id", "conversation_id")
    few = {
        (log_format.name, name)
        for log_format in builtin_formats().values()
        for name, place in log_format.places.items()
        if not is_row_column(name)
        and any(path in log_format.places[one].paths for one in ids if one in log_format.places for path in place.paths)
    }
    assert few == set()
