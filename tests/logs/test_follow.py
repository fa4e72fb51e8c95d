"""`scan-logs --follow` as a process beside one that writes, rotates and truncates: each record once."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.findings.model import Notice
from checker.logs.follow_tally import Summary
from checker.logs.result import Violation
from checker.policy.load import load_policy
from checker.run.logs.follow_logs import Follower, FollowRequest
from checker.run.logs.scan_logs import ScanRequest
from tests.logs.records import POLICY, lines, record

SCRIPT = "import sys; sys.argv[0] = 'checkpolicy'; import _checkpolicy; sys.exit(_checkpolicy.main())"
SCHEMA = Draft202012Validator(
    json.loads(
        (Path(__file__).resolve().parents[2] / "schemas" / "follow-event.schema.json").read_text(encoding="utf-8")
    )
)
PATIENCE = 120
posix = pytest.mark.skipif(os.name != "posix", reason="signals and renames of open files are POSIX's")


def untagged(number: int) -> bytes:
    return lines(record(number, metadata={}))


@contextmanager
def follower(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    flags = ["--follow", "--policy", "policy.yaml", "--as-of", "2026-11-26", "--checkpoint", "state.json", "--cpu", "1"]
    out = (folder / "out.txt").open("ab")
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "scan-logs", *flags, *arguments], cwd=folder, stdout=out, stderr=out
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(20)
        out.close()


def until(true: Callable[[], bool], process: subprocess.Popen[bytes] | None = None) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come to this"
        assert process is None or process.poll() is None, f"the follower ended with {process and process.returncode}"
        time.sleep(0.05)


def found(folder: Path) -> list[int]:
    """The records that a violation was kept of."""
    path = folder / "violations.jsonl"
    if not path.exists():
        return []
    rows = path.read_bytes().split(b"\n")[:-1]
    return [int(json.loads(row)["record_id"].removeprefix("chatcmpl-")) for row in rows if json.loads(row)["record_id"]]


def read(folder: Path) -> int:
    """Records that are settled, by the checkpoint."""
    try:
        return int(json.loads((folder / "state.json").read_bytes())["content"]["counted"]["total"]["records"])
    except (FileNotFoundError, KeyError):
        return 0


def end(process: subprocess.Popen[bytes], how: int = signal.SIGTERM) -> int:
    process.send_signal(how)
    return process.wait(PATIENCE)


def events(folder: Path, kind: str) -> list[dict[str, Any]]:
    rows = [json.loads(row) for row in (folder / "out.txt").read_text(encoding="utf-8").splitlines() if row[:1] == "{"]
    for row in rows:
        SCHEMA.validate(row)
    return [row for row in rows if row["type"] == kind]


@posix
@pytest.mark.slow
def test_rotation_truncation_and_kill_9_lose_and_double_nothing(tmp_path: Path) -> None:
    random.seed(5)
    log = tmp_path / "app.log"
    log.touch()
    written = 0

    def write(number: int) -> None:
        nonlocal written
        with log.open("ab") as out:
            for _ in range(number):
                written += 1
                line = untagged(written)
                cut = random.randrange(len(line))
                out.write(line[:cut])
                out.flush()
                out.write(line[cut:])

    def rename() -> None:
        for path in sorted(tmp_path.glob("app.log.*"), reverse=True):
            stem, _, number = path.name.removesuffix(".gz").rpartition(".")
            path.rename(tmp_path / f"{stem}.{int(number) + 1}{'.gz' if path.suffix == '.gz' else ''}")
        log.rename(tmp_path / "app.log.1")
        log.touch()

    def compress() -> None:
        for path in sorted(tmp_path.glob("app.log.[0-9]*")):
            if path.suffix != ".gz":
                packed = path.with_name(path.name + ".gz")
                packed.write_bytes(gzip.compress(path.read_bytes()))
                shutil.copystat(path, packed)
                path.unlink()

    def copy_and_truncate() -> None:
        shutil.copy2(log, tmp_path / f"app.log-2026112{written % 10}{written}")
        os.truncate(log, 0)

    steps = [rename, copy_and_truncate, compress, rename, rename, copy_and_truncate, compress, rename]
    flags = ("app.log", "--violations", "violations.jsonl", "--interval", "1s")
    with follower(tmp_path, *flags) as process:  # what was rotated away before anybody followed is not of interest
        write(3)
        until(lambda: read(tmp_path) == 3, process)
    for index, step in enumerate(steps):
        with follower(tmp_path, *flags) as process:
            write(40)
            time.sleep(random.uniform(0.0, 3.0))  # anywhere: before it started, while it reads, between two settlements
            step()
            write(25)
            if index % 2:
                until(lambda: read(tmp_path) >= written - 30, process)
            process.kill()
            process.wait(20)
        write(10)
        if index in (2, 5):
            rename()
            write(5)
    with follower(tmp_path, *flags) as process:
        try:
            until(lambda: read(tmp_path) == written, process)
        finally:
            assert end(process) == 1, (tmp_path / "out.txt").read_text(encoding="utf-8")
            missing = sorted(set(range(1, written + 1)) - set(found(tmp_path)))
            assert not missing, sorted(path.name for path in tmp_path.iterdir())
    assert sorted(found(tmp_path)) == list(range(1, written + 1))
    assert read(tmp_path) == written


@posix
def test_summary_partial_lines_and_a_clean_end(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    log.write_bytes(lines(record(1)) + untagged(2) + b"INFO: started\n" + untagged(3)[:50])
    with follower(tmp_path, "app.log", "--format", "json", "--interval", "1s") as process:
        until(lambda: bool(events(tmp_path, "summary")), process)
        assert len(events(tmp_path, "violation")) == 2
        with log.open("ab") as out:
            out.write(untagged(3)[50:])
        until(lambda: read(tmp_path) == 3, process)
        assert end(process) == 2  # a line that is none was in it
    last = events(tmp_path, "summary")[-1]
    assert last["final"]
    total = last["total"]
    assert (total["records"], total["judged"], total["violating"], total["unreadable"]) == (3, 3, 2, 1)
    assert any(summary["bytes_pending"] == 50 for summary in events(tmp_path, "summary"))
    places = [(event["rule"], event["line"], event["offset"]) for event in events(tmp_path, "violation")]
    content = log.read_bytes()
    starts = [content.index(b'{"id": "chatcmpl-2"'), content.index(b"INFO"), content.index(b'{"id": "chatcmpl-3"')]
    assert places == [("CP301", 2, starts[0]), ("CP300", 3, starts[1]), ("CP301", 4, starts[2])]


@posix
def test_a_deleted_file_is_read_to_its_end(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    log.write_bytes(untagged(1))
    with follower(tmp_path, "app.log", "--violations", "violations.jsonl", "--interval", "1s") as process:
        until(lambda: read(tmp_path) == 1, process)
        with log.open("ab") as out:
            log.unlink()
            out.write(untagged(2))
            log.write_bytes(untagged(3))
            out.write(untagged(4))
            out.flush()
            until(lambda: read(tmp_path) == 4, process)
        assert end(process) == 1
    assert sorted(found(tmp_path)) == [1, 2, 3, 4]


@posix
def test_each_stratum_is_judged_at_a_stated_rate(tmp_path: Path) -> None:
    def of(team: str, number: int) -> dict[str, object]:
        return record(number, metadata={"requester_metadata": {"team_id": team}})

    many = [of("large", number) for number in range(2000)] + [of("small", number) for number in range(9000, 9003)]
    (tmp_path / "app.log").write_bytes(lines(*many))
    with follower(tmp_path, "app.log", "--rate", "0.1", "--format", "json", "--interval", "2s") as process:
        until(lambda: read(tmp_path) == len(many), process)
        assert end(process) == 0
    strata = {row["stratum"]["team_id"]: row for row in events(tmp_path, "summary")[-1]["total"]["strata"]}
    assert (strata["small"]["seen"], strata["small"]["judged"]) == (3, 3)
    assert strata["large"]["seen"] == 2000
    assert 140 <= strata["large"]["judged"] <= 270  # 0.1 of 2000, within five standard deviations
    assert strata["large"]["rate"] == pytest.approx(strata["large"]["judged"] / 2000)


@posix
def test_waits_for_a_file_and_keeps_to_its_share_of_a_core(tmp_path: Path) -> None:
    with follower(tmp_path, "later.log", "--cpu", "0.2", "--interval", "1s") as process:
        until(lambda: "0 records read" in (tmp_path / "out.txt").read_text(encoding="utf-8"), process)
        (tmp_path / "later.log").write_bytes(lines(*(record(number) for number in range(3000))))
        until(lambda: read(tmp_path) == 3000, process)
        assert end(process) == 0


@posix
def test_only_one_follows_from_a_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "app.log").write_bytes(lines(record(1)))
    with follower(tmp_path, "app.log", "--interval", "1s") as first:
        until(lambda: read(tmp_path) == 1, first)
        with follower(tmp_path, "app.log") as second:
            assert second.wait(PATIENCE) == 2
        assert end(first) == 0
    assert "another run is going on from this checkpoint" in (tmp_path / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "--follow watches files on this machine"),
        (("app.log", "--rate", "2"), "a share is more than 0 and at most 1"),
        (("app.log", "--interval", "soon"), "not a duration"),
        (("app.log", "--since-last"), "--since-last ends once all is read"),
        (("app.log", "--format", "markdown"), "--format text or json"),
    ],
)
def test_misuse_is_said(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    with follower(tmp_path, *arguments) as process:
        assert process.wait(PATIENCE) == 2
    assert said in (tmp_path / "out.txt").read_text(encoding="utf-8")


class Silent:
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []

    def violation(self, violation: Violation) -> None:
        self.violations.append(violation)

    def notice(self, notice: Notice) -> None:
        raise AssertionError(notice)

    def summary(self, summary: Summary) -> None:
        pass


def test_what_is_future_moves_on_with_the_day(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    log = tmp_path / "app.log"
    late = {"startTime": 1795824000.0, "endTime": 1795824001.0}  # 2026-11-28T00:00:00Z
    log.write_bytes(lines(record(1, **late)))
    days = [date(2026, 11, 26), date(2026, 11, 28)]
    scan = ScanRequest(
        ("app.log",), load_policy("policy.yaml", cwd=tmp_path), tmp_path, days[0], checkpoint=tmp_path / "state.json"
    )
    listener = Silent()

    def wait(seconds: float) -> None:
        if len(days) > 1:
            days.pop(0)
            with log.open("ab") as out:
                out.write(lines(record(2, **late)))

    request = FollowRequest(scan, 60, 1.0, 3, "seed", 1.0, ("team_id",), today=lambda: days[0])
    follower = Follower(request, listener, None, lambda: follower._interval.records == 2, wait)
    follower.run()
    assert [(v.rule, v.line) for v in listener.violations if v.rule == "CP306"] == [("CP306", 1)]


@pytest.mark.parametrize("rate", [1.0, 0.999])
def test_lines_of_another_format_are_judged_as_what_they_are(rate: float, tmp_path: Path) -> None:
    """Another gateway's line in the log, whose owner stands elsewhere."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    other = {
        "started_at": 1793347867020, "request": {"id": "k1", "headers": {"x-team-id": "search"}},
        "response": {"status": 200}, "latencies": {"request": 3},
        "ai": {"proxy": {"usage": {"prompt_tokens": "7", "completion_tokens": 2, "total_tokens": 9},
                         "meta": {"provider_name": "openai", "request_model": "a", "response_model": "gpt-4o"}}},
    }  # fmt: skip
    (tmp_path / "app.log").write_bytes(lines(record(1), other, record(2, metadata={})))
    day = date(2026, 11, 26)
    policy = load_policy("policy.yaml", cwd=tmp_path)
    scan = ScanRequest(("app.log",), policy, tmp_path, day, checkpoint=tmp_path / "state.json")
    listener = Silent()
    request = FollowRequest(scan, 60, rate, 3, "seed", 1.0, ("team_id",))
    follower = Follower(request, listener, None, lambda: follower._interval.records == 3, lambda _: None)
    follower.run()
    assert [(v.rule, v.field, v.line) for v in listener.violations] == [
        ("CP305", "input_tokens", 2),
        ("CP301", "team_id", 3),
    ]


@pytest.mark.parametrize("flag", ["--follow", "--since-last"])
def test_an_inventory_is_held_against_whole_logs_only(flag: str, tmp_path: Path) -> None:
    (tmp_path / "service.py").write_text("", encoding="utf-8")
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "app.log").write_bytes(lines(record(1)))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", SCRIPT, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE
        )

    (tmp_path / "code.json").write_text(run("inventory", "service.py", "--format", "json").stdout, encoding="utf-8")
    done = run(
        "scan-logs", "app.log", "--policy", "policy.yaml", flag, "--checkpoint", "c.json", "--inventory", "code.json"
    )
    assert done.returncode == 2
    assert "--inventory" in done.stderr
    assert not (tmp_path / "c.json").exists()
