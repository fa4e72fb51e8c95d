"""What of a folder is read, what is said not to be, and what is no log."""

from __future__ import annotations

import bz2
import gzip
import io
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pytest

from checker.logs.sources.folders import is_log_name, named_as_log
from tests.logs.test_usual import log_of, scanned

NAME = "litellm-standard-logging"
LINES = b"\n".join(line for line, _ in zip(log_of(NAME, 3, soil=False), range(5), strict=False)) + b"\n"


@pytest.mark.parametrize(
    "name",
    ["app.log.1", "app.jsonl-20261110", "app.log.2026-11-10T06", "2026-11-10-05-00-00", "up.jsonl.part", "x.txt"],
)
def test_read_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / name).write_bytes(LINES)
    (tmp_path / "log" / "packed").write_bytes(gzip.compress(LINES))
    report, _ = scanned(tmp_path, NAME, log="log")
    assert [(one.path, one.records) for one in report.result.sources if one.path != "log/packed"] == [
        (f"log/{name}", 5)
    ]
    assert report.result.records == 10


def archive(path: Path) -> None:
    match path.suffix:
        case ".zip":
            with zipfile.ZipFile(path, "w") as file:
                file.writestr("a.jsonl", LINES)
        case ".tar":
            with tarfile.open(path, "w") as file:
                entry = tarfile.TarInfo("a.jsonl")
                entry.size = len(LINES)
                file.addfile(entry, io.BytesIO(LINES))
        case ".sqlite":
            with sqlite3.connect(path) as connection:
                connection.execute("CREATE TABLE log (line TEXT)")
        case ".avro":
            path.write_bytes(b"Obj\x01" + bytes(64))
        case _:
            path.write_bytes(b"\x04\x22\x4d\x18" + bytes(64))


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.sqlite", "a.avro", "a.jsonl.lz4"])
def test_what_may_hold_logs_and_is_not_read_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "b.jsonl").write_bytes(LINES)
    archive(tmp_path / "log" / name)
    report, _ = scanned(tmp_path, NAME, log="log")
    assert [notice.path for notice in report.notices] == [f"log/{name}"]
    assert "which is not read" in report.notices[0].message
    assert report.exit_code == 2


def test_other_files_are_no_logs(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "b.jsonl.bz2").write_bytes(bz2.compress(LINES))
    for name, data in {
        "README.md": b"[![build](x.svg)](y)\n", "_SUCCESS": b"", ".hidden": LINES, "logo.png": b"\x89PNG\r\n\x1a\n",
        "sheet.xlsx": b"PK\x03\x04", "run.sh": b"#!/bin/sh\n", "list.txt": b"[1, 2]\n",
    }.items():  # fmt: skip
        (tmp_path / "log" / name).write_bytes(data)
    report, _ = scanned(tmp_path, NAME, log="log")
    assert [one.path for one in report.result.sources] == ["log/b.jsonl.bz2"]
    assert not report.notices


def test_names() -> None:
    assert named_as_log("acme/stream-1-2026-11-10-05-00-00-0d1f")
    assert not named_as_log("acme/2026/_SUCCESS")
    assert not is_log_name("app.logs.md")
    assert not is_log_name("catalog.1x")
