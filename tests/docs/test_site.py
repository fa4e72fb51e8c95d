"""The site of docs/ builds strictly, has a page for each rule where SARIF says, and fails on what leads nowhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from checker.findings.model import Report
from checker.reports.sarif import document
from checker.rules.pages import rule_page
from checker.rules.registry import entries

ROOT = Path(__file__).resolve().parents[2]


def build(root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    done = build(ROOT, out)
    assert done.returncode == 0, done.stderr
    return out


def test_sarif_leads_to_a_page_for_each_rule(site: Path) -> None:
    from checker.reports import sarif

    assert document(Report(findings=(), as_of=date(2026, 1, 31)), rule_page)["runs"][0]["results"] == []
    for entry in entries():
        uri = sarif._descriptor(rule_page(entry.id))["helpUri"]
        page = site / uri.removeprefix("https://checkpolicy.dev/") / "index.html"
        assert entry.id in page.read_text(encoding="utf-8")


def test_schemas_are_where_their_id_says(site: Path) -> None:
    for schema in (ROOT / "schemas").glob("*.json"):
        text = schema.read_text(encoding="utf-8")
        path = json.loads(text)["$id"].removeprefix("https://checkpolicy.dev/")
        assert (site / path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("tool", ["policy_page.py", "command_page.py"])
def test_generated_pages_are_up_to_date(tool: str) -> None:
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("nowhere", [("nowhere.md", "policy.md#no-such-heading"), ("../schemas/none.json",)])
def test_what_leads_nowhere_fails(tmp_path: Path, nowhere: tuple[str, ...]) -> None:
    for name in ("docs", "schemas", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("wire", "__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "examples" / "policies").mkdir(parents=True)
    with (tmp_path / "docs" / "index.md").open("a", encoding="utf-8") as file:
        file.writelines(f"\n[x]({target})\n" for target in nowhere)
    done = build(tmp_path, tmp_path / "out")
    assert done.returncode != 0
    for target in nowhere:
        assert target.removeprefix("../") in done.stderr
