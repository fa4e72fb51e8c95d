"""`doctor` says what is installed, in force and in the way, and goes on past what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import __version__
from checker.cli import main as entry
from checker.run.doctor import EXTRAS, namesake_warning, namesakes

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / ".git").mkdir()
    (tmp_path / "app.py").write_text("import openai\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", "")

    def command(*argv: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            entry.main(["doctor", *argv])
        assert isinstance(end.value.code, int)
        return end.value.code, capsys.readouterr().out

    return command


def test_it_says_what_is_in_force(run: Run, tmp_path: Path) -> None:
    code, out = run()
    assert code == 0
    assert f"checkpolicy     {__version__}" in out
    assert "none found from here upward" in out
    assert "chargeback 1.0.0 (built-in)" in out
    assert "team_id" in out
    assert "1 file of 1 that may be read" in out
    assert f"{tmp_path / 'cache'} (made by the first run)" in out or "projects" in out
    (tmp_path / "checkpolicy.toml").write_text('policy = "minimum"\nfail-on = "warning"\n', encoding="utf-8")
    _, out = run()
    assert "file            checkpolicy.toml" in out
    assert "fail-on         warning" in out
    assert "minimum" in out


def test_what_is_wrong_is_told_and_the_rest_as_well(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checkpolicy.toml").write_text('polcy = "minimum"\n', encoding="utf-8")
    code, out = run()
    assert code == 2
    assert "wrong: checkpolicy.toml:1: unknown key 'polcy'; did you mean 'policy'?" in out
    assert "Python" in out
    (tmp_path / "checkpolicy.toml").write_text('policy = "own.yaml"\n', encoding="utf-8")
    (tmp_path / "own.yaml").write_text("schema_version: 1\nnam: x\n", encoding="utf-8")
    code, out = run()
    assert code == 2
    assert "own.yaml:2" in out
    assert "Cache" in out


def test_extras_are_those_of_the_distribution() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        name: {requirement.split(">")[0].split("[")[0] for requirement in requirements}
        for name, requirements in project["optional-dependencies"].items()
        if name != "dev"
    }
    assert {name: set(packages) for name, packages in EXTRAS.items()} == wanted


@pytest.mark.skipif(os.name == "nt", reason="programs are told by their mode")
def test_another_program_of_our_name_is_told() -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, data in (("selinux", b"\x7fELF\x02"), ("ours", b"#!python\nfrom _checkpolicy import main\n")):
            (folder / kind).mkdir()
            (folder / kind / "checkpolicy").write_bytes(data)
            (folder / kind / "checkpolicy").chmod(0o755)
        first = f"{folder / 'selinux'}{os.pathsep}{folder / 'ours'}"
        found = namesakes(first)
        assert [ours for _, ours in found] == [False, True]
        warning = namesake_warning(found)
        assert warning is not None
        assert "comes before this checkpolicy" in warning
        assert "llm-checkpolicy" in warning
        behind = namesake_warning(namesakes(f"{folder / 'ours'}{os.pathsep}{folder / 'selinux'}"))
        assert behind is not None
        assert "is on the PATH beside" in behind
        assert namesake_warning(namesakes(str(folder / "ours"))) is None


def test_the_script_is_known_as_ours() -> None:
    script = Path(sys.executable).parent / ("checkpolicy.exe" if os.name == "nt" else "checkpolicy")
    if script.exists():
        assert namesakes(str(script.parent)) == ((str(script), True),)
