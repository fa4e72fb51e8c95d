"""Members read one by one are those that a scan counts, in every layout."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from checker.logs.checks.window import parse_moment
from checker.logs.formats.log_format import builtin_formats
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader, Window
from checker.logs.records.member import Member
from checker.logs.records.usage import cost_of, counts_of
from checker.logs.sources.sources import Source, expand
from checker.policy.load import load_policy
from checker.policy.model import Policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(str(FIXTURE / "policy.yaml"), cwd=FIXTURE)


def reader(policy: Policy, window: Window = Window()) -> MemberReader:  # noqa: B008 - frozen
    return MemberReader(builtin_formats(), None, lambda log_format: record_mapping(log_format, policy), window)


def sources() -> tuple[Source, ...]:
    return expand(["litellm", "otel", "handmade"], FIXTURE)


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.shown)
@pytest.mark.parametrize("start", [None, "2026-10-31"])
def test_as_the_scan_counts_them(policy: Policy, source: Source, start: str | None) -> None:
    begin = parse_moment(start) if start else None
    request = ScanRequest((source.shown,), policy, FIXTURE, date(2026, 11, 26), start=begin)
    [facts] = scan_logs(request).result.sources
    reading = reader(policy, Window(begin)).read(source)
    members = list(reading)
    assert (reading.records, reading.unreadable) == (facts.records, facts.bad + facts.foreign)
    assert (reading.excluded, reading.outside) == (facts.excluded, facts.outside)
    assert len(members) == reading.records + reading.unreadable


def test_places_hold_their_bytes(policy: Policy) -> None:
    data = (FIXTURE / "litellm" / "shipped.jsonl").read_bytes()
    for member in reader(policy).read(Source(FIXTURE / "litellm" / "shipped.jsonl", "shipped.jsonl")):
        assert data[member.offset : member.offset + len(member.raw)] == member.raw
        assert data[: member.offset].count(b"\n") == member.line - 1


LINES = [
    {"id": f"c-{n}", "litellm_call_id": f"l-{n}", "call_type": "chat", "status": "success", "prompt_tokens": n}
    for n in range(3)
]


def _jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))


def _array(path: Path) -> None:
    path.write_text(json.dumps(LINES, indent=1))


def _wrapped(path: Path) -> None:
    path.write_text(json.dumps({"has_more": False, "data": LINES}))


def _csv(path: Path) -> None:
    rows = [",".join(map(str, line.values())) for line in LINES]
    path.write_text("\n".join([",".join(LINES[0]), *rows]) + "\n")


def _gzip(path: Path) -> None:
    path.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in LINES).encode()))


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.jsonl", _jsonl), ("a.json", _array), ("w.json", _wrapped), ("a.csv", _csv), ("a.jsonl.gz", _gzip)],
)
def test_layouts(policy: Policy, tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    write(tmp_path / name)
    members = list(reader(policy).read(Source(tmp_path / name, name)))
    assert [counts_of(m.record)["input_tokens"] for m in members if m.record is not None] == [0, 1, 2]
    assert len({member.key for member in members}) == 3


def test_spans_of_one_line_are_members_of_their_own(policy: Policy) -> None:
    path = FIXTURE / "otel" / "openllmetry.otlp.jsonl"
    by_line: dict[int, list[Member]] = {}
    for member in reader(policy).read(Source(path, "x")):
        by_line.setdefault(member.line, []).append(member)
    several = next(members for members in by_line.values() if len(members) > 1)
    assert len({member.key for member in several}) == len(several)
    assert len({member.raw for member in several}) == 1


def test_conventions_of_formats(policy: Policy, tmp_path: Path) -> None:
    """Input of Bedrock excludes what came from the cache; Portkey's export counts cents."""
    bedrock = {
        "requestId": "r", "modelId": "m", "timestamp": "2026-10-30T07:00:00Z", "operation": "Converse",
        "schemaType": "ModelInvocationLog", "accountId": "1", "region": "us-east-1",
        "input": {"inputTokenCount": 500, "cacheReadInputTokenCount": 400, "cacheWriteInputTokenCount": 100},
        "output": {"outputTokenCount": 7},
    }  # fmt: skip
    (tmp_path / "b.jsonl").write_text(json.dumps(bedrock) + "\n")
    [member] = reader(policy).read(Source(tmp_path / "b.jsonl", "b"))
    assert member.record is not None
    assert member.record.mapping.format.name == "bedrock-invocation"
    assert counts_of(member.record)["input_tokens"] == 1000
    portkey = {"id": "p", "ai_model": "gpt-4o", "req_units": 5, "res_units": 2, "total_units": 7, "cost": "12.5"}
    (tmp_path / "p.jsonl").write_text(json.dumps({**portkey, "trace_id": "t", "ai_org": "openai"}) + "\n")
    [member] = reader(policy).read(Source(tmp_path / "p.jsonl", "p"))
    assert member.record is not None
    assert str(cost_of(member.record)) == "0.125"
