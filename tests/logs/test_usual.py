"""Records that are as most are judged by less, and the verdict is that of judging all in full."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from msgspec.structs import replace

from checker.logs.columns.looks import Looks, Settling, Shape
from checker.logs.records.expressions import (
    ALWAYS,
    NEVER,
    AllOf,
    Compare,
    Constant,
    Matches,
    Not,
    Number,
    Plus,
    Present,
    Text,
)
from checker.logs.result import LogReport, Violation
from checker.logs.screening import judging, parquet_judging
from checker.logs.screening.engine import Engine
from checker.logs.screening.parquet_bulk import ParquetBulk
from checker.logs.screening.parquet_judging import ParquetJudging
from checker.logs.screening.storing import Storing
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs
from tests.logs.test_two_ways import soiled

FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"
FORMATS = {
    "litellm-standard-logging": "litellm/standard_logging.jsonl",
    "kong-ai-proxy": "handmade/kong_ai_proxy.jsonl",
    "bedrock-invocation": "handmade/bedrock_model_invocation_log.jsonl",
}
ODD = (
    b'{"id": "a", "id": "b"}', b'{"other": 1}', b"[1]", b"", b'{"id": "x", "metadata": "{\\"team_id\\": \\"a\\"}"}',
    b'{"id": NaN, "prompt_tokens": NaN, "startTime": Infinity}',
)  # fmt: skip


def renamed(value: Any, number: int, key: str = "") -> Any:
    """The record with ids of its own."""
    if isinstance(value, dict):
        return {inner: renamed(of, number, inner) for inner, of in value.items()}
    own = key.lower().endswith("id") and not any(word in key for word in ("key", "team", "model", "org", "user"))
    return f"{value}-{number:06}" if own and isinstance(value, str) and len(value) > 8 else value


def log_of(name: str, seed: int, *, soil: bool = True) -> Iterator[bytes]:
    """A log in which most records are alike: a few clean records again and again under other ids, and dirt."""
    source = random.Random(seed)
    records = [json.loads(line) for line in (FIXTURE / FORMATS[name]).read_text(encoding="utf-8").splitlines()[:4]]
    for number in range(900):
        record = renamed(records[0] if source.random() < 0.9 else source.choice(records), number // 2 * 2)
        if soil and number > 300 and source.random() < 0.06:
            record = soiled(record, source)
        yield json.dumps(record, ensure_ascii=source.random() < 0.5).encode()
        if soil and number > 300 and source.random() < 0.005:
            yield source.choice(ODD)


def scanned(
    folder: Path, name: str, start: int | None = None, log: str = "log.jsonl"
) -> tuple[LogReport, list[Violation]]:
    found: list[Violation] = []
    request = ScanRequest(
        (log,), load_policy(str(FIXTURE / "policy.yaml"), cwd=folder), folder, date(2026, 11, 26),
        input_format=name, start=start,
    )  # fmt: skip
    return scan_logs(request, found.append), found


@pytest.mark.share(3)
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", range(2))
def test_same_verdicts(name: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = list(log_of(name, seed))
    size = sum(map(len, lines))
    (tmp_path / "log.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    monkeypatch.setattr("checker.logs.screening.engine.PIECE", size // 12)
    monkeypatch.setattr("checker.logs.screening.engine.SMALL", 0)
    monkeypatch.setattr("checker.logs.columns.habits.FEWEST", 50)
    taken: list[bool] = []
    store = Engine._store

    def noted(self: Engine, *arguments: Any, by_type: bool = False) -> None:
        taken.append(by_type)
        store(self, *arguments, by_type=by_type)

    monkeypatch.setattr(Engine, "_store", noted)
    start = 1_793_000_000_000_000 if seed else None
    some = scanned(tmp_path, name, start)
    assert any(taken), "no block was read as usual"
    taken.clear()
    monkeypatch.setattr(judging, "LESSONS", 0)
    every = scanned(tmp_path, name, start)
    assert not any(taken)
    assert told(*some) == told(*every)


@pytest.mark.parametrize("at_once", [True, False])
def test_same_verdicts_of_parquet(at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "litellm-standard-logging"
    lines = [line for line in log_of(name, 1) if line not in ODD]
    (tmp_path / "log.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    with duckdb.connect() as connection:
        read = f"read_json('{tmp_path / 'log.jsonl'}', format = 'newline_delimited', map_inference_threshold = -1)"
        connection.execute(f"CREATE TABLE log AS SELECT *, row_number() OVER () AS position FROM {read}")
        (tmp_path / "log").mkdir()
        for number, part in enumerate(("position <= 500", "position > 500")):
            connection.execute(
                f"COPY (SELECT * EXCLUDE (position) FROM log WHERE {part} ORDER BY position)"
                f" TO '{tmp_path / 'log' / f'{number}.parquet'}' (FORMAT parquet)"
            )
    monkeypatch.setattr("checker.logs.columns.habits.FEWEST", 50)
    monkeypatch.setattr("checker.logs.columns.parquet.ROWS", 200)
    monkeypatch.setattr(parquet_judging, "_WORTH", 50)
    again: list[int] = []
    kind, name_of = (Storing, "sift") if at_once else (ParquetJudging, "again")
    judge_again = getattr(kind, name_of)

    def noted(self: Any, *arguments: Any) -> Any:
        found = judge_again(self, *arguments)
        again.append(found.kept + len(found.unread) if at_once else len(arguments[-1]))
        return found

    monkeypatch.setattr(kind, name_of, noted)
    if not at_once:
        monkeypatch.setattr(ParquetBulk, "_at_once", lambda *_: False)
    some = scanned(tmp_path, name, log="log")
    assert again, "no rows were read as usual"
    assert sum(again) * 2 < len(lines)
    again.clear()
    monkeypatch.setattr(parquet_judging, "LESSONS", 0)
    every = scanned(tmp_path, name, log="log")
    assert not again
    assert told(*some) == told(*every)


def told(report: LogReport, found: list[Violation]) -> tuple[Any, ...]:
    result = report.result
    judged = replace(result, strictly_judged=0)
    return judged, report.disagreements, sorted(map(repr, found)), report.notices


LOOKS = {
    "input_tokens": Looks(Shape.COUNT, always=True),
    "output_tokens": Looks(Shape.COUNT, always=False),
    "total_tokens": Looks(Shape.ABSENT, always=False),
    "request_id": Looks(Shape.TEXT, always=True),
}


def test_what_is_settled_beforehand() -> None:
    settling = Settling(LOOKS, ())
    whole, total = Number("input_tokens"), Number("total_tokens")
    assert settling.settled(Compare(whole, "<", Constant(0))) == NEVER
    assert settling.settled(Compare(whole, ">=", Constant(0))) == ALWAYS
    assert settling.settled(Compare(Number("output_tokens"), ">=", Constant(0))) == Present("output_tokens")
    assert settling.settled(Compare(total, "!=", Plus(whole, Number("output_tokens")))) == NEVER
    assert settling.settled(Not(Present("total_tokens"))) == ALWAYS
    assert settling.settled(AllOf((Present("request_id"), Not(Present("request_id"))))) == NEVER
    asked = Matches(Text("request_id"), "^x$")
    assert settling.settled(AllOf((Present("request_id"), asked))) == asked
    other = Compare(Number("unheard_of"), "<", Constant(0))
    assert settling.settled(other) == other
