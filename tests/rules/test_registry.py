"""The folder is the registry; ids in rule files, examples, docs and CHANGELOG agree."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.findings.model import Level
from checker.rules.pages import rule_page
from checker.rules.registry import Entry, UnknownRuleError, active, entries, find, select
from checker.run.code.check import check
from checker.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_a_rule_is_what_its_file_says(entry: Entry) -> None:
    rule = entry.load()
    assert (rule.id, rule.name) == (entry.id, entry.name)
    page = rule_page(entry.id)
    assert all((page.title, page.why, page.bad, page.good, page.not_covered))


def test_ids_and_names_are_unique_and_in_order() -> None:
    ids = [entry.id for entry in entries()]
    assert ids == sorted(set(ids))
    assert len({(entry.plane, entry.name) for entry in entries()}) == len(ids)  # a name may serve several planes


def test_every_rule_of_a_plane_has_examples() -> None:
    folders = {path.name for path in HERE.iterdir() if re.match(r"cp\d{3}_", path.name)}
    known = {f"{e.id.lower()}_{e.name.replace('-', '_')}" for e in entries()}
    assert folders <= known
    assert {
        f"{e.id.lower()}_{e.name.replace('-', '_')}" for e in entries() if e.plane in ("code", "configs")
    } <= folders


def test_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "rule_pages.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_changelog_names_every_rule() -> None:
    changelog = ROOT / "CHANGELOG.md"
    if not changelog.is_file():
        pytest.skip("no CHANGELOG.md yet")
    text = changelog.read_text(encoding="utf-8")
    told = set(re.findall(r"\bCP\d{3}\b", text))
    known = {entry.id for entry in entries()}
    assert told <= known
    assert known <= told


def test_words_select_rules() -> None:
    assert select(["CP101", "placeholder-value"]) == {"CP101", "CP103"}
    assert select(["cp10"]) == {e.id for e in entries() if e.id.startswith("CP10")}
    assert select(["ALL"]) == {entry.id for entry in entries()}
    assert find("cp101").name == "missing-metadata"


def test_an_unknown_word_has_neighbours() -> None:
    with pytest.raises(UnknownRuleError, match="unknown rule 'mising-metadata'; did you mean missing-metadata"):
        select(["mising-metadata"])
    with pytest.raises(UnknownRuleError, match="checkpolicy rules"):
        find("zzzzzzzzzz")


def test_levels_come_from_policy_then_flags_then_rule() -> None:
    levels = active({"CP101": Level.NOTE, "placeholder-value": None})
    assert (levels["CP101"], levels["CP102"], levels["CP103"]) == (Level.NOTE, Level.WARNING, None)
    assert find("CP008").load().preview
    assert (active({})["CP008"], active({"CP008": Level.ERROR})["CP008"]) == (Level.NOTE, Level.ERROR)
    assert active({"CP101": None, "missing-metadata": Level.NOTE})["CP101"] is Level.NOTE
    levels = active({"CP103": None}, chosen=frozenset({"CP103"}), ignored=frozenset({"CP101"}))
    assert [rule for rule, level in levels.items() if level] == ["CP103"]


def test_a_rule_that_needs_the_registry_is_judged_alone(tmp_path: Path) -> None:
    """Sources are read for any rule about code, not only for those that need a call site alone."""
    (tmp_path / "policy.yaml").write_text(
        'schema_version: 1\nname: acme\nversion: "1.0.0"\nfields: {team_id: {due: request, schema: {type: string}, '
        "registry: teams, carriers: {headers: [x-team-id]}}}\n"
    )
    (tmp_path / "owners.yaml").write_text("schema_version: 1\nteams: {team-search: {cost_center: CC-1}}\n")
    (tmp_path / "app.py").write_text(
        "from openai import OpenAI\n\n"
        'OpenAI().responses.create(model="m", input="x", extra_headers={"x-team-id": "team-serach"})\n'
    )
    settings = Settings(policy=tmp_path / "policy.yaml", cache=False, folder=tmp_path, select=("CP114",))
    report = check(settings, [tmp_path], cwd=tmp_path)
    assert [finding.rule for finding in report.findings] == ["CP114"]
