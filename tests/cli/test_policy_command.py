"""`checkpolicy policy`: what is printed, and the exit codes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.cli import main as entry

POLICIES = Path(__file__).parent.parent / "policy"
GOLDEN = Path(__file__).parent / "golden"


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(["policy", *argv])
    assert isinstance(end.value.code, int)
    return end.value.code


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("layers", "examples", "broken"):
        shutil.copytree(POLICIES / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("work")
class TestValidate:
    def test_valid(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("validate", "examples/propagation.yaml") == 0
        out = capsys.readouterr().out
        assert out.startswith("examples/propagation.yaml: propagation-bench 1.0.0: valid; 5 fields, sha256:")

    def test_without_a_path_the_policy_that_check_would_use(
        self, work: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("validate") == 0
        assert "built-in: chargeback" in capsys.readouterr().out
        (work / "checkpolicy.toml").write_text('policy = "examples/log-fixture.yaml"\n')
        assert run("validate") == 0
        assert "log-fixture 1.0.0" in capsys.readouterr().out

    def test_all_problems_and_2(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("validate", "broken/undue.yaml") == 2
        out, err = capsys.readouterr()
        assert err == ""
        assert out.splitlines() == [
            "broken/undue.yaml:5:3 fields.team_id has no 'due', neither here nor in what this policy extends: "
            "expected request, response or enrichment",
            "broken/undue.yaml:6:46 the header 'X-Team-Id' already carries team_id: a carrier has one meaning",
            "2 problems",
        ]

    def test_an_owners_registry_is_known_by_its_teams(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("validate", "examples/log-fixture-owners.yaml") == 0
        assert capsys.readouterr().out == "examples/log-fixture-owners.yaml: valid; 4 teams, 6 keys\n"

    @pytest.mark.parametrize("name", ["nothing.yaml", "layers", "\0"])
    def test_what_cannot_be_read(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("validate", name) == 2
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("work")
class TestShow:
    def test_text(self, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]) -> None:
        Path("p.yaml").write_text(
            'schema_version: 1\nname: ours\nversion: "1"\nextends: [layers/organisation.yaml]\nrules: {CP101: note}\n'
        )
        assert run("show", "--policy", "p.yaml") == 0
        golden(GOLDEN / "policy-show.txt", capsys.readouterr().out)

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("show", "--format", "json", "--policy", "layers/organisation.yaml") == 0
        document = json.loads(capsys.readouterr().out)
        assert next(iter(document)) == "schema_version"
        assert document["policy"]["fields"]["team_id"]["locked"] is True
        origin = {".".join(setting["path"]): setting["from"] for setting in document["settings"]}
        assert origin["fields.team_id.due"] == [{"path": "layers/organisation.yaml", "line": 8, "column": 10}]
        assert origin["fields.request_id.due"][0]["path"] == "checkpolicy:policies/minimum.yaml"

    def test_broken(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("show", "--policy", "broken/locked.yaml") == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.endswith("7 problems\n")


@pytest.mark.usefixtures("work")
class TestExport:
    def test_schema_of_the_record(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("export", "--as", "json-schema", "--policy", "examples/log-fixture.yaml", "--output", "s.json") == 0
        assert capsys.readouterr().out == ""
        schema = json.loads((work / "s.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert schema["properties"]["environment"] == {"enum": ["prod", "staging"]}

    def test_stage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("export", "--as", "json-schema", "--stage", "request", "--policy", "minimum") == 0
        assert json.loads(capsys.readouterr().out)["allOf"] == [{"$ref": "#/$defs/due-at-request"}]

    def test_unknown_form(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("export", "--as", "sql") == 2
        assert "json-schema" in capsys.readouterr().err
