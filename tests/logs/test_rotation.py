"""Logs that are copied and truncated while somebody looks: what a look may see in the midst of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.logs.progress.parts import foreseen, next_part, reached
from checker.logs.progress.position import Position
from checker.logs.progress.rotation import Lookout, Piece


def line(number: int) -> bytes:
    return b'{"id": "%d", "filler": "%s"}\n' % (number, b"x" * 60)


def read(piece: Piece, meanwhile: Callable[[], object] = lambda: None) -> tuple[Position, bytes]:
    """All whole lines behind the position, and the position behind them. `meanwhile` happens while they are judged."""
    part = next_part(piece.path, piece.position, closed=False)
    if part.part is None:
        return part.position, b""
    ahead = foreseen(part.position, piece.path, part.part)
    data = piece.path.read_bytes()[part.part.begin : part.part.stop]
    meanwhile()
    return reached(part.position, ahead, piece.path, part.part, part.part.begin + len(data)), data


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "app.log"
    path.write_bytes(b"".join(map(line, range(30))))
    os.utime(path, ns=(10**18, 10**18))
    return path


def look(lookout: Lookout, positions: list[Position], log: Path) -> list[Piece]:
    return lookout.look(positions, [log]).pieces


def test_a_log_truncated_between_the_look_and_the_reading_is_not_lost(log: Path) -> None:
    lookout = Lookout()
    (piece,) = look(lookout, [], log)
    shutil.copy2(log, log.with_name("app.log-20261126"))  # keeps the time of change
    log.write_bytes(line(100))
    position, data = read(piece)
    assert data == line(100)
    # a process that starts anew knows no more than the position says
    copies = [piece for piece in look(Lookout(), [position], log) if piece.path != log]
    assert [read(piece)[1] for piece in copies] == [b"".join(map(line, range(30)))]


@pytest.mark.parametrize("there", [0, 40, 500, 1500])
def test_a_copy_on_its_way_is_not_read_twice(log: Path, there: int) -> None:
    lookout = Lookout()
    (piece,) = look(lookout, [], log)
    position, _ = read(piece)
    copy = log.with_name("app.log-20261126")
    copy.write_bytes(log.read_bytes()[:there])
    assert [piece.path for piece in look(lookout, [position], log)] == [log]
    copy.write_bytes(log.read_bytes())
    log.write_bytes(line(100))
    pieces = {piece.path: read(piece)[1] for piece in look(lookout, [position], log)}
    assert pieces == {copy: b"", log: line(100)}


def test_a_log_truncated_while_its_records_are_judged_is_known_again(log: Path) -> None:
    copy = log.with_name("app.log-20261126")

    def copy_and_truncate() -> None:
        shutil.copy2(log, copy)
        log.write_bytes(line(100))

    (piece,) = look(Lookout(), [], log)
    position, data = read(piece, copy_and_truncate)
    assert data == b"".join(map(line, range(30)))
    pieces = {piece.path: read(piece)[1] for piece in look(Lookout(), [position], log)}
    assert pieces == {copy: b"", log: line(100)}


def test_a_short_log_that_was_rotated_is_read(log: Path) -> None:
    lookout = Lookout()
    (piece,) = look(lookout, [], log)
    position, _ = read(piece)
    log.with_name("app.log.1").write_bytes(line(31))
    pieces = {piece.path.name: read(piece)[1] for piece in look(lookout, [position], log)}
    assert pieces == {"app.log": b"", "app.log.1": line(31)}
