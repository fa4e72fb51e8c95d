"""Colours only where they are wanted, files written whole, a broken policy said in words."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import click
import pytest

from checker.cli import main as entry
from checker.cli.output import emit, progress_bar, style_for


@pytest.mark.parametrize(
    ("color", "environ", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours(
    color: str, environ: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    style = style_for(color, None)
    assert (style.colour, style.frames) == (expected, terminal)


def test_a_file_has_neither_colours_nor_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    style = style_for("auto", Path("report.txt"))
    assert (style.colour, style.frames) == (False, False)


def test_no_progress_where_nobody_looks() -> None:
    with progress_bar() as progress:
        assert progress is None


def test_an_output_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(click.FileError):
        emit("text", tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("schema_version: 1\nname: x\nversion: '1'\nfeilds: {}\n", "feilds"),
        ("name: [", "policy.yaml:2:"),
        (
            "schema_version: 1\nname: x\nversion: '1'\nrules: {mising-metadata: error}\n",
            "did you mean missing-metadata",
        ),
    ],
)
def test_a_broken_policy_is_misuse(
    text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        entry.main(["check", "--policy", "policy.yaml", "--no-cache"])
    assert end.value.code == 2
    err = capsys.readouterr().err
    assert says in err
    assert "Traceback" not in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are files of POSIX systems")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    emit("report\n", pipe)
    reader.join(10)
    assert read == ["report\n"]
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_the_report_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("report")
    emit("new\n", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text(encoding="utf-8") == "new\n"
