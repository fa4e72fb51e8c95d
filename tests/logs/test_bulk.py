"""Files that are read many lines at once, and what they are read as where they cannot be."""

from __future__ import annotations

import gzip
import io
import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.logs.blocks.blocks import lines_apart
from checker.logs.layouts.documents import Reading
from checker.logs.screening import bulk, engine, judging, regions
from checker.logs.screening.bulk import Bulk
from checker.logs.screening.engine import Engine
from checker.logs.screening.regions import Region, regions_of
from checker.logs.screening.source_state import SourceState
from checker.logs.sources.sources import Source
from tests.logs.test_usual import FORMATS, log_of, scanned, told

NAME = "litellm-standard-logging"


def scalars(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(inner, (*path, key))
    elif not isinstance(value, list):
        yield path


def lines_of(name: str, seed: int) -> list[bytes]:
    """A log in which most records are alike, and some have another scalar in one place: all can be read by type."""
    return list(_lines(name, seed))


@cache
def _lines(name: str, seed: int) -> tuple[bytes, ...]:
    source = random.Random(seed)
    found = []
    for line in log_of(name, seed, soil=False):
        record = json.loads(line)
        if source.random() < 0.06:
            *holders, key = source.choice(list(scalars(record)))
            inner = record
            for holder in holders:
                inner = inner[holder]
            inner[key] = source.choice((None, "", "12", -4, 1.5, True, "none", "2026-11-02T10:00:00", "a\\b"))
        found.append(json.dumps(record).encode())
    return tuple(found)


def halves(lines: list[bytes]) -> list[bytes]:
    middle = len(lines) // 2
    return [b"\n".join(part) + b"\n" for part in (lines[:middle], lines[middle:])]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the engine did: `at once` for files, `block` for each block of lines."""
    done: list[str] = []
    at_once, block = Bulk._at_once, Engine._block

    def noted_at_once(self: Bulk, *arguments: Any) -> bool:
        said = at_once(self, *arguments)
        done.append("at once" if said else "not at once")
        return said

    def noted_block(self: Engine, *arguments: Any) -> None:
        done.append("block")
        block(self, *arguments)

    monkeypatch.setattr(Bulk, "_at_once", noted_at_once)
    monkeypatch.setattr(Engine, "_block", noted_block)
    monkeypatch.setattr(bulk, "WORTH", 1)
    monkeypatch.setattr("checker.logs.columns.habits.FEWEST", 50)
    return done


def without_lessons(folder: Path, name: str, start: int | None, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    monkeypatch.setattr(judging, "LESSONS", 0)
    return told(*scanned(folder, name, start, "log"))


@pytest.mark.share(6)
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("start", [None, 1_793_000_000_000_000])
def test_same_verdicts(
    name: str, start: int | None, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").mkdir()
    first, second = halves(lines_of(name, 3))
    (tmp_path / "log" / "a.jsonl").write_bytes(first)
    (tmp_path / "log" / "b.jsonl.gz").write_bytes(gzip.compress(second))
    (tmp_path / "log" / "c.jsonl").write_bytes(first.rstrip(b"\n"))
    monkeypatch.setattr(bulk, "_AGAIN", 20_000)
    monkeypatch.setattr(regions, "SPOOLED", 50_000)
    monkeypatch.setattr(regions, "_STEP", 10_000)
    some = told(*scanned(tmp_path, name, start, "log"))
    assert asked == ["at once"]
    assert some == without_lessons(tmp_path, name, start, monkeypatch)
    assert "at once" not in asked[1:]


def test_one_file_with_dirt_does_not_spoil_the_others(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").mkdir()
    lines = lines_of(NAME, 4)
    first, second = halves(lines)
    for name, data in (("a", first), ("b", second), ("c", first + b"\n{no JSON\n" + second), ("d", second)):
        (tmp_path / "log" / f"{name}.jsonl").write_bytes(data)
    monkeypatch.setattr(bulk, "_PIECE", 1 << 30)
    some = told(*scanned(tmp_path, NAME, None, "log"))
    assert asked.count("at once") == 2  # a and b; d
    assert some[0].sources[2].bad == 1
    assert some == without_lessons(tmp_path, NAME, None, monkeypatch)


def test_one_line_with_dirt_does_not_spoil_its_file(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").mkdir()
    first, second = halves(lines_of(NAME, 7))
    monkeypatch.setattr(bulk, "_PIECE", len(first) // 2)
    (tmp_path / "log" / "a.jsonl").write_bytes(first + b"{no JSON\n" + second)
    some = told(*scanned(tmp_path, NAME, None, "log"))
    assert asked[0] == "not at once"
    assert asked.count("at once") >= 2  # a half, and halves of the other
    assert "block" in asked
    assert some[0].sources[0].bad == 1
    assert some == without_lessons(tmp_path, NAME, None, monkeypatch)


def with_member(line: bytes, member: bytes) -> bytes:
    return line.rstrip().removesuffix(b"}") + b", " + member + b"}"


NO_JSON: dict[str, Callable[[bytes], bytes]] = {
    "count": lambda line: re.sub(rb'("prompt_tokens": )\d+', rb"\1NaN", line, count=1),
    "moment": lambda line: re.sub(rb'("startTime": )[\d.]+', rb"\1-Infinity", line, count=1),
    "status": lambda line: re.sub(rb'("status": )"[a-z]+"', rb"\1Infinity", line, count=1),
    "unread": lambda line: with_member(line, b'"of_nobody": {"scores": [0.5, NaN]}'),
    "unread, as C writes it": lambda line: with_member(line, b'"of_nobody": -inf'),
    "unread, a comma too many": lambda line: with_member(line, b'"of_nobody": [1,\t]'),
}
JSON: dict[str, Callable[[bytes], bytes]] = {
    "text": lambda line: with_member(line, b'"of_nobody": "NaN, [NaN], \\": -Infinity, inf"'),
    "a comma that is passed over": lambda line: with_member(line, b'"of_nobody": [1, ]'),
}


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_no_json_is_no_record_whichever_way_it_is_read(
    packed: bool, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").mkdir()
    lines = lines_of(NAME, 8)
    whole = json.dumps(json.loads(lines[0])).encode()
    for number, spoil in enumerate((*NO_JSON.values(), *JSON.values())):  # where it is learnt from, and where it is not
        lines[40 + 110 * number] = spoil(whole)
        assert lines[40 + 110 * number] != whole
    lines[-1] = NO_JSON["unread"](whole)
    data = b"\n".join(lines) + b"\n"
    (tmp_path / "log" / f"a.jsonl{'.gz' * packed}").write_bytes(gzip.compress(data) if packed else data)
    some = told(*scanned(tmp_path, NAME, None, "log"))
    assert asked == ["at once"]
    assert (some[0].sources[0].bad, some[0].records) == (len(NO_JSON) + 1, len(lines) - len(NO_JSON) - 1)
    monkeypatch.setattr(bulk, "WORTH", 1 << 30)
    assert told(*scanned(tmp_path, NAME, None, "log")) == some
    assert "at once" not in asked[1:]
    monkeypatch.setattr(engine, "MISSES", 0)  # line by line from the first
    assert told(*scanned(tmp_path, NAME, None, "log")) == some


def test_which_lines_are_set_apart() -> None:
    lines = [
        b'{"id": "a"}',
        *(spoil(b'{"id": "a", "prompt_tokens": 1}') for spoil in (NO_JSON["count"], *JSON.values())),
    ]
    assert lines_apart(b"\n".join(lines) + b"\n") == [1]
    assert lines_apart(b"\n".join(lines[:1] * 3)) == []


def test_a_blank_line_is_no_record_of_the_next_file(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").mkdir()
    first, second = halves(lines_of(NAME, 5))
    (tmp_path / "log" / "a.jsonl").write_bytes(first + b"\n" + second)
    (tmp_path / "log" / "b.jsonl").write_bytes(second)
    some = told(*scanned(tmp_path, NAME, None, "log"))
    assert asked[:2] == ["not at once", "not at once"]
    assert some == without_lessons(tmp_path, NAME, None, monkeypatch)


def test_names_with_signs_of_patterns_are_copied(tmp_path: Path) -> None:
    for name, spooled in (("plain.jsonl", False), ("all[1].jsonl", True), ("it's*.jsonl", True)):
        path = tmp_path / name
        path.write_bytes(b'{"id": "a"}\n{"id": "b"}')
        (region,) = regions_of(SourceState(0, source := Source(path, name)), Reading(source, None, ""), tmp_path)
        assert region.spooled is spooled
        assert region.count == 2
        assert region.texts([0, 1]) == {0: b'{"id": "a"}', 1: b'{"id": "b"}'}
        assert (region.place(0), region.place(1)) == ((1, 0), (2, 12))
        region.close()
        assert path.exists()


def test_a_file_that_is_cut_off_is_no_log_with_other_lines(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b'{"id": "a"}\n{"id": "b"}\n')
    state = SourceState(0, Source(path, "log.jsonl"))
    region = Region(state, path, io.FileIO(path), (0, 12, 24))
    assert region.unchanged()
    path.write_bytes(b'{"id": "c"}\n')
    assert not region.unchanged()
    with pytest.raises(OSError, match="cut off"):
        region.texts([1])
    with pytest.raises(OSError, match="cut off"):
        list(region.blocks())
    path.rename(tmp_path / "log.jsonl.1")
    path.write_bytes(b'{"id": "c"}\n' * 9)
    assert not region.unchanged()
    region.close()


def test_what_grows_meanwhile_is_read_as_far_as_it_was_seen(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(NAME, 6)
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    usual = Bulk._usual

    def grown(self: Bulk, *arguments: Any) -> Any:
        with path.open("ab") as out:
            out.write(lines[0] + b"\n")
        return usual(self, *arguments)

    monkeypatch.setattr(Bulk, "_usual", grown)
    report, _ = scanned(tmp_path, NAME)
    assert asked[0] == "not at once"
    assert len(asked) > 1  # and then in copies, or by the block
    assert report.result.records + report.result.sources[0].bad + report.result.sources[0].foreign == len(lines)
