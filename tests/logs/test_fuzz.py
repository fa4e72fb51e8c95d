"""Whatever lies in a log: every line is a record or is named, nothing raises, both ways to judge agree."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.logs.result import LogReport, Violation
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs
from tests.logs.records import POLICY, lines, record

GOOD = [line for number in range(4) for line in lines(record(number)).splitlines()]
DIRT = [
    b"", b" \t", b"not json", b"{", b"[1, 2]", b'"text"', b"12", b"null", b"{}", b'{"other": 1}', b"\xef\xbb\xbf{}",
    GOOD[0][:-9], GOOD[0] + b"x", GOOD[0] + GOOD[1], GOOD[0].replace(b"search", b"s\xe9arch"), b"\x00",
    b"\x01" + GOOD[0],
    GOOD[0].replace(b'"search"', b'"\\ud800"'), GOOD[0].replace(b"10", b"NaN"), GOOD[0].replace(b"10", b"1" * 400),
    GOOD[0].replace(b'"prompt_tokens"', b'"completion_tokens"'), GOOD[0] + b"\r", b"  " + GOOD[0] + b"  ",
    GOOD[0][:-1] + b",}", b'{"id": ' + b"[" * 3000, GOOD[0].replace(b'"search"', b'"' + b"s" * 2_200_000 + b'"'),
    GOOD[0].replace(b'{"requester_metadata"', b'{"a": 1, "requester_metadata"'),
    GOOD[0].replace(b'{"team_id": "search"}', b'"{\\"team_id\\": \\"search\\"}"'),
    GOOD[0].replace(b"1793342965.05", b"null"),
]  # fmt: skip
PACK: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: zstandard.ZstdCompressor().compress(data),
}
bounded = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def scan(folder: Path, name: str, data: bytes) -> tuple[LogReport, list[Violation]]:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / name).write_bytes(data)
    found: list[Violation] = []
    policy = load_policy("policy.yaml", cwd=folder)
    request = ScanRequest((name,), policy, folder, date(2026, 11, 26), input_format="litellm-standard-logging")
    return scan_logs(request, found.append), found


@bounded
@given(
    dirt=st.lists(st.sampled_from(DIRT), min_size=1, max_size=6),
    place=st.integers(0, 4),
    end=st.sampled_from([b"\n", b"\r\n"]),
    last=st.booleans(),
)
def test_every_line_is_accounted_for(dirt: list[bytes], place: int, end: bytes, last: bool, tmp_path: Path) -> None:
    all_lines = [*GOOD[:place], *dirt, *GOOD[place:]]
    data = end.join(all_lines) + (end if last else b"")
    report, found = scan(tmp_path, "log.jsonl", data)
    source = report.result.sources[0]
    written = sum(bool(line.strip(b" \t\r\x0b\x0c")) for line in data.split(b"\n"))
    assert source.records + source.bad + source.foreign == written
    assert source.records >= len(GOOD) - 1
    assert not report.disagreements
    named = {v.line for v in found if v.rule == "CP300" and v.message != "a blank line"}
    assert len(named) == source.bad + source.foreign
    behind_mark = len(b"\xef\xbb\xbf") if data.startswith(b"\xef\xbb\xbf") else 0
    begins = {0, behind_mark, *(index + 1 for index, byte in enumerate(data) if byte == 0x0A)}
    assert {violation.offset for violation in found} <= begins
    assert report.exit_code == (2 if named else 1 if report.failing else 0)


@bounded
@given(ending=st.sampled_from(sorted(PACK)), cut=st.integers(1, 60), flip=st.booleans())
def test_damage_of_packed_logs_is_said(ending: str, cut: int, flip: bool, tmp_path: Path) -> None:
    data = b"\n".join(GOOD * 40) + b"\n"
    packed = PACK[ending](data)
    position = len(packed) * cut // 61
    hurt = packed[:position] + bytes([packed[position] ^ 0xFF]) + packed[position + 1 :] if flip else packed[:position]
    report, _ = scan(tmp_path, "log.jsonl" + ending, hurt)
    source = report.result.sources[0]
    assert source.records <= 160
    assert not report.disagreements
    if source.records < 160 and hurt.strip():
        assert source.error or source.bad or source.foreign or not ending
    if source.error:
        assert report.exit_code == 2


@bounded
@given(separator=st.sampled_from(",;\t"), quoted=st.booleans(), bom=st.booleans(), end=st.sampled_from(["\n", "\r\n"]))
def test_dialects_of_csv(separator: str, quoted: bool, bom: bool, end: str, tmp_path: Path) -> None:
    names = [
        "id", "litellm_call_id", "call_type", "status", "startTime", "endTime",
        "prompt_tokens", "completion_tokens", "metadata",
    ]  # fmt: skip
    rows = [names]
    for number in range(3):
        one = record(number)
        rows.append([json.dumps(one[name]) if name == "metadata" else str(one[name]) for name in names])

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if quoted or set(text) & {separator, '"', "\n"} else text

    text = end.join(separator.join(cell(value) for value in row) for row in rows) + end
    report, _ = scan(tmp_path, "rows.csv", (b"\xef\xbb\xbf" if bom else b"") + text.encode())
    assert report.result.sources[0].records == 3
    assert report.exit_code == 0, report.result.examples


@pytest.mark.parametrize("damage", ["half a file", "no Parquet"])
def test_damaged_parquet(damage: str, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "log.parquet"
    (tmp_path / "log.jsonl").write_bytes(b"\n".join(GOOD) + b"\n")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM read_json('{tmp_path / 'log.jsonl'}')) TO '{path}' (FORMAT parquet)")
    data = path.read_bytes()
    report, _ = scan(
        tmp_path, "log.parquet", data[: len(data) // 2] if damage == "half a file" else b"PAR1" + b"x" * 99
    )
    assert report.exit_code == 2
    assert "damaged" in report.notices[0].message


def test_a_full_disk_keeps_what_was_found(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "log.jsonl").write_bytes(lines(*(record(n, metadata={}) for n in range(200))))
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    command = [sys.executable, "-c", "from _checkpolicy import main; main()", "scan-logs", "log.jsonl"]
    command += ["--policy", "policy.yaml", "--violations", "/dev/full"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
