"""Formats are data with a schema; their columns are columns of the request record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.logs.canonical import COLUMNS
from checker.logs.log_format import FormatError, builtin_formats, parse_path, path_text

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
        "litellm-standard-logging", "litellm-spend-logs", "otel-genai", "openinference", "langfuse", "helicone",
        "portkey", "kong-ai-proxy", "envoy-ai-gateway", "cloudflare-ai-gateway", "bedrock-invocation", "azure-apim",
        "vertex-request-response", "openai-response", "anthropic-response",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a", "a.b-c.d", '"gen_ai.x"', 'attributes."gen_ai.x".y'])
def test_paths_read_back(text: str) -> None:
    assert path_text(parse_path(text)) == text


@pytest.mark.parametrize("text", ["a.", ".a", "a..b", 'a"b'])
def test_what_is_no_path(text: str) -> None:
    with pytest.raises(FormatError):
        parse_path(text)
