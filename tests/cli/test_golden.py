"""Whole commands over one small project, one golden file per command and format; JSON and SARIF meet their schemas."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest
import referencing

from checker import __version__
from checker.cli import main as entry
from checker.files.resources import read_resource
from checker.rules.pages import rule_page
from checker.rules.registry import entries
from checker.settings import FORMATS

HERE = Path(__file__).parent
Golden = Callable[[Path, str], None]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shop"
    shutil.copytree(HERE / "project", folder)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def command(*argv: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv])
        captured = capsys.readouterr()
        assert captured.err == ""
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out

    return command


CHECK = ("check", "--policy", "policy.yaml", "--as-of", "2026-01-31")


@pytest.mark.parametrize("form", FORMATS)
def test_check(form: str, run: Callable[..., tuple[int, str]], golden: Golden) -> None:
    code, out = run(*CHECK, "--format", form)
    assert code == 1
    golden(HERE / "golden" / f"check.{form}", out.replace(__version__, "VERSION"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_inventory(form: str, run: Callable[..., tuple[int, str]], golden: Golden) -> None:
    code, out = run("inventory", "--policy", "policy.yaml", "--as-of", "2026-01-31", "--format", form)
    assert code == 0
    golden(HERE / "golden" / f"inventory.{form}", out.replace(__version__, "VERSION"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_unresolved(form: str, run: Callable[..., tuple[int, str]], golden: Golden) -> None:
    argv = ("inventory", "--unresolved", "--policy", "policy.yaml", "--as-of", "2026-01-31", "--format", form)
    code, out = run(*argv)
    assert code == 0
    golden(HERE / "golden" / f"unresolved.{form}", out.replace(__version__, "VERSION"))


def test_explain(run: Callable[..., tuple[int, str]], golden: Golden) -> None:
    code, out = run("explain", "CP101")
    assert code == 0
    golden(HERE / "golden" / "explain.text", out)


def test_rules(run: Callable[..., tuple[int, str]]) -> None:
    """Each rule once, with its level, name and what it reports; no list of rules is kept for this test."""
    code, out = run("rules")
    assert code == 0
    rows = [tuple(line.split(maxsplit=3)) for line in out.splitlines()]
    pages = [rule_page(entry.id) for entry in entries()]
    assert rows == [(page.id, page.level.value, page.name, page.title) for page in pages]


def test_outputs_meet_their_schemas(run: Callable[..., tuple[int, str]]) -> None:
    names = ("report", "inventory", "unresolved")
    documents = {name: json.loads(read_resource(f"schemas/{name}.schema.json")) for name in names}
    registry: Any = referencing.Registry().with_resources(
        [
            (document["$id"], referencing.Resource.from_contents(document, referencing.jsonschema.DRAFT202012))
            for document in documents.values()
        ]
    )
    listed = ("inventory", "--policy", "policy.yaml")
    for name, argv in (("report", CHECK), ("inventory", listed), ("unresolved", (*listed, "--unresolved"))):
        _, out = run(*argv, "--format", "json")
        jsonschema.Draft202012Validator(documents[name], registry=registry).validate(json.loads(out))
    _, out = run(*CHECK, "--format", "sarif")
    official = json.loads((HERE.parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(official).validate(json.loads(out))


def test_without_a_policy_the_built_in_one_is_named(run: Callable[..., tuple[int, str]]) -> None:
    code, out = run("check", "jobs/raw.py")
    assert code == 1
    assert "Policy: built-in chargeback" in out
    assert "your own: a file with `extends: [chargeback]` (see checkpolicy policy --help)" in out


def test_the_help_of_policy_holds_one_to_start_from(project: Path, run: Callable[..., tuple[int, str]]) -> None:
    _, out = run("policy", "--help")
    lines = dedent(out[out.index("      schema_version") : out.index("Options:")])
    (project / "own.yaml").write_text(lines, encoding="utf-8")
    assert run("policy", "validate", "own.yaml")[0] == 0


def test_fail_on(run: Callable[..., tuple[int, str]]) -> None:
    assert run(*CHECK, "--fail-on", "none")[0] == 0
    only = (*CHECK, "--select", "CP102")
    assert run(*only)[0] == 0
    assert run(*only, "--fail-on", "warning")[0] == 1


def test_strict_ends_with_2_and_says_both(run: Callable[..., tuple[int, str]]) -> None:
    code, out = run(*CHECK, "--strict")
    assert code == 2
    assert "--strict" in out
    assert "error" in out


def test_a_file_that_cannot_be_read_ends_with_2(project: Path, run: Callable[..., tuple[int, str]]) -> None:
    (project / "broken.py").write_bytes(b"import openai\nopenai.responses.create(x='\xff\xfe')\n")
    code, out = run(*CHECK)
    assert code == 2
    assert "broken.py" in out
    assert "CP101" in out


def test_one_path_reports_what_it_causes(run: Callable[..., tuple[int, str]]) -> None:
    document = json.loads(run(*CHECK, "--format", "json", "jobs")[1])
    assert {f["path"] for f in document["findings"]} == {"jobs/raw.py"}
    assert document["not_checked"] == []
    everything = json.loads(run(*CHECK, "--format", "json")[1])
    ours = [f for f in everything["findings"] if f["path"].startswith("jobs/")]
    assert document["findings"] == ours


def test_where_one_stands_changes_paths_only(
    project: Path, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    above = json.loads(run(*CHECK, "--format", "json")[1])
    monkeypatch.chdir(project / "chat")
    policy = ("--policy", "../policy.yaml", "--as-of", "2026-01-31")
    below = json.loads(run("check", *policy, "--format", "json", "..")[1])
    assert [f["fingerprint"] for f in below["findings"]] == [f["fingerprint"] for f in above["findings"]]
    assert {f["path"] for f in below["findings"]} == {"client.py", "../jobs/raw.py"}
    assert below["suppressed"][1]["at"]["path"] == "../policy.yaml"
    results = json.loads(run("check", *policy, "--format", "sarif", "..")[1])["runs"][0]["results"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert uris == {"chat/client.py", "jobs/raw.py", "jobs/legacy.py"}


def test_a_changed_policy_checks_everything(run: Callable[..., tuple[int, str]]) -> None:
    whole = json.loads(run(*CHECK, "--format", "json")[1])
    assert json.loads(run(*CHECK, "--format", "json", "policy.yaml")[1])["findings"] == whole["findings"]


def test_same_bytes_whatever_the_order_and_the_cache(run: Callable[..., tuple[int, str]]) -> None:
    first = run(*CHECK, "--format", "json", "chat", "jobs")
    assert run(*CHECK, "--format", "json", "jobs", "chat") == first
    assert run(*CHECK, "--format", "json", "chat", "jobs", "--no-cache") == first
    assert run(*CHECK, "--format", "json", "chat", "jobs", "--no-prefilter") == first
    assert run(*CHECK, "--format", "json", "chat", "jobs", "--jobs", "2") == first


def test_output_goes_to_a_file(project: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, out = run(*CHECK, "--format", "json", "--output", "out/report.json")
    assert (code, out) == (1, "")
    assert json.loads((project / "out" / "report.json").read_text(encoding="utf-8"))["schema_version"] == 1
    assert [path.name for path in (project / "out").iterdir()] == ["report.json"]


def test_check_imports_no_more_than_it_uses(project: Path) -> None:
    code = (
        "import sys\n"
        "from checker.cli.main import main\n"
        "try:\n    main(['check', '--policy', 'policy.yaml', 'chat'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )

    def loaded() -> set[str]:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
        return set(done.stderr.split())

    loaded()  # the first run validates the policy, later ones know its digest
    heavy = {
        "jsonschema",
        "libcst",
        "duckdb",
        "checker.reports.sarif",
        "checker.reports.json",
        "checker.reports.github",
    }
    assert not loaded() & heavy


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf16.py", "import openai\nopenai.responses.create()\n".encode("utf-16")),
        ("latin.py", b"import openai\nopenai.responses.create(input='h\xe9llo')\n"),
        ("encoding.py", b"# coding: klingon\nimport openai\nopenai.responses.create()\n"),
        ("text.ipynb", b"import openai: this is no JSON"),
        ("list.ipynb", b'["openai"]'),
    ],
)
def test_what_cannot_be_read_is_one_message(
    project: Path, run: Callable[..., tuple[int, str]], name: str, data: bytes
) -> None:
    clean = run(*CHECK, "--per-site")[1]
    (project / name).write_bytes(data)
    code, out = run(*CHECK, "--per-site")
    assert code == 2
    assert out.count(name) == 1
    assert out.count("CP101") == clean.count("CP101")
