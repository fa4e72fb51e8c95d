"""Records that are read many at once are the attempts that they are one by one."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.logs import members, quick_lines
from checker.logs.members import MemberReader
from checker.policy.load import load_policy
from checker.reconcile.traces import Stated
from checker.run import reconcile as use_case
from checker.run.scan_logs import ScanRequest
from tests.logs.test_two_ways import soiled
from tests.logs.test_usual import FORMATS, ODD, log_of

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
STATED = Stated(frozenset({"key_oai_prod", "svc-search-prod"}), {"gpt-4o": frozenset({"openai"})})
NUMBERS: list[Any] = [0, 1, 12.0, 1.5, "12", "x", -4, 10**15, 10**15 - 1, 10**20, 1e3, True, None, [], {}]


def traces(folder: Path, *, policy: str = "reconcile.yaml", start: int | None = None, at_once: bool) -> Any:
    """What is read in the other way, by the same code."""
    request = ScanRequest(
        ("log",), load_policy(str(FIXTURE / policy), cwd=FIXTURE), folder, date(2026, 11, 26), start=start
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "WORTH", 1 if at_once else 1 << 60)
        return use_case._traces(request, STATED)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What became of records that could be read at once."""
    done: list[str] = []
    record, strictly = quick_lines.QuickLines._record, MemberReader._record

    def quickly(self: Any, *arguments: Any) -> Any:
        done.append("at once")
        return record(self, *arguments)

    def one_by_one(self: Any, *arguments: Any) -> Any:
        done.append("one by one")
        return strictly(self, *arguments)

    monkeypatch.setattr(quick_lines.QuickLines, "_record", quickly)
    monkeypatch.setattr(MemberReader, "_record", one_by_one)
    monkeypatch.setattr(quick_lines, "_PIECE", 20_000)
    return done


@pytest.mark.parametrize("policy", ["reconcile.yaml", "policy.yaml"])
@pytest.mark.parametrize("file", ["standard_logging.jsonl", "shipped.jsonl", "spend_logs.jsonl"])
def test_the_fixture(policy: str, file: str, tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / file).write_bytes((FIXTURE / "litellm" / file).read_bytes())
    some = traces(tmp_path, policy=policy, at_once=True)
    assert some.attempts
    assert read.count("at once") > 5 * read.count("one by one")
    assert some == traces(tmp_path, policy=policy, at_once=False)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", range(3))
def test_dirt(name: str, seed: int, tmp_path: Path, read: list[str]) -> None:
    source = random.Random(seed)
    lines: list[bytes] = []
    for line in log_of(name, seed, soil=False):
        record = json.loads(line)
        if source.random() < 0.1:
            record = soiled(record, source)
        if source.random() < 0.1:
            counts(record, source)
        lines.append(json.dumps(record, ensure_ascii=source.random() < 0.5).encode())
        if source.random() < 0.02:
            lines.append(source.choice((*ODD, b"  ", b'{"id": 1e400}', b"\xff")))
    (tmp_path / "log").mkdir()
    end = source.choice((b"\n", b"\r\n"))
    (tmp_path / "log" / "log.jsonl").write_bytes(end.join(lines))
    start = 1_793_000_000_000_000 if seed else None
    some = traces(tmp_path, start=start, at_once=True)
    assert "at once" in read
    other = traces(tmp_path, start=start, at_once=False)
    assert replace(some, attempts=()) == replace(other, attempts=())
    assert some.attempts == other.attempts


def counts(record: Any, source: random.Random) -> None:
    """One of the record's numbers is written in another way."""
    places: list[tuple[Any, str]] = []

    def walk(node: Any) -> None:
        for key, inner in node.items():
            if isinstance(inner, dict):
                walk(inner)
            elif isinstance(inner, int):
                places.append((node, key))

    walk(record)
    if places:
        holder, key = source.choice(places)
        holder[key] = source.choice(NUMBERS)
