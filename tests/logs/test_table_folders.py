"""Folders of tables with a version log: files that a table removed lie there still, and count no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from checker.logs.sources import sources
from checker.logs.sources.delta import DeltaError, live_files
from checker.logs.sources.sources import SourceError, expand
from checker.run.logs.scan_logs import LogReport
from tests.logs.test_usual import log_of, scanned

NAME = "litellm-standard-logging"


def data(path: Path, first: int, count: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = path.with_suffix(".ndjson")
    lines.write_bytes(b"\n".join(list(log_of(NAME, 1, soil=False))[first : first + count]))
    read = f"read_json('{lines}', format = 'newline_delimited', map_inference_threshold = -1)"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM {read}) TO '{path}' (FORMAT parquet)")
    lines.unlink()


def commit(table: Path, version: int, *actions: dict[str, Any]) -> None:
    (table / "_delta_log").mkdir(parents=True, exist_ok=True)
    path = table / "_delta_log" / f"{version:020}.json"
    path.write_text("".join(json.dumps(action) + "\n" for action in actions))


def add(path: str, **more: Any) -> dict[str, Any]:
    return {"add": {"path": path, "partitionValues": {}, "size": 1, "dataChange": True, **more}}


PROTOCOL = {"protocol": {"minReaderVersion": 1, "minWriterVersion": 2}}
META = {"metaData": {"id": "t", "format": {"provider": "parquet"}, "configuration": {}}}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Of 30 records, 20 of which were written anew."""
    folder = tmp_path / "log" / "calls"
    data(folder / "a.parquet", 0, 20)
    data(folder / "b c.parquet", 0, 20)
    data(folder / "more" / "c.parquet", 20, 10)
    commit(folder, 0, PROTOCOL, META, add("a.parquet"))
    commit(folder, 1, {"remove": {"path": "a.parquet"}}, add("b%20c.parquet"), {"commitInfo": {}})
    commit(folder, 2, add("more/c.parquet"))
    return folder


def scan(table: Path, log: str) -> LogReport:
    return scanned(table.parent.parent, NAME, log=log)[0]


def test_removed_files_do_not_count(table: Path) -> None:
    report = scan(table, "log")
    assert report.result.records == 30
    assert not report.notices
    assert [source.path for source in report.result.sources] == ["log/calls/b c.parquet", "log/calls/more/c.parquet"]
    assert scan(table, "log/calls").result.records == 30
    assert scan(table, "log/calls/more").result.records == 10


def test_other_logs_beside_a_table_are_read(table: Path) -> None:
    (table / "late.jsonl").write_bytes(b"\n".join(list(log_of(NAME, 1, soil=False))[40:45]))
    data(table.parent / "other.parquet", 50, 5)
    assert scan(table, "log").result.records == 40


def test_a_removed_file_that_is_named(table: Path) -> None:
    for log in ("log/calls/a.parquet", "log/calls/*.parquet"):
        report = scan(table, log)
        assert [notice.path for notice in report.notices] == ["log/calls/a.parquet"]
        assert "not of the latest version of the Delta table calls" in report.notices[0].message
        assert report.result.records == (20 if "*" in log else 0)
    assert scan(table, "log/calls/b c.parquet").result.records == 20


@pytest.mark.parametrize("parts", [1, 2])
def test_a_checkpoint(parts: int, table: Path) -> None:
    """Older commits may be gone, and a checkpoint that is not whole does not count."""
    log = table / "_delta_log"
    rows = [
        "SELECT {'path': 'b%20c.parquet', 'partitionValues': MAP {}} AS add, NULL::STRUCT(path VARCHAR) AS remove",
        "SELECT NULL AS add, {'path': 'a.parquet'} AS remove",
    ]
    names = (
        [f"{1:020}.checkpoint.{n:010}.{parts:010}.parquet" for n in (1, 2)]
        if parts == 2
        else [f"{1:020}.checkpoint.parquet"]
    )
    half = log / f"{2:020}.checkpoint.{1:010}.{2:010}.parquet"
    with duckdb.connect() as connection:
        for name, row in zip(names, rows if parts == 2 else [" UNION ALL ".join(rows)], strict=True):
            connection.execute(f"COPY ({row}) TO '{log / name}' (FORMAT parquet)")
        connection.execute(f"COPY ({rows[0]}) TO '{half}' (FORMAT parquet)")
    for version in (0, 1):
        (log / f"{version:020}.json").unlink()
    assert [path.name for path in live_files(table)] == ["b c.parquet", "c.parquet"]


V2 = {"protocol": {"minReaderVersion": 3, "minWriterVersion": 7, "readerFeatures": ["v2Checkpoint"]}}
MANIFEST = [{"checkpointMetadata": {"version": 1}}, V2, META]


