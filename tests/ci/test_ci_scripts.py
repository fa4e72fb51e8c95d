"""What CI servers run, run in a scratch repository: a pull request with a bad call, and one that loosens the gate."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
STARTERS = ROOT / "checker" / "run" / "code" / "starters"
GOOD = (
    "from openai import OpenAI\n\n"
    'OpenAI().responses.create(model="m", input="x", extra_headers={"x-team-id": "search"})\n'
)
BAD = 'from openai import OpenAI\n\nOpenAI().responses.create(model="m", input="x")\n'
POLICY = """\
schema_version: 1
name: ours
version: "1.0.0"
extends: [minimum]
fields:
  request_id: null
  correlation_id: null
  team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}
"""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two branches: `main` is clean, and the branch that is checked out adds nothing yet."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "good.py").write_text(GOOD, encoding="utf-8")
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "checkpolicy.toml").write_text('policy = "policy.yaml"\nignore = ["CP002"]\n', encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "checkout", "-q", "-b", "change")
    return folder


def git(folder: Path, *argv: str) -> None:
    subprocess.run(["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b", *argv], check=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def bash(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The script with this checkout's checkpolicy first on the PATH, and a `pip` that installs nothing."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "pip").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (tools / "checkpolicy").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; sys.argv[0] = \'checkpolicy\'; import _checkpolicy; '
        'sys.exit(_checkpolicy.main())" "$@"\n',
        encoding="utf-8",
    )
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "CHECKPOLICY_CACHE_DIR": str(folder.parent / "cache"),
            **env,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def action(folder: Path, **env: str) -> tuple[dict[str, str], str, str]:
    """The outputs, the summary and the log of the action's script."""
    output, summary = folder.parent / "output", folder.parent / "summary"
    for file in (output, summary):
        file.write_text("", encoding="utf-8")
    sarif = folder.parent / "out.sarif"
    sarif.unlink(missing_ok=True)
    done = bash(
        str(ROOT / "ci" / "github.sh"),
        folder,
        GITHUB_OUTPUT=str(output),
        GITHUB_STEP_SUMMARY=str(summary),
        CHECKPOLICY_SARIF=str(sarif),
        **env,
    )
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    return outputs, summary.read_text(encoding="utf-8"), done.stdout + done.stderr


def test_the_action_on_a_pull_request(repository: Path) -> None:
    outputs, summary, _ = action(repository, CHECKPOLICY_SINCE="origin/main")
    assert outputs["exit-code"] == "0"
    assert summary.startswith("## checkpolicy: passed")
    (repository / "bad.py").write_text(BAD, encoding="utf-8")
    commit(repository)
    outputs, summary, log = action(repository, CHECKPOLICY_SINCE="origin/main")
    assert outputs["exit-code"] == "1"
    assert "::error file=bad.py,line=3" in log
    assert "| `bad.py:3` | CP101 missing-metadata | error |" in summary
    results = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["CP101"]
    _, _, log = action(repository, CHECKPOLICY_SINCE="origin/main", CHECKPOLICY_ANNOTATE="false")
    assert "::error" not in log
    assert "bad.py:3" in log


def test_the_action_blocks_what_loosens_the_gate(repository: Path) -> None:
    (repository / "policy.yaml").write_text(POLICY + "rules: {CP101: off}\n", encoding="utf-8")
    commit(repository)
    outputs, summary, _ = action(repository, CHECKPOLICY_SINCE="origin/main")
    assert outputs["exit-code"] == "1"
    assert "CP001 policy-loosened" in summary
    outputs, _, _ = action(repository, CHECKPOLICY_SINCE="origin/main", CHECKPOLICY_LOOSENING="report")
    assert outputs["exit-code"] == "0"


def test_the_action_says_what_went_wrong(repository: Path) -> None:
    outputs, summary, log = action(repository, CHECKPOLICY_ARGS="--select\nCP9999")
    assert outputs == {"exit-code": "2", "sarif": ""}
    assert summary == ""
    assert "CP9999" in log


