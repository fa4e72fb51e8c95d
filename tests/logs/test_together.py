"""Small files share their statements, and each is read as it would be by itself."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from checker.logs.screening import engine, together
from checker.logs.screening.judging import Judging
from tests.logs.test_usual import FORMATS, log_of, scanned, told

NAME = "litellm-standard-logging"
ODD = {2: b"\n \n", 4: b"{no JSON\n", 5: b'{"a": NaN}\n', 7: b"[1]\n\xff\n", 8: b'{"other": 1}\n'}


def small_files(folder: Path, lines: list[bytes]) -> None:
    """In different kinds of files, some of them with lines that are no records."""
    folder.mkdir()
    for number in range(10):
        data = b"\n".join(lines[number * 30 : number * 30 + 30]) + b"\n" + ODD.get(number, b"")
        match number % 4:
            case 0:
                (folder / f"{number}.jsonl.gz").write_bytes(gzip.compress(data))
            case 1:
                (folder / f"{number}.jsonl").write_bytes(b"\xef\xbb\xbf" + data.rstrip(b"\n"))
            case _:
                (folder / f"{number}.jsonl").write_bytes(data)
    (folder / "array.json").write_bytes(b"[" + b",".join(lines[300:310]) + b"]")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    judge = Judging.judge

    def noted(self: Judging, *arguments: Any) -> Any:
        done.append("judge")
        return judge(self, *arguments)

    monkeypatch.setattr(Judging, "judge", noted)
    return done


def all_told(folder: Path, name: str) -> tuple[Any, ...]:
    """But for the examples, which are the first that are come upon."""
    result, *others = told(*scanned(folder, name, None, "log"))
    return replace(result, examples=()), *others


@pytest.mark.share(5)
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("few", [0, 1 << 20])
def test_same_verdicts(name: str, few: int, tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    small_files(tmp_path / "log", list(log_of(name, 5))[300:])
    monkeypatch.setattr(together, "_FEW", few)
    some = all_told(tmp_path, name)
    shared = len(runs)
    monkeypatch.setattr(engine, "SMALL", 0)
    assert some == all_told(tmp_path, name)
    assert shared < (len(runs) - shared) / 2


@pytest.mark.parametrize("copies", [1, 800])
def test_an_object_as_text_where_most_logs_have_none(copies: int, tmp_path: Path) -> None:
    """What was made of the line is what the strict verdict judges, few lines or many."""
    line = next(iter(log_of(NAME, 5, soil=False)))
    record = json.loads(line)
    record["metadata"]["usage_object"]["prompt_tokens_details"] = {"cache_creation_token_details": '{"a": 1}'}
    others = (line.replace(b"rb-", b"rb-%d" % number) for number in range(copies))
    (tmp_path / "log.jsonl").write_bytes(b"\n".join([*others, json.dumps(record).encode()]) + b"\n")
    report, found = scanned(tmp_path, NAME)
    assert not report.disagreements
    assert [v.line for v in found if v.rule == "CP302"] == [copies + 1]
