"""GitLab code quality, JUnit and Markdown as their readers take them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker.findings.model import Finding, Kind, Level, Location, Notice, Report, Unchecked
from checker.reports import gitlab, junit, markdown

from .test_reports import REPORTS, missing

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit.xsd")
GITLAB = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text()))
GFM = MarkdownIt("commonmark").enable("table")
EVIL = "a\x00\x1b[2J\n::error::|<script>x</script>]]>&\"'`__b__*c*\\|\u202e\ud7ff\ufffe"
EVIL_REPORT = replace(
    REPORTS["few"],
    findings=(replace(missing(f"d/{EVIL}.py", 5), message=EVIL, fix=EVIL),),
    notices=(Notice(EVIL, EVIL),),
    unchecked=(Unchecked("Go", (EVIL,)),),
)
ALL = {**REPORTS, "evil": EVIL_REPORT}


@pytest.mark.parametrize("name", ALL)
def test_gitlab_takes_it(name: str) -> None:
    issues = json.loads(gitlab.render(ALL[name]))
    GITLAB.validate(issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)


def test_gitlab_says_what_could_not_be_checked() -> None:
    issues = json.loads(gitlab.render(REPORTS["incomplete"]))
    told = [(i["location"]["path"], i["severity"]) for i in issues if i["check_name"] == gitlab.NOT_CHECKED]
    assert told == [
        ("apps/bad.py", "critical"),
        ("apps/worse.py", "critical"),
        ("apps/cmd/main.go", "info"),
        ("apps/web/a.ts", "info"),
        ("apps/web/b.ts", "info"),
    ]


@pytest.mark.parametrize("name", ALL)
def test_junit_takes_it(name: str) -> None:
    text = junit.render(ALL[name])
    JUNIT.validate(text)
    (suite,) = ElementTree.fromstring(text)
    cases = suite.findall("testcase")
    assert len(cases) == int(suite.attrib["tests"]) >= 1
    for element, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert sum(case.find(element) is not None for case in cases) == int(suite.attrib[attribute])


def test_junit_fails_when_the_run_does() -> None:
    for report in REPORTS.values():
        (suite,) = ElementTree.fromstring(junit.render(report))
        bad = int(suite.attrib["failures"]) + int(suite.attrib["errors"])
        assert (bad > 0) is (report.exit_code > 0)
        lenient = replace(report, fail_on=None)
        (suite,) = ElementTree.fromstring(junit.render(lenient))
        assert suite.attrib["failures"] == "0"


def test_a_schema_that_cannot_fail_would_be_none() -> None:
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        JUNIT.validate(junit.render(REPORTS["few"]).replace("<testcase ", '<testcase file="x" '))
    with pytest.raises(jsonschema.ValidationError):
        GITLAB.validate([{"description": "x"}])


@pytest.mark.parametrize("name", ALL)
def test_markdown_reads_as_meant(name: str) -> None:
    report = ALL[name]
    html = GFM.render(markdown.render(report))
    shown = min(len(report.findings), markdown.SHOWN)
    assert html.count("<tr>") == (shown + 1 if shown else 0)
    assert all(row.count("<td>") == 6 for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)[1:])
    assert "<script" not in html
    assert "<em>" not in html
    assert html.count("<strong>") == bool(report.notices or report.unchecked)


words = st.text(st.characters(codec="utf-8"), max_size=30)


@given(path=words, message=words, fix=words)
def test_no_text_breaks_a_report(path: str, message: str, fix: str) -> None:
    at = Location(path or "x", 1, 1)
    finding = Finding("CP101", "missing-metadata", Kind.FAIL, Level.ERROR, message, at, fix=fix, sites=(at,))
    report: Report = replace(REPORTS["clean"], findings=(finding,), notices=(Notice(path or "x", message),))
    JUNIT.validate(junit.render(report))
    json.loads(gitlab.render(report))
    assert len(markdown.render(report).splitlines()) == 13
    assert GFM.render(markdown.render(report)).count("<td>") == 6
