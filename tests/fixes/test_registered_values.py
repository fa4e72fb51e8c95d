"""A placeholder gives way to the value that the owners registry leaves no choice about, where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixes.project import findings, make, run

POLICY = """\
schema_version: 1
name: acme
version: "1.0.0"
placeholders: {values: ["", todo]}
fields:
  team_id: {due: request, schema: {type: string}, registry: teams, carriers: {headers: [x-team-id]}}
  cost_center: {due: request, schema: {type: string}, registry: cost_centers, carriers: {headers: [x-cost-center]}}
"""
REGISTRY = """\
schema_version: 1
teams:
  team-search: {cost_center: CC-1001, services: [search-api/v1/answer]}
  team-ads: {cost_center: CC-2002, services: []}
  team-old: {cost_center: CC-1, to: 2020-01-01}
"""
HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n"
CALL = 'client.responses.create(model="m", input="x", extra_headers={"x-team-id": %s, "x-cost-center": %s})\n'

FIXED = {
    "cost_center_of_the_team": (CALL % ('"team-search"', '"todo"'), CALL % ('"team-search"', '"CC-1001"')),
    "team_of_the_cost_center": (CALL % ("''", '"CC-2002"'), CALL % ("'team-ads'", '"CC-2002"')),
    "through_a_constant": (
        "COST = 'todo'  # ask finance\n" + CALL % ('"team-ads"', "COST"),
        "COST = 'CC-2002'  # ask finance\n" + CALL % ('"team-ads"', "COST"),
    ),
    "by_assignment": (
        'headers = {"x-team-id": "team-ads"}\nheaders["x-cost-center"] = "todo"\n'
        'client.responses.create(model="m", input="x", extra_headers=headers)\n',
        'headers = {"x-team-id": "team-ads"}\nheaders["x-cost-center"] = "CC-2002"\n'
        'client.responses.create(model="m", input="x", extra_headers=headers)\n',
    ),
    "on_the_client": (
        'OpenAI(default_headers={"X-Team-Id": "team-search", "X-Cost-Center": "todo"}).responses.create(model="m", '
        'input="x")\n',
        'OpenAI(default_headers={"X-Team-Id": "team-search", "X-Cost-Center": "CC-1001"}).responses.create(model="m", '
        'input="x")\n',
    ),
    "of_the_caller_that_gives_it": (
        "def ask(cost):\n    return client.responses.create(\n        model='m', input='x', extra_headers="
        '{"x-team-id": "team-ads", "x-cost-center": cost}\n    )\n\n\nask("CC-2002")\nask("todo")\n',
        "def ask(cost):\n    return client.responses.create(\n        model='m', input='x', extra_headers="
        '{"x-team-id": "team-ads", "x-cost-center": cost}\n    )\n\n\nask("CC-2002")\nask("CC-2002")\n',
    ),
}
LEFT = {
    "the_team_is_not_told": CALL % ('"todo"', '"todo"'),
    "the_team_is_no_longer_one": CALL % ('"team-old"', '"todo"'),
    "two_teams_share_the_constant": "COST = 'todo'\n"
    + CALL % ('"team-ads"', "COST")
    + CALL % ('"team-search"', "COST"),
    "put_together": CALL % ('"team-ads"', '"to" + "do"'),
}


def project(folder: Path, text: str, registry: str = REGISTRY) -> Path:
    return make(folder, {"policy.yaml": POLICY, "owners.yaml": registry, "app.py": HEAD + text})


@pytest.mark.parametrize("name", FIXED)
def test_is_written(name: str, tmp_path: Path) -> None:
    before, after = FIXED[name]
    folder = project(tmp_path, before)
    assert any("CP103" in line for line in findings(folder))
    fixed = run(folder)
    assert (folder / "app.py").read_text() == HEAD + after
    assert {made.finding.rule for made in fixed.made} == {"CP103"}
    assert not any("CP103" in line for line in findings(folder))
    assert not run(folder).files


@pytest.mark.parametrize("name", LEFT)
def test_what_has_no_one_answer_is_left(name: str, tmp_path: Path) -> None:
    folder = project(tmp_path, LEFT[name])
    before = findings(folder)
    fixed = run(folder)
    assert not fixed.files
    assert "CP103" in {left.finding.rule for left in fixed.left}
    assert findings(folder) == before


def test_a_registry_with_one_team_leaves_no_choice(tmp_path: Path) -> None:
    one = "schema_version: 1\nteams:\n  team-search: {cost_center: CC-1001}\n"
    folder = project(tmp_path, CALL % ('"todo"', '"todo"'), one)
    run(folder)
    assert (folder / "app.py").read_text() == HEAD + CALL % ('"team-search"', '"CC-1001"')
    assert findings(folder) == []


def test_the_finding_says_what_it_would_be(tmp_path: Path) -> None:
    folder = project(tmp_path, CALL % ('"team-ads"', '"todo"'))
    (left,) = run(folder, dry=True).before.findings
    assert left.fix == 'write what owners.yaml has: cost_center "CC-2002"'
