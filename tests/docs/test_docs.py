"""What the documents say is so: their output, links, commands, settings and policies."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from checker.cli.command_tree import commands
from checker.cli.main import cli
from checker.policy.load import load_policy
from checker.rules.registry import entries
from checker.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "import sys; sys.argv[0] = 'checkpolicy'; import _checkpolicy; sys.exit(_checkpolicy.main())"
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "benchmarks" / "README.md"]
WRITTEN += [*sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "examples").glob("*.md"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def test_the_output_in_the_readme_is_real(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / ".git").mkdir()
    shown = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    as_of = re.search(r"as of (\d{4}-\d\d-\d\d)", shown[0])
    assert as_of is not None
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "check", "--as-of", as_of[1], "--no-cache", "examples"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    for block in shown[0].strip().split("\n\n"):
        assert block in done.stdout


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_commands_and_flags_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = re.findall(r"^    checkpolicy (.+)$", text, re.MULTILINE) + re.findall(r"`checkpolicy ([a-z][^`]*)`", text)
    for line in lines:
        words = line.split("  #")[0].split()
        command: click.Command = cli
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            found = command.get_command(click.Context(command), words.pop(0))
            assert found is not None, line
            command = found
        known = {flag for option in command.params for flag in option.opts}
        known |= {"--help", "--version"}
        assert {word for word in words if word.startswith("--")} <= known, line


def test_settings_are_all_described(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    (tmp_path / "checkpolicy.toml").write_text(example[1], encoding="utf-8")
    settings = load_settings((), cwd=tmp_path)
    assert settings.exclude == tuple(tomllib.loads(example[1])["exclude"])
    from checker.settings.values import FILE_READERS

    described = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    assert described == {name.replace("_", "-") for name in FILE_READERS}


@pytest.mark.parametrize("page", ["README.md", "docs/policy.md", "docs/configs.md"])
def test_policies_in_documents_are_valid(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    policies = [block for block in blocks if "schema_version" in block]
    assert policies
    for number, block in enumerate(policies):
        (tmp_path / f"{number}.yaml").write_text(block, encoding="utf-8")
        assert load_policy(f"{number}.yaml", cwd=tmp_path).name == "acme"


def test_ids_of_rules_are_the_same_everywhere() -> None:
    ids = {entry.id for entry in entries()}
    assert {path.name[:5] for path in (ROOT / "docs" / "rules").glob("CP*.md")} == ids
    assert set(re.findall(r"CP\d{3}", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))) == ids
    assert set(re.findall(r"CP\d{3}", (ROOT / "README.md").read_text(encoding="utf-8"))) <= ids


def test_every_command_and_flag_is_on_some_page() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in WRITTEN)
    missing = []
    for path, command in commands(cli):
        missing += [] if " ".join(("checkpolicy", *path)) in text else [path]
        flags = {flag for option in command.params for flag in option.opts if flag.startswith("--")}
        missing += [(*path, flag) for flag in sorted(flags) if not re.search(rf"{flag}(?![\w-])", text)]
    assert missing == []
