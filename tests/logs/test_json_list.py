"""Lists that are larger than what is read at once: every element with its own bytes and place, whatever is in it."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

import pytest

from checker.logs.blocks import json_list
from checker.logs.blocks.json_list import Element, Window, elements
from checker.logs.layouts import json_documents
from checker.logs.screening.engine import Engine
from tests.logs.test_usual import FORMATS, log_of, scanned

WORDS = ['},{"id":', '"', "\\", '\\"', "]", "[{", "a", "é", "€", "\U0001f600", "\n", "\u2028", '}, {"id"', ",", "\\\\"]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("AT_ONCE", 4_000), ("_FIRST", 50), ("_LEAST", 50), ("_ONE_BY_ONE", 3), ("LARGEST", 20_000)):
        monkeypatch.setattr(json_list, name, size)


def value(source: random.Random, depth: int) -> Any:
    match source.randrange(8 if depth else 5):
        case 0:
            return source.choice((None, True, False, 0, -1, 1.5, 10**20, 1e300))
        case 1 | 2 | 3 | 4:
            return "".join(source.choices(WORDS, k=source.randrange(8)))
        case 5:
            return [value(source, depth - 1) for _ in range(source.randrange(4))]
        case _:
            return {"id": value(source, depth - 1), "".join(source.choices(WORDS, k=2)): value(source, depth - 1)}


def written(source: random.Random) -> tuple[bytes, list[Any]]:
    """Behind the bracket that opens it, with one kind of white space throughout, or now and then another."""
    rows = [{"id": n, "x": value(source, 3)} for n in range(source.randrange(120))]
    others = [value(source, 2) if source.random() < 0.03 else row for row in rows]
    space = source.choice((b"", b" ", b"\n", b"\r\n  "))
    pieces = []
    for row in others:
        indent = source.choice((None, None, None, 1))
        pieces.append(json.dumps(row, ensure_ascii=source.random() < 0.5, indent=indent).encode())
        pieces.append(space + b"," + (space if source.random() < 0.95 else b"\n\n"))
    return b"".join([*pieces[:-1], space, b"]"]), others


def read(data: bytes, source: random.Random) -> tuple[list[Element], Window]:
    stream = io.BytesIO(data)
    window = Window(lambda size: stream.read(source.randrange(1, size + 1)))
    return list(elements(window)), window


@pytest.mark.parametrize("seed", range(150))
def test_each_element(seed: int, small: None) -> None:
    source = random.Random(seed)
    data, rows = written(source)
    found, window = read(data + b" {}", source)
    assert [json.loads(one.text) for one in found] == rows
    for one in found:
        assert data[one.offset : one.offset + len(one.text)] == one.text
        assert one.line == 1 + data.count(b"\n", 0, one.offset)
        assert not one.reason
    assert window.skip() == b"{"
    assert window.offset == len(data) + 1


@pytest.mark.parametrize("seed", range(150))
def test_a_list_that_breaks(seed: int, small: None) -> None:
    """What is before the break is read, and where it breaks is said."""
    source = random.Random(seed)
    data, rows = written(source)
    place = source.randrange(len(data))
    data = data[:place] if seed % 2 else data[:place] + source.choice((b"\x00", b"}", b"]", b'"', b",,")) + data[place:]
    found, _ = read(data, source)
    good = [one for one in found if not one.reason]
    assert all(data[one.offset : one.offset + len(one.text)] == one.text for one in found)
    before = sum(end <= place for end in ends(data, rows))
    assert [json.loads(one.text.decode("utf-8", "surrogateescape")) for one in good][:before] == rows[:before]
    if seed % 2:
        assert found[-1].reason
        assert len(good) == before or good[-1].offset + len(good[-1].text) == place


def ends(data: bytes, rows: list[Any]) -> list[int]:
    """Where elements end that are whole."""
    text, found, position = data.decode("utf-8", "surrogateescape"), [], 0
    for _ in rows:
        while text[position : position + 1] in {" ", "\r", "\n", ","}:
            position += 1
        try:
            _, position = json.JSONDecoder().raw_decode(text, position)
        except ValueError:
            break
        found.append(len(text[:position].encode("utf-8", "surrogateescape")))
    return found


def test_not_utf_8_is_one_elements_fault(small: None) -> None:
    data = b",".join(b'{"id": %d, "x": "%s"}' % (n, b"\xff" if n == 70 else b"\xc3\xa9") for n in range(200)) + b"]"
    found, _ = read(data, random.Random(0))
    assert len(found) == 200
    assert b"\xff" in found[70].text


def test_an_element_that_is_too_large(small: None) -> None:
    data = b'{"id": 1}, {"id": "' + b"a" * 100_000 + b'"}, {"id": 2}]'
    found, window = read(data, random.Random(0))
    assert [one.offset for one in found] == [0, 11]
    assert "more than" in found[1].reason
    assert window.offset < len(data)


def test_numbers_that_are_no_json_do_not_stop_it(small: None) -> None:
    data = b",".join(b'{"id": %d, "x": %s}' % (n, b"NaN" if n % 50 == 1 else b"1") for n in range(300)) + b"]"
    found, _ = read(data, random.Random(0))
    assert len(found) == 300
    assert not any(one.reason for one in found)


@pytest.mark.share(3)
@pytest.mark.parametrize("name", FORMATS)
def test_an_array_is_scanned_as_its_lines(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In many blocks, most of them read by type."""
    lines = [line for line in log_of(name, 5) if line.startswith(b"{") and b'{"id": "a", "id"' not in line]
    data = b"[" + b"\n,\n".join(lines) + b"]\n"
    (tmp_path / "log.json").write_bytes(data)
    (tmp_path / "log.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    monkeypatch.setattr("checker.logs.screening.engine.PIECE", len(data) // 12)
    monkeypatch.setattr("checker.logs.screening.engine.SMALL", 0)
    monkeypatch.setattr("checker.logs.columns.habits.FEWEST", 50)
    monkeypatch.setattr(json_documents, "_BLOCK", len(data) // 3)
    taken: list[bool] = []
    store = Engine._store

    def noted(self: Engine, *arguments: Any, by_type: bool = False) -> None:
        taken.append(by_type)
        store(self, *arguments, by_type=by_type)

    monkeypatch.setattr(Engine, "_store", noted)
    report, found = scanned(tmp_path, name, log="log.json")
    assert any(taken), "no block was read as usual"
    lined, expected = scanned(tmp_path, name)
    assert report.result.records == lined.result.records

    shift = {2 * n - 1: n for n in range(1, len(lines) + 1)}
    assert sorted((one.rule, one.field or "", shift[one.line or 1]) for one in found) == sorted(
        (one.rule, one.field or "", one.line or 0) for one in expected
    )
    for one in found:
        assert data.startswith(lines[shift[one.line or 1] - 1], one.offset)
