"""Records that are converted many at once are to the byte what they are one by one, whatever is wrong with them."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.logs.members import quick_lines
from checker.policy.load import load_policy
from checker.run.logs import convert_logs as use_case
from checker.run.logs.convert_logs import ConvertRequest, Redaction, convert_logs
from checker.run.logs.scan_logs import ScanRequest
from tests.logs.test_usual import FIXTURE, FORMATS, log_of

KEY = Redaction(b"0123456789abcdef")


@pytest.fixture(autouse=True)
def many_at_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick_lines, "WORTH", 1)
        patch.setattr("checker.logs.members.member_rows.WORTH", 1)
        patch.setattr(quick_lines, "_PIECE", 1 << 14)
        yield


def converted(
    folder: Path, name: str | None, *, at_once: bool, apart: bool, log: str = "log.jsonl"
) -> dict[str, bytes]:
    policy = load_policy(str(FIXTURE / "policy.yaml"), cwd=folder)
    request = ConvertRequest(
        scan=ScanRequest((log,), policy, folder, date(2026, 11, 26), input_format=name),
        output=folder / "out.jsonl",
        parquet=False,
        quarantine=folder / "apart" if apart else None,
        redaction=KEY if apart else None,
    )
    reader = use_case._reader
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(use_case, "_reader", lambda *said: replace(reader(*said), at_once=at_once))
        convert_logs(request, io.StringIO())
    files = [folder / "out.jsonl", *(sorted((folder / "apart").iterdir()) if apart else ())]
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.share(5)
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("apart", [False, True])
def test_dirty_logs_of_all_formats(name: str, apart: bool, tmp_path: Path) -> None:
    data = b"\n".join(log_of(name, 3)) + b"\n"
    (tmp_path / "log.jsonl").write_bytes(data)
    first = converted(tmp_path, name, at_once=False, apart=apart)
    assert converted(tmp_path, name, at_once=True, apart=apart) == first
    (tmp_path / "log.jsonl.gz").write_bytes(gzip.compress(data))
    packed = converted(tmp_path, name, at_once=True, apart=apart, log="log.jsonl.gz")
    assert packed["out.jsonl"] == first["out.jsonl"].replace(b'"log.jsonl"', b'"log.jsonl.gz"')


@pytest.mark.share(3)
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("apart", [False, True])
def test_parquet_by_its_own_types(name: str, apart: bool, tmp_path: Path) -> None:
    """What differs in type from record to record is a column of JSON text."""
    import duckdb

    rows = tmp_path / "rows.ndjson"
    rows.write_bytes(b"\n".join(line for line in log_of(name, 5) if _is_object(line)) + b"\n")
    read = f"read_json('{rows}', format = 'newline_delimited', sample_size = -1, map_inference_threshold = -1)"
    duckdb.sql(f"COPY (SELECT * FROM {read}) TO '{tmp_path / 'log.parquet'}' (FORMAT parquet)")
    first = converted(tmp_path, name, at_once=False, apart=apart, log="log.parquet")
    assert sum(one.count(b"\n") for one in first.values()) > 5
    second = converted(tmp_path, name, at_once=True, apart=apart, log="log.parquet")
    if apart:  # what cannot be read is told block by block in the slow way
        for found in (first, second):
            found["unreadable.jsonl"] = b"".join(sorted(found["unreadable.jsonl"].splitlines(keepends=True)))
    assert second == first


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode(), object_pairs_hook=_once), dict)
    except ValueError:
        return False


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({key.lower() for key, _ in pairs}) < len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


VALUES = st.sampled_from(
    ["null", "12", "12.0", "1e3", "12.5", "-0", '"12"', '""', "true", "[1]", '{"a":1}', "1e400", "123456789012345678",
     '"2026-11-10T06:00:00Z"', '"2026-11-10 06:00:00"', "1793347980.25", '"\\u00e9\\ud800"', '"a\\u0000b"', '"null"'],
)  # fmt: skip
PLACES = st.sampled_from(
    ["prompt_tokens", "completion_tokens", "response_cost", "startTime", "endTime", "id", "model", "status", "stream",
     "completionStartTime", "response_time", "litellm_overhead_time_ms", "team_id", "cached_tokens", "cache_hit"],
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.tuples(PLACES, VALUES), max_size=3), min_size=1, max_size=12))
def test_any_value_in_any_place(records: list[list[tuple[str, str]]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "log.jsonl").write_text("".join(_line(n, dict(said)) for n, said in enumerate(records)))
        for apart in (False, True):
            both = [converted(folder, None, at_once=at_once, apart=apart) for at_once in (False, True)]
            assert both[0] == both[1]


def _line(number: int, said: dict[str, str]) -> str:
    def of(name: str, usual: str) -> str:
        return f'"{name}": {said.get(name, usual)}'

    top = [
        of("id", f'"chatcmpl-{number}"'), '"litellm_call_id": "c", "call_type": "acompletion", "model_group": "gw"',
        of("model", '"openai/gpt-4o"'), of("prompt_tokens", "10"), of("completion_tokens", "5"),
        of("response_cost", "0.01"), of("startTime", "1793347980.5"), of("endTime", "1793347981"),
        of("status", '"success"'), of("stream", "null"), of("cache_hit", "false"),
        of("completionStartTime", "1793347980.75"), of("response_time", "0.5"),
    ]  # fmt: skip
    tags = f'{{"spend_logs_metadata": {{{of("team_id", chr(34) + "team-search" + chr(34))}}}, '
    usage = f'"usage_object": {{"prompt_tokens_details": {{{of("cached_tokens", "0")}}}}}}}'
    hidden = f"{{{of('litellm_overhead_time_ms', '12.25')}}}"
    return f'{{{", ".join(top)}, "metadata": {tags}{usage}, "hidden_params": {hidden}}}\n'
