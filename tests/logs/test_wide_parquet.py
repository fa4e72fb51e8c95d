"""Prompts and answers in files of Parquet are not read: they may be larger than all the memory there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from checker.logs.layouts import columnar
from checker.logs.screening import engine
from checker.logs.screening.engine import Engine
from tests.logs.test_usual import log_of, scanned

NAME = "litellm-standard-logging"


def wide(path: Path, records: list[dict[str, Any]]) -> None:
    """With 60 kB beside each record, all in one group of rows."""
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(json.dumps(record) + "\n" for record in records))
    read = f"read_json('{lines}', format = 'newline_delimited', map_inference_threshold = -1)"
    body = "repeat(md5(row_number() OVER ()::VARCHAR), 2000)"
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT *, {body} AS messages FROM {read}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 100000)"
        )
    lines.unlink()


@pytest.mark.parametrize("by_rows", [False, True])
def test_not_read(by_rows: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many rows by one statement, or each for itself."""
    records = [json.loads(line) for line in log_of(NAME, 3, soil=False)]
    for record in records[::9]:
        record["metadata"]["requester_metadata"]["team_id"] = "nobody"
    (tmp_path / "log").mkdir()
    wide(tmp_path / "log" / "a.parquet", records * 4)
    if by_rows:
        monkeypatch.setattr("checker.logs.screening.parquet_judging.ParquetJudging.full", lambda _: None)
        monkeypatch.setattr(Engine, "_typed_rows", lambda *_: False)
        monkeypatch.setattr(columnar, "_MEMORY", "120MB")
    else:
        monkeypatch.setattr(engine, "MEMORY", "120MB")
    report, found = scanned(tmp_path, NAME, log="log")
    assert not report.notices
    assert report.result.records == 4 * len(records)
    assert sum(one.rule == "CP304" and one.field == "team_id" for one in found) == 4 * len(records[::9])


def test_tags_as_text_with_spaces(tmp_path: Path) -> None:
    """As Python writes a list: the owner is in it all the same."""
    records = [json.loads(line) for line in log_of(NAME, 3, soil=False)]
    found: list[object] = []
    for separators in ((",", ":"), (", ", ": ")):
        (tmp_path / "log").mkdir(exist_ok=True)
        lines = tmp_path / "lines.jsonl"
        with lines.open("w") as file:
            for record in records:
                tags = [f"{key}:{value}" for key, value in record["metadata"]["requester_metadata"].items()]
                bare = record | {"metadata": record["metadata"] | {"requester_metadata": {}, "spend_logs_metadata": {}}}
                file.write(json.dumps(bare | {"request_tags": json.dumps(tags, separators=separators)}) + "\n")
        read = f"read_json('{lines}', format = 'newline_delimited', map_inference_threshold = -1)"
        with duckdb.connect() as connection:
            connection.execute(f"COPY (SELECT * FROM {read}) TO '{tmp_path / 'log' / 'a.parquet'}' (FORMAT parquet)")
        report, violations = scanned(tmp_path, NAME, log="log")
        found.append((report.result.records, [(one.rule, one.field, one.line) for one in violations]))
    assert found[0] == found[1]
