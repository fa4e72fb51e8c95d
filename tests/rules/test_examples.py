"""Runs every example folder through the whole tool: `# expect: CP101` marks a finding's line, other lines are clean.

An example is copied elsewhere first, so that it is a project of its own. Where it has no policy.yaml, the one beside
this file holds. Docstrings of rules are examples too: their Bad block has the rule's finding, their Good block none.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from checker.findings.model import Report
from checker.rules.pages import named_blocks, rule_page
from checker.rules.registry import entries, known_words
from checker.run.code.check import check
from checker.settings import Settings

HERE = Path(__file__).parent
MARK = re.compile(r"# expect: (CP\d{3}(?:, ?CP\d{3})*)")
AS_OF = date(2026, 1, 31)
EXAMPLES = sorted(path.parent for path in HERE.glob("cp[012]*/*/*") if path.parent.name != "tests")
Mark = tuple[str, int, int, str]  # path, cell, line, rule


def run(folder: Path, *ignored: str, per_site: bool = False, since: str | None = None) -> Report:
    policy = folder / "policy.yaml"
    if not policy.exists():
        shutil.copy(HERE / "policy.yaml", policy)
    settings = Settings(
        policy=policy,
        ignore=ignored,
        cache=False,
        as_of=AS_OF,
        per_site=per_site,
        changed_since=since,
        given=frozenset({"policy", "ignore"}),
        folder=folder,
        file=policy,
    )
    return check(settings, [folder], cwd=folder)


@pytest.mark.parametrize("example", sorted(set(EXAMPLES)), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_example(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(example, folder)
    bring_policy(example.parent, folder)
    report = run(folder, *([] if example.parent.name.startswith("cp002") else ["CP002"]))
    assert not report.notices
    found = {(f.at.path, f.at.cell, f.at.line, f.rule) for f in report.findings}
    assert found == set(marks(folder))


def bring_policy(rule: Path, folder: Path) -> None:
    """The policy of a rule's folder, with its registry and price card, holds for examples that bring none."""
    for name in ("policy.yaml", "owners.yaml", "price-card.yaml"):
        if (rule / name).exists() and not (folder / name).exists():
            shutil.copy(rule / name, folder / name)


def marks(folder: Path) -> Iterator[Mark]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".ipynb":
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            for index, cell in enumerate(cells):
                yield from _marks(name, index, "".join(cell["source"]))
        elif path.suffix in (".py", ".yaml", ".env") or path.name.startswith(".env"):
            yield from _marks(name, -1, path.read_text(encoding="utf-8"))


def _marks(path: str, cell: int, text: str) -> Iterator[Mark]:
    for number, line in enumerate(text.splitlines(), 1):
        if match := MARK.search(line):
            for rule in match[1].split(","):
                yield path, cell, number, rule.strip()


@pytest.mark.parametrize("rule", [e.id for e in entries() if e.plane != "logs"])
@pytest.mark.parametrize("block", ["bad", "good"])
def test_docstring(rule: str, block: str, tmp_path: Path) -> None:
    page = rule_page(rule)
    code = page.bad if block == "bad" else page.good
    files = named_blocks(code) or {"app.py": code}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for folder in HERE.glob(f"{rule.lower()}_*"):
        bring_policy(folder, tmp_path)
    if not (tmp_path / "policy.yaml").exists():
        shutil.copy(HERE / "policy.yaml", tmp_path / "policy.yaml")
    if rule == "CP006":
        with (tmp_path / "policy.yaml").open("a", encoding="utf-8") as file:
            file.write("suppressions: {require_reason: true}\n")
    since = commit_before(tmp_path) if (tmp_path / "before").exists() else None
    report = run(tmp_path, *([] if rule == "CP002" else ["CP002"]), since=since)
    found = {finding.rule for finding in report.findings}
    assert (rule in found) is (block == "bad")
    if block == "good":
        assert not found


def commit_before(folder: Path) -> str:
    """A repository whose last commit has the files in `before`; the rest is the change."""
    now = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    before = {path.name: path.read_bytes() for path in (folder / "before").iterdir()}
    shutil.rmtree(folder / "before")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    for files in (before, now):
        for name, data in files.items():
            (folder / name).write_bytes(data)
        if files is before:
            for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "before"]):
                subprocess.run([*git, *words], cwd=folder, check=True)
    return "HEAD"


def test_marks_name_rules() -> None:
    assert {rule for example in EXAMPLES for *_, rule in marks(example)} <= set(known_words())
