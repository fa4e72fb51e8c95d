"""The edits which a report shows are those that `fix` makes: applied by hand, they give the same file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from checker.files.resources import read_resource
from checker.findings.model import Report
from checker.reports import sarif
from checker.reports.json import report_document
from checker.rules.pages import rule_page
from checker.run.code.check import check
from tests.fixes.project import make, run, settings
from tests.fixes.test_examples import CALLS, HEAD, IMPORTS
from tests.fixes.test_safety import SAFE, UNSAFE

WRAPPER = """\
from openai import OpenAI

client = OpenAI()


def ask(text, headers=None):
    return client.responses.create(input=text, extra_headers=headers)


ask("a")
ask("b")
"""
FILES = {
    **{name: HEAD + before + "\n" for name, (before, _) in CALLS.items()},
    **{name: before for name, (before, _) in IMPORTS.items()},
    **SAFE,
    "wrapper": WRAPPER,
}
_Region = tuple[int, int, int, int]


def report(folder: Path, form: str) -> Report:
    return check(replace(settings(folder), format=form), [folder], cwd=folder)


def applied(text: str, changes: Sequence[tuple[_Region, str]]) -> str:
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    for (line, column, end_line, end_column), new in sorted(changes, reverse=True):
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        text = text[:start] + new + text[end:]
    return text


def from_json(document: dict[str, Any]) -> list[tuple[_Region, str]]:
    found = {
        ((e["line"], e["column"], e["end_line"], e["end_column"]), e["text"])
        for finding in document["findings"]
        for e in finding["edits"]
    }
    return sorted(found)


def from_sarif(document: dict[str, Any]) -> list[tuple[_Region, str]]:
    found = set()
    for result in document["runs"][0]["results"]:
        (fix,) = result["fixes"]
        assert fix["description"]["text"]
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"]["uri"] == "app.py"
        for r in change["replacements"]:
            region = r["deletedRegion"]
            place = (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"])
            found.add((place, r["insertedContent"]["text"]))
    return sorted(found)


@pytest.mark.parametrize("name", FILES)
def test_reports_show_what_fix_does(name: str, tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": FILES[name], "acme/a.py": "", "acme/z.py": ""})
    as_json = report_document(report(folder, "json"))
    jsonschema.Draft202012Validator(json.loads(read_resource("schemas/report.schema.json"))).validate(as_json)
    as_sarif = sarif.document(report(folder, "sarif"), rule_page)
    official = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text())
    jsonschema.Draft4Validator(official).validate(as_sarif)
    changes = from_json(as_json)
    assert changes
    assert from_sarif(as_sarif) == changes
    run(folder)
    assert applied(FILES[name], changes) == (folder / "app.py").read_text()


@pytest.mark.parametrize("name", UNSAFE)
def test_what_fix_would_not_do_is_not_shown(name: str, tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": UNSAFE[name]})
    found = report(folder, "json").findings
    assert any(f.edits for f in found)
    assert not any(f.replacements for f in found)


def test_a_notebook_is_left(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "source": WRAPPER, "metadata": {}, "outputs": [], "execution_count": None}
    notebook = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    folder = make(tmp_path, {"a.ipynb": notebook})
    found = report(folder, "sarif").findings
    assert found
    assert not any(f.replacements for f in found)


def test_text_costs_no_edits(tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": WRAPPER})
    assert not any(f.replacements for f in report(folder, "text").findings)
