"""Records that lie inside what a shipper or a store wrote around them are found, at the line they are in."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.logs.formats.log_format import builtin_formats
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader
from checker.logs.result import LogReport
from checker.logs.sources.sources import Source
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs
from tests.logs.records import POLICY, lines, record

RECORDS = [record(1), record(2, metadata={}), record(3, prompt_tokens=-4), record(4)]
WRONG = {("CP301", "team_id", "chatcmpl-2"), ("CP305", "input_tokens", "chatcmpl-3")}


def scan(folder: Path, content: bytes, name: str = "log.jsonl") -> LogReport:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / name).write_bytes(content)
    policy = load_policy("policy.yaml", cwd=folder)
    return scan_logs(ScanRequest((name,), policy, folder, date(2026, 11, 26)))


def each(wrap: Callable[[dict[str, object]], object]) -> bytes:
    return lines(*[wrap(one) for one in RECORDS])


LINES = {
    "a message in text": each(lambda one: {"ddsource": "litellm", "message": json.dumps(one)}),
    "a container's log": each(lambda one: {"log": json.dumps(one) + "\n", "stream": "stdout", "time": "2026-11-16"}),
    "text over several lines": each(lambda one: {"log": json.dumps(one, indent=1)}),
    "an event's data": each(lambda one: {"specversion": "1.0", "id": "7", "data": one}),
    "two objects about it": each(lambda one: {"preview": False, "result": {"_raw": json.dumps(one)}}),
    "a queue's list": each(lambda one: {"logEvents": [{"id": "3", "message": json.dumps(one)}]}),
    "a sequence": b"".join(b"\x1e" + json.dumps(one).encode() + b"\n" for one in RECORDS),
}


@pytest.mark.parametrize("name", LINES)
def test_a_record_in_a_line(name: str, tmp_path: Path) -> None:
    report = scan(tmp_path, LINES[name])
    assert {(v.rule, v.field, v.record_id) for v in report.result.examples} == WRONG
    assert {v.line for v in report.result.examples} == {2, 3}
    assert [(source.records, source.bad) for source in report.result.sources] == [(4, 0)]


def test_several_records_in_a_line(tmp_path: Path) -> None:
    report = scan(tmp_path, lines(RECORDS[:2], RECORDS[2:]))
    assert {(v.rule, v.record_id, v.line) for v in report.result.examples} == {
        ("CP301", "chatcmpl-2", 1), ("CP305", "chatcmpl-3", 2),
    }  # fmt: skip


def test_the_format_may_be_said(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    policy = load_policy("policy.yaml", cwd=tmp_path)
    for name, content in (("log.jsonl", LINES["a container's log"]), ("log.json", json.dumps(RECORDS).encode())):
        (tmp_path / name).write_bytes(content)
        said = ScanRequest((name,), policy, tmp_path, date(2026, 11, 26), input_format="litellm-standard-logging")
        assert {(v.rule, v.field, v.record_id) for v in scan_logs(said).result.examples} == WRONG


def test_a_store_s_answer(tmp_path: Path) -> None:
    hits = {"took": 3, "hits": {"total": 4, "hits": [{"_index": "llm", "_source": one} for one in RECORDS]}}
    report = scan(tmp_path, json.dumps(hits, indent=1).encode(), "hits.json")
    assert {(v.rule, v.field, v.record_id) for v in report.result.examples} == WRONG


def test_what_is_in_no_envelope_is_told(tmp_path: Path) -> None:
    report = scan(tmp_path, LINES["a message in text"] + lines({"message": "GET /health"}, {"message": "[]"}))
    unreadable = {(v.line, v.message) for v in report.result.examples if v.rule == "CP300"}
    assert unreadable == {
        (5, "JSON without a record in message"),
        (6, "JSON without anything of LiteLLM StandardLoggingPayload"),
    }
    assert report.exit_code == 2


def test_what_holds_nothing_known_stays_unknown(tmp_path: Path) -> None:
    report = scan(tmp_path, lines(*[{"message": json.dumps({"level": "info", "n": n})} for n in range(5)]))
    assert report.exit_code == 2
    assert [source.format for source in report.result.sources] == [""]


def test_records_at_two_places_are_none_that_is_known(tmp_path: Path) -> None:
    for name, content in {
        "by-id.json": json.dumps({str(one["id"]): one for one in RECORDS}, indent=1).encode(),
        "twice.jsonl": lines(*[{"before": one, "after": one} for one in RECORDS]),
        "typed.jsonl": lines(*[{"Item": {key: {"S": str(value)} for key, value in one.items()}} for one in RECORDS]),
    }.items():
        report = scan(tmp_path, content, name)
        assert report.exit_code == 2
        assert [source.format for source in report.result.sources] == [""]


def test_members_are_the_records_inside(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "log.jsonl").write_bytes(LINES["two objects about it"])
    policy = load_policy("policy.yaml", cwd=tmp_path)
    reader = MemberReader(builtin_formats(), None, lambda one: record_mapping(one, policy), at_once=True)
    found = list(reader.read(Source(tmp_path / "log.jsonl", "log.jsonl")))
    assert [(member.line, json.loads(member.text)) for member in found] == list(enumerate(RECORDS, 1))


def test_spans_by_protobuf_s_own_names(tmp_path: Path) -> None:
    span = {
        "trace_id": "W48/fGvGQ6aLhQoKx9U3Gw==",
        "span_id": "AAECAwQFBgc=",
        "start_time_unix_nano": "1793342965050000000",
        "end_time_unix_nano": "1793342966050000000",
        "attributes": [
            {"key": "gen_ai.request.model", "value": {"string_value": "gpt-4o"}},
            {"key": "gen_ai.usage.input_tokens", "value": {"int_value": "-3"}},
        ],
    }
    export = {"resource_spans": [{"resource": {}, "scope_spans": [{"scope": {"name": "app"}, "spans": [span]}]}]}
    report = scan(tmp_path, lines(export))
    assert ("CP305", "0001020304050607") in {(v.rule, v.record_id) for v in report.result.examples}
