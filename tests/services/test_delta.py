"""Tables that the real `deltalake` writes are read at their latest version: what was removed counts no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.logs.sources.delta import DeltaError, live_files
from tests.logs.test_usual import log_of, scanned

pa = pytest.importorskip("pyarrow")
deltalake = pytest.importorskip("deltalake")
NAME = "litellm-standard-logging"


def rows(first: int, count: int) -> Any:
    """A table of records with what is no plain value as JSON text, and the day."""
    records = [json.loads(line) for line in list(log_of(NAME, 1, soil=False))[: 2 * (first + count) : 2][first:]]
    for number, record in enumerate(records):
        record.update({key: json.dumps(value) for key, value in record.items() if isinstance(value, dict | list)})
        record["day"] = f"2026-10-{1 + number % 3:02}"
        record["prompt_tokens"] = float(record["prompt_tokens"])
    names = sorted({name for record in records for name, value in record.items() if isinstance(value, str)})
    return pa.table({name: [record.get(name) for record in records] for name in (*names, "startTime", "prompt_tokens")})


@pytest.mark.parametrize("partition", [None, ["day"]])
@pytest.mark.parametrize("checkpoints", [False, True])
def test_the_latest_version(partition: list[str] | None, checkpoints: bool, tmp_path: Path) -> None:
    at = str(tmp_path / "log")
    deltalake.write_deltalake(at, rows(0, 40), partition_by=partition)
    deltalake.write_deltalake(at, rows(40, 30), mode="append", partition_by=partition)
    table = deltalake.DeltaTable(at)
    table.delete("prompt_tokens > 100000")
    table.optimize.compact()
    if checkpoints:
        table.create_checkpoint()
        table.delete(f"id = '{rows(3, 1).column('id')[0].as_py()}'")
    deltalake.write_deltalake(at, rows(70, 5), mode="append", partition_by=partition)
    table = deltalake.DeltaTable(at)
    found = live_files(tmp_path / "log")
    assert {path.resolve() for path in found} == {Path(path.removeprefix("file://")) for path in table.file_uris()}
    assert len(list((tmp_path / "log").rglob("*.parquet"))) > len(found)
    if checkpoints:  # older commits are gone then
        for old in range(3):
            (tmp_path / "log" / "_delta_log" / f"{old:020}.json").unlink()
        assert live_files(tmp_path / "log") == found
    report, _ = scanned(tmp_path, NAME, log="log")
    assert not report.notices
    assert report.result.records == table.to_pyarrow_table().num_rows


def test_all_replaced(tmp_path: Path) -> None:
    at = str(tmp_path / "log")
    deltalake.write_deltalake(at, rows(0, 40))
    deltalake.write_deltalake(at, rows(50, 7), mode="overwrite")
    report, _ = scanned(tmp_path, NAME, log="log")
    assert report.result.records == 7


def test_a_version_is_lost(tmp_path: Path) -> None:
    at = str(tmp_path / "log")
    for number in range(3):
        deltalake.write_deltalake(at, rows(number, 1), mode="append")
    (tmp_path / "log" / "_delta_log" / f"{1:020}.json").unlink()
    with pytest.raises(DeltaError, match="lacks version 1"):
        live_files(tmp_path / "log")
