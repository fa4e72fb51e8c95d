"""Every way that a log can come, and every way that it can be damaged: read what is there, say what is not."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
import zstandard

from checker.logs.result import LogReport
from checker.logs.sources.gunzip import gunzipped
from checker.logs.sources.remote import without_secrets
from checker.logs.sources.sources import SourceError, careful_reader
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs
from tests.logs.records import GOOD, POLICY, lines, record


def scan(folder: Path, *sources: str) -> LogReport:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    policy = load_policy("policy.yaml", cwd=folder)
    return scan_logs(ScanRequest(sources, policy, folder, date(2026, 11, 26)))


def found(report: LogReport) -> set[tuple[str, str, int]]:
    return {(v.rule, v.field, v.line) for v in report.result.examples}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("log.jsonl", lambda data: data),
        ("log.jsonl.gz", gzip.compress),
        ("log.jsonl.zst", lambda data: zstandard.ZstdCompressor().compress(data)),
        ("log.jsonl.bz2", bz2.compress),
        ("crlf.jsonl", lambda data: data.replace(b"\n", b"\r\n")),
        ("bom.jsonl", lambda data: b"\xef\xbb\xbf" + data),
    ],
)
def test_packed_lines_have_the_same_places(name: str, pack: object, tmp_path: Path) -> None:
    data = lines(record(1), record(2, metadata={}), record(3, prompt_tokens="10"))
    assert callable(pack)
    (tmp_path / name).write_bytes(pack(data))
    report = scan(tmp_path, name)
    assert report.exit_code == 1
    assert found(report) == {("CP301", "team_id", 2), ("CP305", "input_tokens", 3)}
    if name.startswith("log"):
        offsets = {v.offset for v in report.result.examples}
        assert offsets == {data.index(b'{"id": "chatcmpl-2"'), data.index(b'{"id": "chatcmpl-3"')}


def test_array_page_and_csv(tmp_path: Path) -> None:
    records = [record(1), record(2, metadata={})]
    (tmp_path / "array.json").write_text(json.dumps(records, indent=1), encoding="utf-8")
    (tmp_path / "page.json").write_text(
        json.dumps({"meta": {"page": 1}, "data": [record(3), record(4)]}), encoding="utf-8"
    )
    (tmp_path / "rows.csv").write_text(
        "request_id,spend,call_type,startTime,endTime,status,model,prompt_tokens,completion_tokens,metadata\n"
        'r-1,0.5,acompletion,2026-10-30T06:00:00Z,2026-10-30T06:00:01Z,success,openai/gpt-4o,10,5,"{""spend_logs_metadata"":'
        ' {""team_id"": ""search""}}"\n'
        "r-2,0.5,acompletion,2026-10-30T06:00:00Z,2026-10-30T06:00:01Z,success,openai/gpt-4o,ten,5,\n",
        encoding="utf-8",
    )
    report = scan(tmp_path, "array.json", "page.json", "rows.csv")
    assert [(s.records, s.bad) for s in report.result.sources] == [(2, 0), (2, 0), (2, 0)]
    rules = {(v.path, v.rule, v.field) for v in report.result.examples}
    assert rules == {
        ("array.json", "CP301", "team_id"), ("rows.csv", "CP301", "team_id"), ("rows.csv", "CP305", "input_tokens"),
    }  # fmt: skip


def test_parquet(tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "log.jsonl").write_bytes(
        lines(record(1), record(2, metadata={"requester_metadata": {"team_id": None}}))
    )
    with duckdb.connect() as connection:
        source, target = tmp_path / "log.jsonl", tmp_path / "log.parquet"
        connection.execute(f"COPY (FROM read_json('{source}')) TO '{target}' (FORMAT parquet)")
    assert found(scan(tmp_path, "log.parquet")) == {("CP301", "team_id", 2)}


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (b"INFO: started\n", "not JSON"),
        (b'{"id": "chatcmpl-9", "litellm_call_id"', "JSON that breaks off"),
        (b"[1, 2]\n", "JSON, but not an object"),
        (b'{"id": "\xff\xfe"}\n', "not UTF-8 (byte 9)"),
        (b'{"level": "info", "msg": "ready"}\n', "JSON without anything of LiteLLM StandardLoggingPayload"),
    ],
)
def test_a_damaged_line_is_a_member_of_the_population(damage: bytes, reason: str, tmp_path: Path) -> None:
    first = lines(record(1), record(2, metadata={}))
    (tmp_path / "log.jsonl").write_bytes(first + damage)
    report = scan(tmp_path, "log.jsonl")
    assert report.exit_code == 2
    assert found(report) == {("CP301", "team_id", 2), ("CP300", "", 3)}
    assert {v.message for v in report.result.examples if v.rule == "CP300"} == {reason}
    assert {v.offset for v in report.result.examples if v.rule == "CP300"} == {len(first)}


PACKED = gzip.compress(b"".join(b'{"id": "%d", "n": %d}\n' % (n * 7919, n) for n in range(100_000)))


@pytest.mark.parametrize(
    "packed",
    [
        PACKED,
        PACKED[: len(PACKED) * 2 // 3],
        PACKED[:20],
        PACKED[:5],
        PACKED[:-3],
        PACKED[:9999] + bytes([PACKED[9999] ^ 0x55]) + PACKED[10_000:],
        PACKED[:-8] + bytes([PACKED[-8] ^ 1]) + PACKED[-7:],
        PACKED + b"\0" * 100,
        PACKED + b"behind",
        PACKED + PACKED,
        PACKED + PACKED[:9999],
    ],
    ids="whole cut early header trailer flipped checksum padded garbage members second-cut".split(),
)
def test_gzip_is_read_the_same_with_and_without_isal(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> tuple[bytes, list[str]]:
        failed: list[Exception] = []
        reader = careful_reader(gunzipped(io.BufferedReader(io.BytesIO(packed))), failed)  # type: ignore[type-var]
        data = b"".join(iter(lambda: reader(1 << 20), b""))
        return data, [f"{type(error).__name__}: {error}" for error in failed]

    pytest.importorskip("isal")
    quick = read()
    monkeypatch.setitem(sys.modules, "isal", None)
    assert quick == read()


def test_a_broken_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    data = lines(*(record(n, metadata={} if n == 2 else GOOD["metadata"], note=str(n * 7919)) for n in range(2000)))
    packed = gzip.compress(data)
    (tmp_path / "log.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    report = scan(tmp_path, "log.jsonl.gz")
    assert report.exit_code == 2
    assert report.result.records > 0
    assert "breaks off" in report.notices[0].message
    assert ("CP301", "team_id", 3) in found(report)


def test_an_unknown_format_is_said(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines({"a": 1}, {"a": 2}))
    report = scan(tmp_path, "log.jsonl")
    assert report.exit_code == 2
    assert "of no known format" in report.notices[0].message


def test_metadata_as_json_text_is_read_and_said(tmp_path: Path) -> None:
    inside = json.dumps({"requester_metadata": {"team_id": "search"}})
    (tmp_path / "log.jsonl").write_bytes(lines(record(1), record(2, metadata=inside)))
    assert found(scan(tmp_path, "log.jsonl")) == {("CP302", "", 2)}


def test_duplicate_keys_are_said(tmp_path: Path) -> None:
    twice = lines(record(2)).replace(b'"prompt_tokens": 10', b'"prompt_tokens": 10, "prompt_tokens": 99')
    (tmp_path / "log.jsonl").write_bytes(lines(record(1)) + twice)
    assert found(scan(tmp_path, "log.jsonl")) == {("CP302", "", 2)}


def test_what_stores_need_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for url, extra in (
        ("s3://b/k", "s3"),
        ("gs://b/k", "gcs"),
        ("https://u:secret@h/k", "http"),
        ("postgresql://u:secret@h/d", "postgres"),
    ):
        with pytest.raises(SourceError) as raised:
            scan(tmp_path, url)
        assert f"pip install 'checkpolicy[{extra}]'" in str(raised.value)
        assert "secret" not in str(raised.value)


def test_an_unknown_scheme_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot be read from ftp:// \(known: s3://, .*postgresql://\)"):
        scan(tmp_path, "ftp://host/log.jsonl")


def test_a_file_url_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines(record(1)))
    assert scan(tmp_path, (tmp_path / "log.jsonl").as_uri()).result.sources[0].path == "log.jsonl"


@pytest.mark.parametrize(
    "message",
    ["GET https://u:hush@h/k?sig=hush failed", "postgresql://me:hush@h:5/d: no", "s3://k:hush@b/x\nand more"],
)
def test_foreign_messages_lose_their_secrets(message: str) -> None:
    assert "hush" not in without_secrets(message)
