"""Logs that are not in one piece: two formats in one file, records that a shipper made flat, other encodings, a first
line of many megabytes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.logs.formats.log_format import builtin_formats
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader
from checker.logs.result import LogReport
from checker.logs.sources.sources import Source
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs
from tests.logs.records import POLICY, lines, record


def scan(folder: Path, *sources: str, input_format: str | None = None) -> LogReport:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    policy = load_policy("policy.yaml", cwd=folder)
    return scan_logs(ScanRequest(sources, policy, folder, date(2026, 11, 26), input_format=input_format))


def found(report: LogReport) -> set[tuple[str, str, int]]:
    return {(v.rule, v.field, v.line) for v in report.result.examples}


def kong(number: int, **usage: object) -> dict[str, Any]:
    return {
        "started_at": 1793347867020, "request": {"id": f"k{number}", "headers": {"x-team-id": "search"}},
        "response": {"status": 200}, "latencies": {"request": 3},
        "ai": {"proxy": {"usage": {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9, **usage},
                         "meta": {"provider_name": "openai", "request_model": "a", "response_model": "gpt-4o"}}},
    }  # fmt: skip


def flat(value: dict[str, Any], before: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, inner in value.items():
        out |= flat(inner, f"{before}{key}.") if isinstance(inner, dict) else {before + key: inner}
    return out


@pytest.mark.parametrize("many", [3, 3000])  # a few are read together, many by the block
def test_a_file_whose_format_changes_is_read_in_both(many: int, tmp_path: Path) -> None:
    first = [record(n) for n in range(many)]
    second = [kong(n) for n in range(many)]
    second[1]["ai"]["proxy"]["usage"]["prompt_tokens"] = "7"
    other = {"level": "info", "msg": "reloaded"}
    (tmp_path / "log.jsonl").write_bytes(lines(*first, other, *second))
    report = scan(tmp_path, "log.jsonl")
    assert found(report) == {("CP300", "", many + 1), ("CP305", "input_tokens", many + 3)}
    assert [(s.format, s.records, s.bad + s.foreign) for s in report.result.sources] == [
        ("litellm-standard-logging", many, 1),
        ("kong-ai-proxy", many, 0),
    ]
    told = scan(tmp_path, "log.jsonl", input_format="litellm-standard-logging")
    assert [(s.records, s.foreign) for s in told.result.sources] == [(many, many + 1)]
    assert _members(tmp_path) == 2 * many


def cloudflare(number: int, **more: object) -> dict[str, Any]:
    return {
        "id": f"cf{number}", "created_at": "2026-10-30T06:04:27Z", "provider": "openai", "model": "gpt-4o",
        "success": True, "status_code": 200, "cached": False, "step": 0, "tokens_in": 7, "tokens_out": 2, "cost": 0.1,
        "metadata": json.dumps({"team_id": "search"}), **more,
    }  # fmt: skip


@pytest.mark.parametrize("many", [3, 3000, 12_000])  # read together, by the block, and where the file lies
def test_two_formats_that_both_have_an_id_share_a_file(many: int, tmp_path: Path) -> None:
    """A record of the log's own format that lacks what it is recognised by stays one of it."""
    first = [record(n) for n in range(many)]
    first[2] |= {"litellm_call_id": None, "prompt_tokens": -7}
    second = [cloudflare(n) for n in range(many // 2)]
    second[0]["tokens_out"] = -2
    begun = min(many, 300)
    both = [*first[:begun], *second, *first[begun:]]
    (tmp_path / "log.jsonl").write_bytes(lines(*both))
    report = scan(tmp_path, "log.jsonl")
    assert {one for one in found(report) if one[0] == "CP305"} == {
        ("CP305", "output_tokens", begun + 1),
        ("CP305", "input_tokens", 3),
    }
    assert [(s.format, s.records, s.bad + s.foreign) for s in report.result.sources] == [
        ("litellm-standard-logging", many, 0),
        ("cloudflare-ai-gateway", many // 2, 0),
    ]
    assert _members(tmp_path) == many + many // 2
    told = scan(tmp_path, "log.jsonl", input_format="litellm-standard-logging")
    assert [s.records for s in told.result.sources] == [many + many // 2]


@pytest.mark.parametrize("many", [3, 3000])
def test_a_broken_record_of_the_rarer_format_is_one_of_it(many: int, tmp_path: Path) -> None:
    """It lacks what its format is recognised by, and says nothing of the log's own."""
    usual = [record(n) for n in range(many)]
    broken = cloudflare(2, tokens_in=None, tokens_out=-2)
    del broken["provider"], broken["success"]
    other = {"created_at": "2026-10-30T06:04:27Z", "msg": "reloaded"}
    (tmp_path / "log.jsonl").write_bytes(lines(*usual, cloudflare(1), broken, other))
    report = scan(tmp_path, "log.jsonl")
    assert {(s.format, s.records) for s in report.result.sources} == {
        ("litellm-standard-logging", many),
        ("cloudflare-ai-gateway", 2),
    }
    assert ("CP305", "output_tokens", many + 2) in found(report)
    assert ("CP300", "", many + 3) in found(report)


@pytest.mark.parametrize("many", [3, 1000])
def test_objects_over_several_lines_are_records(many: int, tmp_path: Path) -> None:
    records = [record(n) for n in range(many)]
    records[1]["prompt_tokens"] = -7
    texts = [json.dumps(one, indent=2) for one in records]
    (tmp_path / "log.json").write_text("\n".join(texts) + "\n", encoding="utf-8")
    report = scan(tmp_path, "log.json")
    second = texts[0].count("\n") + 2
    assert found(report) == {("CP305", "input_tokens", second)}
    assert [(s.records, s.bad) for s in report.result.sources] == [(many, 0)]
    (tmp_path / "log.json").write_text("\n".join(texts)[:-20], encoding="utf-8")
    cut = scan(tmp_path, "log.json")
    assert [(s.records, s.bad) for s in cut.result.sources] == [(many - 1, 1)]


@pytest.mark.parametrize("many", [3, 3000])
def test_a_long_line_of_another_format_among_lines_that_are_made_ready(many: int, tmp_path: Path) -> None:
    """Of long lines only what the log's format needs is kept, and of this one the other's."""
    row = {
        "request_id": "r", "call_type": "acompletion", "api_key": "k", "spend": 0.1, "model": "gpt-4o",
        "status": "success", "startTime": "2026-10-30T06:00:00Z", "endTime": "2026-10-30T06:00:01Z",
        "prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15, "request_tags": "[]",
        "metadata": json.dumps({"spend_logs_metadata": {"team_id": "search"}}),
    }  # fmt: skip
    long = kong(1)
    long["ai"]["proxy"]["payload"] = {"request": "x" * 1_500_000}
    rows: list[dict[str, Any]] = [{**row, "request_id": f"r{n}"} for n in range(many)]
    (tmp_path / "log.jsonl").write_bytes(lines(*rows, long))
    report = scan(tmp_path, "log.jsonl")
    assert [(s.format, s.records, s.bad + s.foreign) for s in report.result.sources] == [
        ("litellm-spend-logs", many, 0),
        ("kong-ai-proxy", 1, 0),
    ]


def test_lines_of_another_format_are_one_population_with_the_others(tmp_path: Path) -> None:
    """The offsets are those of the file, and --since-last goes on behind all of them."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    data = lines(record(1), kong(2, prompt_tokens=-7), record(3))
    (tmp_path / "log.jsonl").write_bytes(data)
    command = ["scan-logs", "log.jsonl", "--policy", "policy.yaml", "--as-of", "2026-11-26"]
    command += ["--since-last", "--checkpoint", "at.json", "--violations", "found.jsonl"]
    assert _json(tmp_path, *command)["population"]["records"] == 3
    told = map(json.loads, (tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines())
    (said,) = (one for one in told if one["field"] == "input_tokens")
    assert (said["line"], said["offset"]) == (2, data.index(b'{"started_at"'))
    with (tmp_path / "log.jsonl").open("ab") as log:
        log.write(lines(kong(4), record(5)))
    assert _json(tmp_path, *command)["population"]["records"] == 2


@pytest.mark.parametrize("many", [3, 3000])
def test_flat_records_are_read_as_what_they_were(many: int, tmp_path: Path) -> None:
    records = [record(n) for n in range(many)]
    records[1]["metadata"] = {"requester_metadata": {"team_id": "todo"}}
    (tmp_path / "log.jsonl").write_bytes(lines(*map(flat, records)))
    (tmp_path / "kong.jsonl").write_bytes(lines(*(flat(kong(n)) for n in range(3))))
    assert found(scan(tmp_path, "log.jsonl")) == {("CP303", "team_id", 2)}
    assert _members(tmp_path) == many
    assert [s.format for s in scan(tmp_path, "kong.jsonl").result.sources] == ["kong-ai-proxy"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines(record(1)).decode().encode(encoding))
    report = scan(tmp_path, "log.jsonl")
    assert report.exit_code == 2
    (notice,) = report.notices
    assert notice.message.startswith(encoding[:6].upper())
    assert "iconv" in notice.message
    assert all(source.bad for source in report.result.sources)  # its lines are members of the population


def test_a_log_that_begins_with_a_request_of_many_megabytes(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines(record(1, messages="x" * 9_000_000), record(2, metadata={})))
    report = scan(tmp_path, "log.jsonl")
    assert found(report) == {("CP301", "team_id", 2)}
    assert report.result.records == 2


def test_a_window_without_anything_in_it_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines(record(1)))
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    flags = ["log.jsonl", "--policy", "policy.yaml"]
    code, _, said = _run(tmp_path, "scan-logs", *flags, "--from", "2026-11-02", "--to", "2026-11-01")
    assert (code, "is not before" in said) == (2, True)
    code, _, said = _run(tmp_path, "logs", "convert", *flags, "--from", "yesterday")
    assert (code, "'yesterday'" in said) == (2, True)
    code, _, said = _run(tmp_path, "logs", "convert", *flags, "--output", "out.csv")
    assert (code, ".parquet" in said) == (2, True)
    assert not (tmp_path / "out.csv").exists()


def _members(folder: Path) -> int:
    """Records, read one by one and many at once, which must be as many."""
    policy = load_policy("policy.yaml", cwd=folder)
    counts = set()
    for at_once in (False, True):
        reader = MemberReader(builtin_formats(), None, lambda one: record_mapping(one, policy), at_once=at_once)
        counts.add(sum(one.record is not None for one in reader.read(Source(folder / "log.jsonl", "log.jsonl"))))
    (count,) = counts
    return count


def _json(folder: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_run(folder, *arguments, "--format", "json")[1])
    return found


def _run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", "from _checkpolicy import main; main()", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def export(number: int, *outputs: int) -> dict[str, Any]:
    """A line of OTLP with a span for each count."""
    spans = [
        {
            "traceId": f"{number:032x}", "spanId": f"{number * 10 + at:016x}", "name": "chat",
            "startTimeUnixNano": "1793342965000000000", "endTimeUnixNano": "1793342966000000000",
            "attributes": [
                {"key": "gen_ai.request.model", "value": {"stringValue": "gpt-4o"}},
                {"key": "gen_ai.response.model", "value": {"stringValue": "gpt-4o"}},
                {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "7"}},
                {"key": "gen_ai.usage.output_tokens", "value": {"intValue": str(output)}},
            ],
        }
        for at, output in enumerate(outputs)
    ]  # fmt: skip
    return {"resourceSpans": [{"resource": {}, "scopeSpans": [{"scope": {"name": "x"}, "spans": spans}]}]}


@pytest.mark.parametrize("many", [3, 1000])
@pytest.mark.parametrize("spans_first", [True, False])
def test_spans_and_a_gateways_records_share_a_file(spans_first: bool, many: int, tmp_path: Path) -> None:
    records = [record(n) for n in range(many)]
    records[1]["prompt_tokens"] = -7
    exports = [export(n, 2, 3) for n in range(1, many)]
    exports[0] = export(0, 2, -4)
    other = {"level": "info", "msg": "reloaded"}
    parts = (exports, records) if spans_first else (records, exports)
    (tmp_path / "log.jsonl").write_bytes(lines(*parts[0], other, *parts[1]))
    report = scan(tmp_path, "log.jsonl")
    begun = len(parts[0]) + 1
    first, second = (1, begun + 2) if spans_first else (begun + 1, 2)
    said = {one for one in found(report) if one[0] in ("CP300", "CP305")}
    assert said >= {("CP300", "", begun), ("CP305", "output_tokens", first), ("CP305", "input_tokens", second)}
    assert {one for one in said if one[0] == "CP300"} == {("CP300", "", begun)}
    counted = {s.format: (s.records, s.bad + s.foreign) for s in report.result.sources}
    assert {name: records for name, (records, _) in counted.items()} == {
        "otel-genai": 2 * len(exports),
        "litellm-standard-logging": many,
    }
    assert sum(unread for _, unread in counted.values()) == 1
    assert _members(tmp_path) == many + 2 * len(exports)
