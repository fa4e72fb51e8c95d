"""Adding a rule touches three files: a copy of this repository gets the rule that CONTRIBUTING shows, by its words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("checker", "policies", "schemas", "tools", "docs", "tests/rules", "tests/docs", "tests/cli", "examples")
FILES = ("_checkpolicy.py", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "tests/conftest.py")
RULE, EXAMPLE = "checker/rules/code/cp199_legacy_completion.py", "tests/rules/cp199_legacy_completion/called/app.py"
CHECKS = (
    "tests/rules/test_registry.py",
    "tests/rules/test_examples.py",
    "tests/docs/test_docs.py::test_ids_of_rules_are_the_same_everywhere",
    "tests/cli/test_golden.py::test_rules",
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def written() -> dict[str, str]:
    """The files that CONTRIBUTING shows, by path; of the changelog the line."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index("**Add a rule.**") : text.index("**Add an SDK.**")]
    blocks = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)
    names = [name for name in re.findall(r"`([\w./]+\.(?:py|md))`", section) if name in (RULE, EXAMPLE, "CHANGELOG.md")]
    return dict(zip(names, blocks, strict=True))


def add(folder: Path, *, without: str = "") -> None:
    for name, text in written().items():
        file = folder / name
        if name == without:
            continue
        if name == "CHANGELOG.md":
            old = file.read_text(encoding="utf-8")
            text = old.replace("## [Unreleased]\n", f"## [Unreleased]\n\n{text}", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def python(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *argv]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def run_checks(folder: Path, chosen: str, *checks: str) -> subprocess.CompletedProcess[str]:
    return python(folder, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", chosen, *checks)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_three_files_make_a_rule(copy: Path) -> None:
    assert python(copy, "tools/rule_pages.py", "--check").returncode == 0
    before = snapshot(copy)
    add(copy)
    after = snapshot(copy)
    assert {name for name in after if after[name] != before.get(name)} == {RULE, EXAMPLE, "CHANGELOG.md"}
    assert python(copy, "tools/rule_pages.py").returncode == 0
    generated = {name for name, data in snapshot(copy).items() if data != after.get(name)}
    assert generated == {"docs/rules/CP199-legacy-completion.md", "docs/rules/index.md"}
    done = run_checks(copy, "CP199 or cp199 or every_rule or unique or changelog or ids or test_rules", *CHECKS)
    assert done.returncode == 0, done.stdout + done.stderr
    style = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--config", "pyproject.toml", RULE],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert style.returncode == 0, style.stdout


@pytest.mark.parametrize("missing", [EXAMPLE, "CHANGELOG.md"])
def test_each_of_the_three_is_asked_for(copy: Path, missing: str) -> None:
    add(copy, without=missing)
    python(copy, "tools/rule_pages.py")
    done = run_checks(copy, "every_rule or changelog", CHECKS[0])
    assert done.returncode == 1, done.stdout
    assert "CP199" in done.stdout or "cp199" in done.stdout
