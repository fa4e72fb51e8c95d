"""A defect of the engine in one function: it is told and changes the exit code, and all else is judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli.main import cli
from checker.code.callsite import CallSite
from checker.code.execution.machine import Machine
from checker.code.execution.values import Value
from checker.code.frontends.python import PythonModule
from checker.code.proofs.verdicts import Reporter
from checker.code.source.summary import Node
from checker.code.wire.sightings import Sighting

CLIENT = "from openai import OpenAI\nclient = OpenAI()\n"
CALL = 'client.responses.create(model="m", input="i")'
SOURCES = {
    "good.py": f"{CLIENT}\ndef summarise():\n    return {CALL}\n",
    "broken.py": f"{CLIENT}\ndef fails_here():\n    return {CALL} @ 7\n\ndef works():\n    return {CALL}\n",
    "imported.py": f"{CLIENT}LIMIT = 3 @ 7\n\ndef works_too():\n    return {CALL}\n",
}
pytestmark = pytest.mark.contained


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three files; the engine fails wherever `@` is evaluated."""
    for name, text in SOURCES.items():
        (tmp_path / name).write_text(text, "utf-8")
    evaluate = Machine.eval

    def failing(m: Machine, node: Node) -> Value:
        if node[0] == "binary" and node[2] == "@":
            raise KeyError("a secret of the source")
        return evaluate(m, node)

    monkeypatch.setattr(Machine, "eval", failing)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_rest_of_the_run_is_not_lost(service: Path) -> None:
    done = CliRunner().invoke(cli, ["check", ".", "--no-cache", "--format", "json"], standalone_mode=False)
    report = json.loads(done.stdout)
    assert report["summary"]["exit_code"] == done.return_value == 3
    told = {(n["path"], n["line"], n["message"]) for n in report["notices"]}
    assert {(path, line) for path, line, _ in told} == {("broken.py", 4), ("imported.py", 1)}
    assert all("checkpolicy failed on it (KeyError at " in message for _, _, message in told)
    assert not any("secret" in message for _, _, message in told)
    judged = {(s["path"], s["line"]) for f in report["findings"] for s in f.get("sites", [f])}
    assert {("good.py", 5), ("broken.py", 8), ("imported.py", 6)} <= judged


def test_a_reader_at_a_terminal_sees_it_first(service: Path) -> None:
    (service / "a.py").write_bytes(b"\xff\xfe\xff import openai")
    done = CliRunner().invoke(cli, ["check", ".", "--no-cache"], standalone_mode=False)
    assert "`fails_here` is not judged: checkpolicy failed on it" in done.stdout
    assert "checkpolicy itself failed" in done.stdout
    assert done.return_value == 3


def test_a_kept_result_ends_as_the_run_did(service: Path) -> None:
    (service / "checkpolicy.toml").write_text('cache-dir = "cache"\n', "utf-8")
    ends = [CliRunner().invoke(cli, ["inventory", "."], standalone_mode=False).return_value for _ in range(2)]
    assert list((service / "cache").rglob("*"))
    assert ends == [3, 3]


def _report(*arguments: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["check", ".", "--no-cache", "--format", "json", *arguments], standalone_mode=False)
    assert done.return_value == 3
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_a_file_whose_reading_fails_costs_that_file(service: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lower = PythonModule.lower_body

    def failing(module: PythonModule) -> None:
        if b"LIMIT" in module.source:
            raise IndexError
        lower(module)

    monkeypatch.setattr(PythonModule, "lower_body", failing)
    report = _report()
    assert ("imported.py", 1) in {(n["path"], n["line"]) for n in report["notices"] if "IndexError" in n["message"]}
    assert ("good.py", 5) in {(s["path"], s["line"]) for f in report["findings"] for s in f["sites"]}


def test_a_call_site_that_cannot_be_told_of_is_unproven(service: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Reporter.site

    def failing(reporter: Reporter, contexts: list[Sighting]) -> CallSite:
        if contexts[0].module.path == "good.py":
            raise KeyError
        return told(reporter, contexts)

    monkeypatch.setattr(Reporter, "site", failing)
    report = _report()
    found = {(s["path"], s["line"]): f["rule"] for f in report["findings"] for s in f["sites"]}
    assert found["good.py", 5] == "CP102"
    assert found["broken.py", 8] == "CP101"
    assert any(n["path"] == "good.py" and "KeyError" in n["message"] for n in report["notices"])
