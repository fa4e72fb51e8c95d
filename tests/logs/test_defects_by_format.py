"""The same kinds of defects put into real records of several formats: each is named, records without one are not."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.logs.formats.log_format import builtin_formats
from checker.logs.formats.mapping import record_mapping
from checker.logs.result import Violation
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs

FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"
FILES = {
    "litellm-standard-logging": "litellm/standard_logging.jsonl",
    "litellm-spend-logs": "litellm/spend_logs.jsonl",
    "bedrock-invocation": "handmade/bedrock_model_invocation_log.jsonl",
    "kong-ai-proxy": "handmade/kong_ai_proxy.jsonl",
    "envoy-ai-gateway": "handmade/envoy_ai_gateway_access.jsonl",
}
IDS = ("record_id", "gateway_request_id", "request_id", "provider_request_id", "correlation_id")
GONE = object()


def later(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("2026", "2031")
    return value + (9e7 if value < 1e11 else 9e10)


DEFECTS: dict[str, tuple[str, Callable[[Any], Any], set[str]]] = {
    "null tokens": ("input_tokens", lambda _: None, {"CP305", "CP301"}),
    "negative tokens": ("output_tokens", lambda _: -5, {"CP305"}),
    "tokens as text": ("input_tokens", lambda v: f"{v} tokens", {"CP305"}),
    "a fraction of a token": ("output_tokens", lambda v: float(v) + 0.5, {"CP305"}),
    "a total that is no sum": ("total_tokens", lambda v: v + 7, {"CP305"}),
    "a start in the future": ("started_at", later, {"CP306"}),
    "no zone": ("started_at", lambda _: "2026-10-30T08:12:00", {"CP306"}),
    "another unit": ("started_at", lambda v: v * 1000 if not isinstance(v, str) else 1793347920000, {"CP306"}),
    "a placeholder": ("team_id", lambda _: "TODO", {"CP303"}),
    "a null team": ("team_id", lambda _: None, {"CP301"}),
    "no team": ("team_id", lambda _: GONE, {"CP301"}),
    "a team that nobody registered": ("team_id", lambda _: "team-ghost", {"CP304"}),
    "another word for prod": ("environment", lambda _: "production", {"CP302"}),
    "an unknown price card": ("price_card_version", lambda _: "pc-1999", {"CP307"}),
    "nothing": ("input_tokens", lambda v: v, set()),
}


def at(holder: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        holder = json.loads(holder) if isinstance(holder, str) and holder[:1] == "{" else holder
        if not isinstance(holder, dict) or key not in holder:
            return None
        holder = holder[key]
    return holder


def put(holder: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    if len(path) > 1:
        inner = holder[path[0]]
        document = json.loads(inner) if isinstance(inner, str) else inner
        put(document, path[1:], value)
        holder[path[0]] = json.dumps(document) if isinstance(inner, str) else document
    elif value is GONE:
        holder.pop(path[0])
    else:
        holder[path[0]] = value


@pytest.mark.parametrize("name", FILES)
def test_each_defect_is_named(name: str, tmp_path: Path) -> None:
    for file in ("policy.yaml", "owners.yaml", "price_card.json"):
        shutil.copy(FIXTURE / file, tmp_path / file)
    policy = load_policy("policy.yaml", cwd=tmp_path)
    mapping = record_mapping(builtin_formats()[name], policy)

    def place(one: Any, column: str) -> tuple[str, ...] | None:
        plain = (c.path for c in mapping.columns[column].candidates if c.tag is None)
        return next((path for path in plain if at(one, path) not in (None, "")), None)

    def scan(records: list[Any]) -> dict[int, set[tuple[str, str, str]]]:
        (tmp_path / "log.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        found: list[Violation] = []
        day = date(2026, 11, 26)
        request = ScanRequest(("log.jsonl",), policy, tmp_path, day, input_format=name, strict_limit=None)
        assert not scan_logs(request, found.append).disagreements
        by_line: dict[int, set[tuple[str, str, str]]] = {}
        for violation in found:
            by_line.setdefault(violation.line, set()).add((violation.rule, violation.field, violation.note))
        return by_line

    text = (FIXTURE / FILES[name]).read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.splitlines()[:12]]
    before = scan(records)
    number = next(
        n
        for n, one in enumerate(records)
        if place(one, "input_tokens") and {rule for rule, *_ in before.get(n + 1, set())} <= {"CP301"}
    )
    cases: list[tuple[str, set[str]]] = []
    for what, (column, change, rules) in DEFECTS.items():
        one = copy.deepcopy(records[number])
        path = place(one, column)
        if path is None:
            continue  # the format has no place for it
        put(one, path, change(at(one, path)))
        for holder in {place(one, column) for column in IDS} - {None}:
            assert holder is not None
            put(one, holder, f"{at(one, holder)}-{len(cases)}")
        cases.append((what, rules))
        records.append(one)
    after = scan(records)
    usual = before.get(number + 1, set())
    for line, (what, rules) in enumerate(cases, 13):
        new = after.get(line, set()) - usual
        if rules:
            assert {rule for rule, *_ in new} & rules, (what, new)
        else:
            assert not new, (what, new)


def test_a_failure_is_said_with_the_status_that_the_source_shows(tmp_path: Path) -> None:
    """Helicone and others have no code of an error but the answer's HTTP status."""
    for name in ("policy.yaml", "owners.yaml"):
        shutil.copy(FIXTURE / name, tmp_path)
    record = {
        "request_id": "h-1", "response_id": "r-1", "request_created_at": "2026-10-30T09:05:00Z", "provider": "OPENAI",
        "response_created_at": "2026-10-30T09:05:02Z", "response_status": 503, "request_model": "gpt-4o",
    }  # fmt: skip
    (tmp_path / "log.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    policy = load_policy("policy.yaml", cwd=tmp_path)
    report = scan_logs(ScanRequest(("log.jsonl",), policy, tmp_path, date(2026, 11, 26)))
    (said,) = (one.message for one in report.result.examples if one.rule == "CP311")
    assert said.startswith("failed (503) and no attempt succeeded")
