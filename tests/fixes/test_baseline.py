"""What the baseline has accepted is not mended by the way, and a fix ends as the check would."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.cli import main as entry
from checker.run.code.fix import fix
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
    assert line.endswith(
        "not fixed: the policy names no function that makes the values; declare yours, for example "
        "models: {header_builders: {acme.owners.owner_headers: {provides: [team_id, cost_center]}}}"
    )


def test_one_reason_for_many_findings_is_said_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = folder / "policy.yaml"
    policy.write_text(policy.read_text().partition("models:")[0])
    for n in range(7):
        (folder / f"more{n}.py").write_text(NEW)
    assert run("fix", "--no-cache") == 1
    first, *places, more, summary = capsys.readouterr().out.splitlines()
    assert first.startswith("not fixed, 8 findings: the policy names no function")
    assert [place.split()[0].partition(":")[0] for place in places] == [f"more{n}.py" for n in range(5)]
    assert more.strip() == "and 3 more, which `checkpolicy check` shows"
    assert summary == "Fixed 0 findings; 8 findings left"
