"""Settings of configurations that have one right answer: written in place, all else stays as it is, and the check has
nothing to say of them afterwards."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.run.code.check import check
from checker.run.code.fix import fix
from checker.settings import Settings
from tests.fixes.project import make

POLICY = """\
schema_version: 1
name: acme
version: "1.0.0"
fields:
  team_id:
    due: request
    schema: {type: string, maxLength: 40}
    carriers: {headers: [x-team-id], metadata: [team_id], attributes: [team.id], baggage: [team.id]}
  cost_center:
    due: request
    schema: {type: string, maxLength: 40}
    carriers: {headers: [x-cost-center], metadata: [cost_center], attributes: [cost.center], baggage: [cost.center]}
"""
LITELLM = "model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]\n"
COLLECTOR = """\
receivers: {otlp: {protocols: {grpc: {}}}}
processors:
  redaction:
    allow_all_keys: false
    allowed_keys: KEYS
exporters: {otlp: {endpoint: "ledger:4317", sending_queue: {storage: disk}}}
extensions: {disk: {}}
service:
  extensions: [disk]
  pipelines: {traces: {receivers: [otlp], processors: [redaction], exporters: [otlp]}}
"""
KONG = """\
_format_version: "3.0"
services:
  - name: llm
    url: http://localhost
    plugins:
      - name: ai-proxy
        config: {logging: {log_statistics: true}}
      - name: http-log
        config: {http_endpoint: "http://ledger"}
      - name: request-transformer
        config:
          remove:
            headers: HEADERS