def v2_checkpoint(log: Path, name: str, *sidecars: str) -> None:
    """Protocol and metadata in a manifest, files in Parquet beside it."""
    actions = [*MANIFEST, *({"sidecar": {"path": one, "sizeInBytes": 1, "modificationTime": 1}} for one in sidecars)]
    lines = log / "manifest.ndjson"
    lines.write_text("".join(json.dumps(action) + "\n" for action in actions))
    if name.endswith(".json"):
        lines.rename(log / name)
        return
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM read_json('{lines}')) TO '{log / name}' (FORMAT parquet)")
    lines.unlink()


def sidecar(log: Path, name: str, path: str) -> None:
    (log / "_sidecars").mkdir(exist_ok=True)
    row = f"SELECT {{'path': '{path}', 'partitionValues': MAP {{}}}} AS add, NULL::STRUCT(path VARCHAR) AS remove"
    gone = "SELECT NULL AS add, {'path': 'a.parquet'} AS remove"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({row} UNION ALL {gone}) TO '{log / '_sidecars' / name}' (FORMAT parquet)")


UUID = "80a083e8-7026-4e79-81be-64bd76c43a11"


@pytest.mark.parametrize("ending", [f"{UUID}.json", f"{UUID}.parquet", "parquet"])
def test_a_checkpoint_of_the_second_version(ending: str, table: Path) -> None:
    """Its files are listed in sidecars; those of other checkpoints lie beside them."""
    log = table / "_delta_log"
    sidecar(log, "one.parquet", "b%20c.parquet")
    sidecar(log, "of another.parquet", "a.parquet")
    v2_checkpoint(log, f"{1:020}.checkpoint.{ending}", "one.parquet")
    for version in (0, 1):
        (log / f"{version:020}.json").unlink()
    assert [path.name for path in live_files(table)] == ["b c.parquet", "c.parquet"]
    assert scan(table, "log").result.records == 30
    commit(table, 3, {"remove": {"path": "b%20c.parquet"}})
    assert [path.name for path in live_files(table)] == ["c.parquet"]


def test_a_checkpoint_that_lacks_a_sidecar(table: Path) -> None:
    log = table / "_delta_log"
    v2_checkpoint(log, f"{1:020}.checkpoint.{UUID}.json", "one.parquet")
    for version in (0, 1):
        (log / f"{version:020}.json").unlink()
    with pytest.raises(DeltaError, match=r"one\.parquet of its version log is damaged"):
        live_files(table)
    report = scan(table, "log")
    assert report.exit_code == 2
    assert report.result.records == 0


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([add("a.parquet", deletionVector={"storageType": "u"})], "deletion vectors"),
        ([{"metaData": {"configuration": {"delta.columnMapping.mode": "name"}}}], "columnMapping"),
        ([{"protocol": {"minReaderVersion": 3, "readerFeatures": ["variantType"]}}], "must know variantType"),
        ([{"protocol": {"minReaderVersion": 4}}], "version 4"),
        ([add("s3://bucket/x.parquet")], "lie elsewhere"),
        ([add("gone.parquet")], "is not there"),
        ([add("a.parquet", partitionValues={"team_id": "x"})], "do not have team_id"),
        ([{"add": {}}], "cannot be read"),
    ],
)
def test_what_is_not_known_is_not_guessed(actions: list[dict[str, Any]], said: str, table: Path) -> None:
    commit(table, 3, *actions)
    with pytest.raises(DeltaError, match=said):
        live_files(table)
    report = scan(table, "log")
    assert report.result.records == 0
    assert [notice.path for notice in report.notices] == ["log/calls"]
    assert said in report.notices[0].message


def test_partitions_are_columns(tmp_path: Path) -> None:
    """What a table is partitioned by is in the names of its folders, not in its files."""
    folder = tmp_path / "log"
    data(folder / "custom_llm_provider=openai" / "a.parquet", 0, 5)
    values = {"custom_llm_provider": "openai"}
    commit(folder, 0, PROTOCOL, META, add("custom_llm_provider=openai/a.parquet", partitionValues=values))
    assert scan(folder / "x", "log").result.records == 5


def test_iceberg_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "log" / "calls"
    data(folder / "data" / "a.parquet", 0, 20)
    (folder / "metadata").mkdir()
    (folder / "metadata" / "v1.metadata.json").write_text("{}")
    for log in ("log", "log/calls/data", "log/calls/data/a.parquet"):
        report = scan(folder, log)
        assert report.result.records == 0
        assert "an Iceberg table" in report.notices[0].message


def test_tables_in_a_store_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for inside in ("_delta_log/00000000000000000000.json", "metadata/v1.metadata.json"):
        url = f"s3://bucket/calls/{inside}"
        monkeypatch.setattr(sources, "listed", lambda *_, url=url: [(url, url)])
        with pytest.raises(SourceError, match="version log"):
            expand(["s3://bucket/calls/"], tmp_path)
