"""What the baseline has accepted is not mended by the way, and a fix ends as the check would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli import main as entry
from checker.run.fix import fix
from tests.fixes.project import make, settings

OLD = 'from openai import OpenAI\n\nOpenAI().responses.create(model="m", input="old")\n'
NEW = OLD.replace("old", "new")


def run(*argv: str) -> object:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as raised:
        entry.main(list(argv))
    return raised.value.code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make(tmp_path, {"old.py": OLD, "checkpolicy.toml": 'policy = "policy.yaml"\nignore = ["CP002"]\n'})
    monkeypatch.chdir(made)
    assert run("baseline", "create", "--no-cache") == 0
    (made / "new.py").write_text(NEW)
    return made


def test_only_what_is_new_is_mended(folder: Path) -> None:
    fixed = fix(settings(folder), [folder], cwd=folder)
    assert fixed.files == ("new.py",)
    assert fixed.left == ()
    assert fixed.exit_code == 0
    assert (folder / "old.py").read_text() == OLD


def test_all_of_it_where_it_is_asked_for(folder: Path) -> None:
    fixed = fix(replace(settings(folder), use_baseline=False), [folder], cwd=folder)
    assert fixed.files == ("new.py", "old.py")


def test_without_a_builder_it_says_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = folder / "policy.yaml"
    policy.write_text(policy.read_text().partition("models:")[0])
    assert run("fix", "--no-cache") == 1
    (line, _) = capsys.readouterr().out.splitlines()
    assert line.endswith("not fixed: the policy names no function that makes the values (models.header_builders)")
