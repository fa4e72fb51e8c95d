"""A scan goes on from where the last one ended, whatever happened to the files: nothing twice, nothing left out."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.cli.main import main
from checker.logs.progress.checkpoint import Checkpoint, CheckpointError, GapKind, load, locked, save
from checker.logs.progress.continuation import Ended, plan, settled
from checker.logs.progress.rotation import is_rotated
from checker.logs.sources.sources import SourceError, _Bounded, expand, opened
from tests.logs.records import POLICY, lines, record

NOW = 1_793_400_000.0


class Log:
    """A growing log as a gateway and logrotate make it, and whoever scans it. Numbers stand for records."""

    def __init__(self, folder: Path, pattern: str = "app.log") -> None:
        self.folder = folder
        self.path = folder / "app.log"
        self.pattern = pattern
        self.written = 0
        self.rest = b""  # what of the last line is not written yet
        self.read: list[int] = []
        self.clock = int(NOW) - 3600
        self.checkpoint = Checkpoint()
        self.lost = 0
        self._create()

    def append(self, number: int) -> None:
        self.finish()
        data = b"".join(self._line() for _ in range(number))
        self._write(data)

    def partly(self, share: float) -> None:
        self.finish()
        line = self._line()
        cut = max(1, int(len(line) * share))
        self._write(line[:cut])
        self.rest = line[cut:]

    def finish(self) -> None:
        self._write(self.rest)
        self.rest = b""

    def rename(self) -> None:
        self.finish()
        self._shift()
        self.path.rename(self.folder / "app.log.1")
        self._create()

    def copy_and_truncate(self) -> None:
        self.finish()
        self._shift()
        shutil.copy2(self.path, self.folder / "app.log.1")
        os.truncate(self.path, 0)
        self._tick(self.path)

    def compress(self) -> None:
        for path in sorted(self.folder.glob("app.log.[0-9]")):
            packed = path.with_name(path.name + ".gz")
            packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
            shutil.copystat(path, packed)
            path.unlink()

    def scan(self) -> None:
        going_on = plan(expand([self.pattern], self.folder), self.checkpoint, NOW)
        ended = []
        for one in going_on.new:
            with opened(one.source) as stream:
                data = stream.read()
            begin, line = (one.source.part.begin, one.source.part.line) if one.source.part else (0, 1)
            self.read += [json.loads(text)["n"] for text in data.splitlines() if text.strip()]
            ended.append(Ended(line + data.count(b"\n") - (1 if data.endswith(b"\n") else 0), begin + len(data)))
        self.lost += len(going_on.lost)
        self.checkpoint = settled(going_on, ended)

    def _shift(self) -> None:
        for path in sorted(self.folder.glob("app.log.*"), reverse=True):
            number, dot, packing = path.name.removeprefix("app.log.").partition(".")
            path.rename(self.folder / f"app.log.{int(number) + 1}{dot}{packing}")

    def _line(self) -> bytes:
        self.written += 1
        return (
            json.dumps({"n": self.written, "at": f"{self.written * 7919 % 1013:08}", "pad": "é" * 9}).encode() + b"\n"
        )

    def _write(self, data: bytes) -> None:
        with self.path.open("ab") as out:
            out.write(data)
        self._tick(self.path)

    def _create(self) -> None:
        self.path.touch()
        self._tick(self.path)

    def _tick(self, path: Path) -> None:
        self.clock += 10
        os.utime(path, (self.clock, self.clock))


STEPS = st.one_of(
    st.tuples(st.just("append"), st.integers(0, 40)),
    st.tuples(st.just("partly"), st.floats(0.05, 0.999)),
    st.tuples(st.sampled_from(["finish", "rename", "copy_and_truncate", "compress", "scan", "scan"])),
)


@pytest.mark.parametrize("pattern", ["app.log", "app.log*"])
@example(steps=[("partly", 0.9921875), ("scan",), ("append", 0), ("scan",)])  # the end of a line comes alone
@given(steps=st.lists(STEPS, max_size=14))
@settings(max_examples=120)
def test_nothing_twice_and_nothing_left_out(pattern: str, steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Log(Path(folder), pattern)
        log.scan()
        for name, *arguments in steps:
            getattr(log, str(name))(*arguments)
        log.finish()
        log.scan()
        log.scan()
        assert sorted(log.read) == list(range(1, log.written + 1))
        assert log.lost == 0
        assert not log.checkpoint.gaps


def test_what_is_gone_is_said_and_stays_open(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.append(3)
    log.scan()
    log.append(2)
    log.path.unlink()
    log.path.write_bytes(b"")
    log.scan()
    assert (log.lost, log.read) == (1, [1, 2, 3])
    assert [gap.kind for gap in log.checkpoint.gaps] == [GapKind.LOST]
    log.append(1)
    log.scan()
    assert log.read == [1, 2, 3, 6]
    assert [gap.since for gap in log.checkpoint.gaps] == [NOW]


@pytest.mark.parametrize(
    ("name", "rotated"),
    [
        ("app.log.1", True), ("app.log.12.gz", True), ("app.log-20261126", True), ("app-2026-11-26.log", True),
        ("app.2026-11-26.0.log.gz", True), ("app.log", False), ("app.log.bak", False), ("app-errors.log", False),
        ("app2.log", False),
    ],
)  # fmt: skip
def test_names_of_rotated_files(name: str, rotated: bool) -> None:
    assert is_rotated(name, "app.log") is rotated


def test_a_damaged_checkpoint_is_not_trusted(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.append(3)
    log.scan()
    file = tmp_path / "checkpoint.json"
    save(file, log.checkpoint)
    assert load(file) == log.checkpoint
    whole = file.read_bytes()
    for damaged in (whole[:-9], whole.replace(b'"line": 3', b'"line": 2'), b"[]", b"", b"\xff"):
        file.write_bytes(damaged)
        with pytest.raises(CheckpointError, match="damaged"):
            load(file)
    file.write_bytes(whole.replace(b'"schema_version": 1', b'"schema_version": 2'))
    with pytest.raises(CheckpointError, match="another version"):
        load(file)


def test_only_one_run_goes_on_from_a_checkpoint(tmp_path: Path) -> None:
    with locked(tmp_path / "c.json"), pytest.raises(CheckpointError, match="another run"), locked(tmp_path / "c.json"):
        pass


def scan(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, dict, str]:
    """Exit code, JSON report and what was written to standard error."""
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHECKPOLICY_STATE_DIR", str(folder / "state"))
    flags = ["--policy", "policy.yaml", "--as-of", "2026-11-26", "--since-last", "--format", "json"]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as end:
        main(["scan-logs", *flags, *arguments])
    assert isinstance(end.value.code, int)
    return end.value.code, json.loads(out.getvalue()) if out.getvalue() else {}, err.getvalue()


def test_the_command_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "gw.jsonl"
    bad = lines(record(2, metadata={}))
    log.write_bytes(lines(record(1)) + bad + lines(record(3))[:40])
    code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl")
    assert code == 1
    assert report["population"]["members"] == 2
    assert report["continuity"]["since"] is None
    assert "not whole yet (40 bytes)" in report["continuity"]["open_gaps"][0]["why"]
    with log.open("ab") as out:
        out.write(lines(record(3))[40:] + lines(record(4), record(5, metadata={})))
    code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl")
    assert (code, report["population"]["members"], report["continuity"]["open_gaps"]) == (1, 3, [])
    example = report["rules"][0]["examples"][0]
    assert (example["record_id"], example["line"]) == ("chatcmpl-5", 5)
    assert log.read_bytes()[example["offset"] :].startswith(b'{"id": "chatcmpl-5"')
    code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl")
    assert (code, report["population"]["members"], report["continuity"]["sources_unchanged"]) == (0, 0, 1)


def test_files_written_whole_are_read_once_per_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_text(json.dumps([record(1), record(2)]), encoding="utf-8")
    assert scan(tmp_path, monkeypatch, "a.json")[1]["population"]["members"] == 2
    assert scan(tmp_path, monkeypatch, "a.json")[1]["population"]["members"] == 0
    (tmp_path / "a.json").write_text(json.dumps([record(1), record(2), record(3)]), encoding="utf-8")
    assert scan(tmp_path, monkeypatch, "a.json")[1]["population"]["members"] == 3


def test_a_truncated_log_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "gw.jsonl"
    log.write_bytes(lines(record(1), record(2)))
    scan(tmp_path, monkeypatch, "gw.jsonl")
    log.write_bytes(lines(record(3)))
    code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl")
    assert (code, report["population"]["members"]) == (2, 1)
    assert "was truncated or replaced" in report["notices"][0]["message"]


@pytest.mark.parametrize(
    ("scanned", "again", "pieces"), [(False, 1, 0), (False, 9, 4), (True, 9, 0), (True, 1, 2), (True, 9, 4)]
)
def test_a_log_truncated_while_it_is_scanned(
    scanned: bool, again: int, pieces: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """copytruncate behind the look for what is new, before piece number `pieces` is read, and `again` records written
    since: said, and read in the copy next time."""
    log = tmp_path / "gw.jsonl"
    padding = {"user": "u" * 400_000}
    first = [record(number, **padding) for number in range(1, 9)]
    later = [record(number, **padding) for number in range(11, 11 + again)]
    read: list[str] = []

    def members() -> int:
        code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl", "--select", "CP301")
        read.extend(one["record_id"] for rule in report["rules"] for one in rule["examples"])
        return code

    monkeypatch.setattr("checker.run.logs.collected.EXAMPLES", 99)
    log.write_bytes(lines(*(one | {"metadata": {}} for one in first[:3])))
    if scanned:
        members()
    with log.open("ab") as out:
        out.write(lines(*(one | {"metadata": {}} for one in first[3:])))

    left, real = [pieces], _Bounded.readinto

    def readinto(self: _Bounded, buffer: object) -> int:
        if left[0] == 0:
            shutil.copy2(log, tmp_path / "gw.jsonl.1")
            log.write_bytes(lines(*(one | {"metadata": {}} for one in later)))
        left[0] -= 1
        return real(self, buffer)

    monkeypatch.setattr(_Bounded, "readinto", readinto)
    assert members() == 2
    assert left[0] < 0
    monkeypatch.setattr(_Bounded, "readinto", real)
    assert members() == 1
    assert sorted(read) == sorted(str(one["id"]) for one in [*first, *later])


def test_a_log_truncated_while_it_is_scanned_without_a_copy_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "gw.jsonl"
    log.write_bytes(lines(*map(record, range(1, 9))))
    real = _Bounded.readinto

    def readinto(self: _Bounded, buffer: object) -> int:
        log.write_bytes(lines(record(11)))
        return real(self, buffer)

    monkeypatch.setattr(_Bounded, "readinto", readinto)
    code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl")
    assert (code, report["population"]["members"]) == (2, 0)
    assert "truncated or replaced while it was scanned" in report["notices"][0]["message"]
    monkeypatch.setattr(_Bounded, "readinto", real)
    code, report, _ = scan(tmp_path, monkeypatch, "gw.jsonl")
    assert (code, report["population"]["members"]) == (2, 1)
    assert "what was written behind byte 0 before that was not read" in report["notices"][0]["message"]


def test_what_cannot_be_continued_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, output = scan(tmp_path, monkeypatch, "-")
    assert code == 2
    assert "cannot tell what is new in standard input" in output


def test_an_older_copy_is_not_read_again(tmp_path: Path) -> None:
    """copytruncate copies, the gateway goes on writing, a scan comes, and only then the log is truncated."""
    log = Log(tmp_path, "app.log*")
    log.append(40)
    log.scan()
    shutil.copy2(log.path, tmp_path / "app.log.1")
    log.append(5)
    log.scan()
    os.truncate(log.path, 0)
    log._tick(log.path)
    log.append(2)
    log.scan()
    assert sorted(log.read) == list(range(1, 48))
    assert log.lost == 1  # what may have come between the scan and the truncation nobody knows


def test_a_scan_in_the_middle_of_a_rotation(tmp_path: Path) -> None:
    """There is no log for a moment; what was written and rotated until the next scan is found all the same."""
    log = Log(tmp_path)
    log.append(3)
    log.scan()
    log.path.rename(tmp_path / "app.log.1")
    with pytest.raises(SourceError):
        expand(["app.log"], tmp_path)
    going_on = plan((), log.checkpoint, NOW)  # as a follower looks: without the log
    log.checkpoint = settled(going_on, [])
    assert [Path(position.path).name for position in log.checkpoint.positions] == ["app.log.1"]
    log._create()
    log.append(4)
    log.rename()
    log.append(5)
    log.rename()
    log.append(1)
    log.scan()
    assert sorted(log.read) == list(range(1, 14))
    assert log.lost == 0