"""
CASES = {
    "a_switch": (
        "litellm.yaml",
        LITELLM + "general_settings:\n  disable_spend_logs: true   # too many rows\n  master_key: os.environ/KEY\n",
        LITELLM + "general_settings:\n  disable_spend_logs: false   # too many rows\n  master_key: os.environ/KEY\n",
    ),
    "a_quoted_switch": (
        "litellm.yaml",
        LITELLM + "litellm_settings: {'redact_user_api_key_info': 'true'}\n",
        LITELLM + "litellm_settings: {'redact_user_api_key_info': 'false'}\n",
    ),
    "crlf": (
        "litellm.yaml",
        (LITELLM + "general_settings:\n  disable_spend_logs: true\n").replace("\n", "\r\n"),
        (LITELLM + "general_settings:\n  disable_spend_logs: false\n").replace("\n", "\r\n"),
    ),
    "a_callback_again": (
        "litellm.yaml",
        LITELLM + "litellm_settings:\n  success_callback: [langfuse, s3]\n  failure_callback: []  # noisy\n"
        "  global_disable_no_log_param: true\n",
        LITELLM + "litellm_settings:\n  success_callback: [langfuse, s3]\n  failure_callback: [langfuse, s3]  # noisy\n"
        "  global_disable_no_log_param: true\n",
    ),
    "a_list_one_item_a_line": (
        "collector.yaml",
        COLLECTOR.replace(
            "KEYS", "\n      # what may leave\n      - team.id  # who pays\n      - gen_ai.usage.input_tokens # n"
        ),
        COLLECTOR.replace(
            "KEYS",
            "\n      # what may leave\n      - team.id  # who pays\n      - gen_ai.usage.input_tokens # n"
            "\n      - cost.center",
        ),
    ),
    "a_list_in_brackets": (
        "collector.yaml",
        COLLECTOR.replace("KEYS", "[team.id, 'gen_ai.usage.input_tokens']  # few"),
        COLLECTOR.replace("KEYS", "[team.id, 'gen_ai.usage.input_tokens', cost.center]  # few"),
    ),
    "an_item_of_lines": (
        "kong.yaml",
        KONG.replace("HEADERS", "\n              - cookie\n              - x-team-id  # internal\n              - via"),
        KONG.replace("HEADERS", "\n              - cookie\n              - via"),
    ),
    "the_only_item": (
        "kong.yaml",
        KONG.replace("HEADERS", "\n              - x-team-id"),
        KONG.replace("HEADERS", "[]"),
    ),
    "several_items_in_brackets": (
        "kong.yaml",
        KONG.replace("HEADERS", "[x-team-id, cookie, x-cost-center]"),
        KONG.replace("HEADERS", "[cookie]"),
    ),
    "all_items_in_brackets": (
        "kong.yaml",
        KONG.replace("HEADERS", "[x-team-id, x-cost-center]"),
        KONG.replace("HEADERS", "[]"),
    ),
    "a_variable": (
        ".env.prod",
        "# tracing\nexport OTEL_SDK_DISABLED='true'  # for now\nOTEL_EXPORTER_OTLP_ENDPOINT=http://otel:4318\n",
        "# tracing\nexport OTEL_SDK_DISABLED='false'  # for now\nOTEL_EXPORTER_OTLP_ENDPOINT=http://otel:4318\n",
    ),
    "a_list_in_one_text": (
        ".env.prod",
        "LITELLM_MASTER_KEY=x\nGATEWAY_FORWARD_HEADERS=x-team-id,traceparent\n",
        "LITELLM_MASTER_KEY=x\nGATEWAY_FORWARD_HEADERS=x-team-id,traceparent,x-cost-center\n",
    ),
}
LEFT = {
    "many_answers": ("litellm.yaml", LITELLM + "general_settings: {maximum_spend_logs_size: 1000}\n"),
    "inside_of_a_text": (
        "configmap.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: litellm}\ndata:\n  config.yaml: |\n"
        "    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]\n"
        "    general_settings:\n      disable_spend_logs: true\n",
    ),
    "nobody_wrote_it": (
        "kong.yaml",
        KONG.replace("{logging: {log_statistics: true}}", "{}").replace("HEADERS", "[via]"),
    ),
}


def settings(folder: Path) -> Settings:
    return Settings(policy=folder / "policy.yaml", cache=False, folder=folder, ignore=("CP002",))


def found(folder: Path) -> list[str]:
    return [f"{f.at.path} {f.rule} {f.message}" for f in check(settings(folder), [folder], cwd=folder).findings]


def _said(line: str) -> str:
    """Items move up in their lists."""
    return re.sub(r"\d+", "n", line)


@pytest.mark.parametrize("name", CASES)
def test_is_mended(name: str, tmp_path: Path) -> None:
    path, before, after = CASES[name]
    folder = make(tmp_path, {"policy.yaml": POLICY, path: before.encode()})
    faults = found(folder)
    assert faults
    dry = fix(settings(folder), [folder], cwd=folder, dry=True)
    assert (folder / path).read_bytes() == before.encode()
    assert f"--- a/{path}\n+++ b/{path}\n" in dry.diff
    fixed = fix(settings(folder), [folder], cwd=folder)
    assert (folder / path).read_bytes() == after.encode()
    assert fixed.files == (path,)
    made = {_said(f"{m.finding.at.path} {m.finding.rule} {m.finding.message}") for m in fixed.made}
    assert made == {*map(_said, faults)} - {*map(_said, found(folder))}
    assert fixed.made
    assert not fix(settings(folder), [folder], cwd=folder).files


@pytest.mark.parametrize("name", LEFT)
def test_what_is_not_written_there_or_has_many_answers_is_left(name: str, tmp_path: Path) -> None:
    path, text = LEFT[name]
    folder = make(tmp_path, {"policy.yaml": POLICY, path: text})
    assert found(folder)
    assert not fix(settings(folder), [folder], cwd=folder).files


def test_both_sides_of_a_pair_together(tmp_path: Path) -> None:
    """One alone would be a difference of environments."""
    text = LITELLM + "general_settings: {disable_spend_logs: true}\n"
    folder = make(tmp_path, {"policy.yaml": POLICY, "litellm-staging.yaml": text, "litellm-prod.yaml": text})
    assert len(fix(settings(folder), [folder], cwd=folder).files) == 2
    assert found(folder) == []


def test_one_side_whose_partner_stays_is_left(tmp_path: Path) -> None:
    text = LITELLM + "general_settings:\n  disable_spend_logs: true\n"
    hidden = text.replace("logs: true", "logs: true  # checkpolicy: ignore[CP207] they are few")
    folder = make(tmp_path, {"policy.yaml": POLICY, "litellm-staging.yaml": hidden, "litellm-prod.yaml": text})
    fixed = fix(settings(folder), [folder], cwd=folder)
    assert not fixed.files
    assert any("it would bring CP201 environment-drift" in left.reason for left in fixed.left)


def test_reports_show_it(tmp_path: Path) -> None:
    folder = make(tmp_path, {"policy.yaml": POLICY, "litellm.yaml": CASES["a_switch"][1]})
    (finding,) = check(replace(settings(folder), format="sarif"), [folder], cwd=folder).findings
    assert [(r.at.line, r.at.column, r.text) for r in finding.replacements] == [(3, 23, "false")]
