"""A disk that is full is told of the folder or the file that it is, as misuse and not as a defect, and no part of a
conversion is left."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import date
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest

from checker.cli.main import main
from checker.logs.query_engine import duckdb
from checker.logs.screening.engine import Engine
from checker.policy.load import load_policy
from checker.run.logs import convert_logs as use_case
from checker.run.logs.convert_logs import ConvertRequest, convert_logs
from checker.run.logs.scan_logs import ScanRequest
from tests.logs.records import POLICY, lines, record

ENGINE = duckdb.IOException('Could not write file "x": No space left on device')
SYSTEM = OSError(ENOSPC, os.strerror(ENOSPC))


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "log.jsonl").write_bytes(lines(*map(record, range(50))))
    monkeypatch.chdir(tmp_path)


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [ENGINE, SYSTEM])
def test_the_temporary_folder(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Engine, "read", raising(error))
    with pytest.raises(SystemExit) as ended:
        main(["scan-logs", "log.jsonl", "--policy", "policy.yaml"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("is full: TMPDIR may name another\n")


def converted(folder: Path, name: str) -> None:
    scan = ScanRequest(("log.jsonl",), load_policy("policy.yaml", cwd=folder), folder, date(2026, 11, 26))
    request = ConvertRequest(scan, folder / name, name.endswith("parquet"), folder / "apart", None)
    convert_logs(request, io.StringIO())


def test_a_conversion_to_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb, "connect", raising(ENGINE))
    with pytest.raises(OSError, match="No space left") as told:
        converted(tmp_path, "out.parquet")
    assert Path(str(told.value.filename)).name == "out.parquet"
    assert not list(tmp_path.glob("*.part*"))


def test_lines_of_a_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_case, "_line", raising(SYSTEM))
    with pytest.raises(OSError, match="No space left") as told:
        converted(tmp_path, "out.jsonl")
    assert Path(str(told.value.filename)).name == "out.jsonl"
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_violations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines(*(record(n, metadata={}) for n in range(500))))
    with pytest.raises(SystemExit) as ended:
        main(["scan-logs", "log.jsonl", "--policy", "policy.yaml", "--violations", "/dev/full"])
    assert ended.value.code == 2
    assert "/dev/full: cannot be written: No space left on device" in capsys.readouterr().err
