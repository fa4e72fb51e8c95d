"""Every report from the same hand-made reports: golden output, and the schemas of JSON and SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from checker.documents.location import Location
from checker.files.resources import read_resource
from checker.findings.model import (
    Evidence,
    Finding,
    Kind,
    Level,
    Notice,
    PolicyRef,
    Report,
    SiteCounts,
    Suppressed,
    Unchecked,
)
from checker.reports import github, gitlab, junit, markdown, sarif, text
from checker.reports import json as json_report
from checker.reports.style import PLAIN, Style
from checker.rules.pages import rule_page

HERE = Path(__file__).parent
BUILTIN = PolicyRef("chargeback", "1.0.0", "sha256:" + "0" * 64, builtin=True)
OWN = PolicyRef("ours", "2.1.0", "sha256:" + "1" * 64, path="policies/ours.yaml")


def missing(path: str, line: int, *, sites: int = 1, level: Level = Level.ERROR, cell: int = -1) -> Finding:
    at = Location(path, line, 12, line, 30, cell)
    places = tuple(Location(path, line + 30 + n, 5, cell=cell) for n in range(sites)) if sites > 1 else (at,)
    return Finding(
        "CP101",
        "missing-metadata",
        Kind.FAIL,
        level,
        "openai.responses.create leaves without team_id, cost_center" + (f", at {sites} call sites" * (sites > 1)),
        at,
        (
            Evidence(Location(path, max(1, line - 3), cell=cell), "build_headers() returns neither"),
            Evidence(at, "the request leaves here"),
        ),
        "send headers x-team-id, x-cost-center with the call or its client",
        ("team_id", "cost_center"),
        places,
        "return client.responses.create(",
    )


def unproven(path: str, line: int) -> Finding:
    at = Location(path, line, 5)
    return Finding(
        "CP102",
        "unproven-metadata",
        Kind.OPEN,
        Level.WARNING,
        "cannot prove that litellm.completion carries team_id",
        at,
        (Evidence(at, 'getenv("TEAM", "") may be empty'),),
        None,
        ("team_id",),
        (at,),
        "litellm.completion(",
    )


FEW = Report(
    findings=(
        missing("services/chat/client.py", 41),
        missing("services/chat/wrap.py", 9, sites=5),
        unproven("x,y:z.py", 3),
    ),
    suppressed=(
        Suppressed(missing("jobs/a%b.py", 8), "inline", "a demo", Location("jobs/a%b.py", 8, 40)),
        Suppressed(missing("legacy/old.py", 8), "exception", "migration (team-core)", Location("policy.yaml", 30)),
    ),
    policies=(OWN,),
    sites=SiteCounts(44, 9, 21, 14, 3, (("team_id", 21),), 3),
    files=120,
    as_of=date(2026, 1, 31),
    base="apps",
)
CLEAN = Report(findings=(), policies=(BUILTIN,), sites=SiteCounts(3, 3), files=4, as_of=date(2026, 1, 31))
INCOMPLETE = replace(
    FEW,
    findings=(missing("n.ipynb", 2, cell=3), missing("../lib/x y.py", 7)),
    notices=(Notice("bad.py", "not UTF-8 (byte 7)"), Notice("worse.py", "invalid syntax", 12)),
    unchecked=(Unchecked("Go", ("cmd/main.go",)), Unchecked("TypeScript", ("web/a.ts", "web/b.ts"))),
    policies=(BUILTIN,),
    statistics={"CP101 missing-metadata": 2, "sdk openai": 44},
)
MANY = replace(
    INCOMPLETE,
    findings=tuple(
        [missing(f"src/m{n // 5:02}.py", 10 + n, sites=1 + (n % 9 == 0) * n) for n in range(70)]
        + [unproven(f"src/u{n}.py", 4) for n in range(20)]
    ),
    notices=tuple(Notice(f"bad{n}.py", "invalid syntax", 1) for n in range(7)),
    statistics={},
)
SINGLES = replace(MANY, findings=tuple(f for f in MANY.findings if f.weight == 1), notices=(), unchecked=())
REPORTS = {"few": FEW, "clean": CLEAN, "incomplete": INCOMPLETE, "many": MANY, "singles": SINGLES}


def render(report: Report, form: str) -> str:
    match form:
        case "txt":
            return text.render(report, PLAIN)
        case "json":
            return json_report.render_report(report)
        case "sarif":
            return sarif.render(report, rule_page)
        case "gitlab":
            return gitlab.render(report)
        case "junit":
            return junit.render(report)
        case "markdown":
            return markdown.render(report)
        case _:
            return github.render(report)


@pytest.mark.parametrize("form", ["txt", "json", "sarif", "github", "gitlab", "junit", "markdown"])
@pytest.mark.parametrize("name", ["few", "clean", "incomplete"])
def test_golden(name: str, form: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"{name}.{form}", render(REPORTS[name], form))


@pytest.mark.parametrize("name", ["many", "singles"])
def test_golden_of_very_many(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"{name}.txt", render(REPORTS[name], "txt"))


@pytest.mark.parametrize("name", REPORTS)
def test_json_is_valid(name: str) -> None:
    document = json.loads(render(REPORTS[name], "json"))
    jsonschema.Draft202012Validator(schema("report")).validate(document)
    assert next(iter(document)) == "schema_version"


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_is_valid(name: str) -> None:
    document = json.loads(render(REPORTS[name], "sarif"))
    official = json.loads((HERE.parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(official, format_checker=jsonschema.FormatChecker()).validate(document)


def schema(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(read_resource(f"schemas/{name}.schema.json"))
    jsonschema.Draft202012Validator.check_schema(document)
    return document


def test_sarif_paths_count_from_the_repository() -> None:
    run = json.loads(render(INCOMPLETE, "sarif"))["runs"][0]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert uris == ["apps/n.ipynb", "lib/x%20y.py", "apps/jobs/a%25b.py", "apps/legacy/old.py"]
    assert run["invocations"][0]["exitCode"] == 2
    assert [len(r.get("suppressions", [])) for r in run["results"]] == [0, 0, 1, 1]


def test_sarif_says_level_only_of_what_failed() -> None:
    results = json.loads(render(FEW, "sarif"))["runs"][0]["results"]
    assert [(r["kind"], r.get("level")) for r in results[:3]] == [("fail", "error"), ("fail", "error"), ("open", None)]


def test_github_escapes_and_annotates_the_worst_ten() -> None:
    lines = render(FEW, "github").splitlines()
    assert "::warning file=apps/x%2Cy%3Az.py,line=3,col=5,title=CP102 unproven-metadata::" in lines[2]
    assert "%0A" in lines[0]
    many = render(MANY, "github").splitlines()
    assert sum(line.startswith("::error file=apps/src") for line in many) == 7
    assert sum(line.startswith("::error file=apps/bad") for line in many) == 3
    assert sum(line.startswith("error: apps/src") for line in many) == 63
    assert sum(line.startswith("not checked: apps/bad") for line in many) == 4
    assert "the worst 7 are annotated, 83 more are in the log" in many[-1]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("strict", [False, True])
def test_github_gets_no_more_annotations_than_it_shows(name: str, strict: bool) -> None:
    many = replace(REPORTS[name], strict=strict, unchecked=tuple(Unchecked(f"L{n}", ("a",)) for n in range(15)))
    lines = github.render(many).splitlines()
    for command in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{command} ") for line in lines) <= 10
    assert lines[-1].startswith("::notice title=checkpolicy::")
    assert not strict or any("title=not checked" in line for line in lines)


def test_github_data_cannot_start_a_command() -> None:
    evil = replace(FEW, findings=(replace(missing("a\n::error::x.py", 5), message="a\r\n::stop-commands::b"),) * 11)
    assert all(line.startswith(("::error file=", "error: ", "::notice ")) for line in github.render(evil).splitlines())


def test_first_screen_fits() -> None:
    for name in ("many", "singles"):
        screen = [row for line in render(REPORTS[name], "txt").splitlines() for row in wrapped(line, 80)]
        assert len(screen) <= 20, "\n".join(screen)


def test_files_with_errors_come_before_files_with_warnings() -> None:
    base = SINGLES.findings[0]
    found = [replace(base, at=replace(base.at, path="warned.py", line=n), level=Level.WARNING) for n in range(1, 10)]
    found += [replace(base, at=replace(base.at, path="mixed.py", line=1), rule="CP102", level=Level.WARNING)]
    found += [replace(base, at=replace(base.at, path="mixed.py", line=7))]
    said = text.render(replace(SINGLES, findings=tuple(found)), PLAIN).splitlines()
    assert said[:3] == [
        "Files with the most errors:",
        "      2  mixed.py:7 and on: 1 CP101, 1 CP102",
        "      9  warned.py:1 and on: 9 CP101",
    ]


def wrapped(line: str, width: int) -> list[str]:
    return [line[start : start + width] for start in range(0, max(1, len(line)), width)]


def test_everything_is_shown_when_asked_for() -> None:
    assert text.render(MANY, PLAIN, full=True).count("missing-metadata") == 70
    assert text.render(replace(MANY, per_site=True), PLAIN).count("missing-metadata") == 70


def test_quiet_says_findings_and_notices_only() -> None:
    said = text.render(INCOMPLETE, PLAIN, quiet=True)
    assert "call sites:" not in said
    assert "Policy:" not in said
    assert "bad.py" in said
    assert text.render(CLEAN, PLAIN, quiet=True) == ""


def test_frame_points_at_the_code(golden: Callable[[Path, str], None]) -> None:
    lines = {41: "    return client.responses.create(model=model)", 9: "\tx = 1", 3: "é" * 300}
    said = text.render(FEW, Style(frames=True), source=lambda at: lines.get(at.line, ""))
    golden(HERE / "golden" / "frames.txt", said)


def test_colours_change_nothing_but_colours() -> None:
    import re

    coloured = text.render(MANY, Style(colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text.render(MANY, PLAIN)


def test_control_characters_do_not_reach_the_terminal() -> None:
    evil = replace(FEW, findings=(replace(missing("a\x1b[2J.py", 5), message="\x1b]0;x\x07"),))
    assert "\x1b" not in text.render(evil, PLAIN)


def test_exit_codes() -> None:
    assert [r.exit_code for r in (FEW, CLEAN, INCOMPLETE)] == [1, 0, 2]
    assert replace(FEW, fail_on=None).exit_code == 0
    assert replace(FEW, findings=(unproven("a.py", 1),)).exit_code == 0
    assert replace(FEW, findings=(unproven("a.py", 1),), fail_on=Level.WARNING).exit_code == 1
    assert replace(CLEAN, unchecked=(Unchecked("Go", ("a.go",)),)).exit_code == 0
    assert replace(CLEAN, unchecked=(Unchecked("Go", ("a.go",)),), strict=True).exit_code == 2