def test_the_action_takes_arguments_one_a_line(repository: Path) -> None:
    (repository / "a b").mkdir()
    (repository / "a b" / "bad.py").write_text(BAD, encoding="utf-8")
    (repository / "worse.py").write_text(BAD, encoding="utf-8")
    outputs, summary, _ = action(repository, CHECKPOLICY_ARGS="a b\n--fail-on\nwarning\n")
    assert outputs["exit-code"] == "1"
    assert "a b/bad.py" in summary
    assert "worse.py" not in summary


def test_action_yml_is_a_composite_action() -> None:
    document = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert document["runs"]["using"] == "composite"
    assert all("shell" in step for step in document["runs"]["steps"] if "run" in step)
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(document["inputs"])
    script = (ROOT / "ci" / "github.sh").read_text(encoding="utf-8")
    given = {name for step in document["runs"]["steps"] for name in step.get("env", {})} | {"CHECKPOLICY"}
    read = set(re.findall(r"\$\{?(CHECKPOLICY(?:_[A-Z]+)?)\b", script))
    assert read <= given
    # What a pull request may choose (its branch's name) never becomes part of a script's text.
    assert not any("${{" in step["run"] for step in document["runs"]["steps"] if "run" in step)


@pytest.mark.parametrize("file", [STARTERS / "gitlab.yml", ROOT / "ci" / "gitlab.yml"], ids=["starter", "template"])
def test_gitlab(repository: Path, file: Path) -> None:
    job = yaml.safe_load(file.read_text(encoding="utf-8"))["checkpolicy"]
    script = "\n".join(job["script"])
    (repository / "bad.py").write_text(BAD, encoding="utf-8")
    commit(repository)
    done = bash(script, repository, CI_MERGE_REQUEST_DIFF_BASE_SHA="origin/main", CHECKPOLICY_INSTALL="x")
    assert done.returncode == 1, done.stderr
    report = repository / job["artifacts"]["reports"]["codequality"]
    assert [issue["location"]["path"] for issue in json.loads(report.read_text(encoding="utf-8"))] == ["bad.py"]
    (repository / "bad.py").write_text(GOOD, encoding="utf-8")
    assert bash(script, repository, CHECKPOLICY_INSTALL="x").returncode == 0
    assert json.loads(report.read_text(encoding="utf-8")) == []


def test_the_gitlab_template_is_the_starter() -> None:
    starter, template = ((f / "gitlab.yml").read_text(encoding="utf-8") for f in (STARTERS, ROOT / "ci"))
    jobs = [
        yaml.safe_load(text)["checkpolicy"]
        for text in (starter, template.replace('"$CHECKPOLICY_INSTALL"', "'@INSTALL@'"))
    ]
    jobs[1]["variables"].pop("CHECKPOLICY_INSTALL")
    assert jobs[0] == jobs[1]


def test_jenkins(repository: Path) -> None:
    text = (STARTERS / "Jenkinsfile").read_text(encoding="utf-8")
    found = re.search(r"sh '''\n(.*?)'''", text, re.DOTALL)
    assert found is not None
    lines = [line for line in found[1].splitlines() if "-m venv" not in line and "pip install" not in line]
    script = "\n".join(lines).replace(".checkpolicy-venv/bin/checkpolicy", "checkpolicy")
    git(repository, "remote", "add", "origin", str(repository))
    (repository / "bad.py").write_text(BAD, encoding="utf-8")
    commit(repository)
    assert bash(script, repository, CHANGE_TARGET="main").returncode == 1
    (suite,) = ElementTree.parse(repository / "checkpolicy-junit.xml").getroot()
    assert suite.attrib["failures"] == "1"
    (repository / "bad.py").unlink()
    assert bash(script, repository).returncode == 0


def test_scripts_are_sound() -> None:
    done = subprocess.run(["bash", "-n", str(ROOT / "ci" / "github.sh")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert os.access(ROOT / "ci" / "github.sh", os.X_OK)
