"""What PATH means: which files may be read and which are reported on."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from checker.files.discovery import PathNotFoundError
from checker.policy.model import Policy
from checker.run.population import Population, gather
from checker.settings import Settings

POLICY = cast("Policy", SimpleNamespace(sources=("checkpolicy:policies/minimum.yaml", "policy.yaml")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("app/a.py", "app/b.py", "lib/c.py", "web/d.ts", "policy.yaml", "owners.yaml", "checkpolicy.toml"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("import openai" if name.endswith(".py") else "'openai'", encoding="utf-8")
    return tmp_path


def look(project: Path, *paths: str, cwd: str = ".") -> Population:
    settings = Settings(
        policy=project / "policy.yaml",
        owners=project / "owners.yaml",
        folder=project,
        file=project / "checkpolicy.toml",
    )
    return gather(settings, [Path(path) for path in paths], POLICY, cwd=project / cwd)


def test_no_path_is_the_working_directory(project: Path) -> None:
    found = look(project)
    assert found.files == ("app/a.py", "app/b.py", "lib/c.py")
    assert found.shown == set(found.files)
    assert found.everything
    assert [(u.language, u.paths) for u in found.unchecked] == [("TypeScript", ("web/d.ts",))]


def test_a_path_narrows_the_report_not_what_is_read(project: Path) -> None:
    found = look(project, "app/a.py")
    assert found.files == ("app/a.py", "app/b.py", "lib/c.py")
    assert found.shown == {"app/a.py"}
    assert not found.everything
    assert found.unchecked == ()
    assert found.reports(["lib/c.py", "app/a.py"])
    assert not found.reports(["lib/c.py"])


@pytest.mark.parametrize("name", ["policy.yaml", "owners.yaml", "checkpolicy.toml"])
def test_a_deciding_file_checks_everything(project: Path, name: str) -> None:
    found = look(project, "app/a.py", name)
    assert found.everything
    assert found.shown == {"app/a.py", "app/b.py", "lib/c.py"}
    assert found.unchecked


def test_paths_are_relative_to_the_working_directory(project: Path) -> None:
    found = look(project, "../lib", cwd="app")
    assert found.shown == {"lib/c.py"}
    assert [found.here(path) for path in found.files] == ["a.py", "b.py", "../lib/c.py"]
    assert found.files == ("app/a.py", "app/b.py", "lib/c.py")
    assert found.base == "app"
    assert found.rooted("../lib/c.py") == "lib/c.py"
    assert look(project, "..", cwd="app").unchecked[0].paths == ("../web/d.ts",)


def test_a_project_below_the_working_directory(project: Path) -> None:
    """Without a repository or project file above it, the folder that was named is the root."""
    (project / ".git").rmdir()
    (project / "checkpolicy.toml").unlink()
    found = gather(Settings(), [Path("app")], POLICY, cwd=project)
    assert found.root == project / "app"
    assert [found.here(path) for path in found.files] == ["app/a.py", "app/b.py"]
    assert found.rooted("app/a.py") == "a.py"


def test_a_path_that_does_not_exist_is_misuse(project: Path) -> None:
    with pytest.raises(PathNotFoundError, match=r"gone\.py"):
        look(project, "gone.py")
