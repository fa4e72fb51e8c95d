"""`check --changed-since`: what a change causes is reported, through files that it does not touch, and nothing else."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.run.repository import BAD, BASE, GOOD, POLICY, Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    wrapper = (
        "from openai import OpenAI\n\ndef ask(headers: dict[str, str]) -> object:\n"
        '    return OpenAI().responses.create(model="gpt-5", input="hi", extra_headers=headers)\n'
    )
    imports = "from llm.wrapper import ask\nfrom llm.team import headers\n"
    caller = imports + "\ndef page() -> object:\n    return ask(headers())\n"
    team = 'def headers() -> dict[str, str]:\n    return {"x-team-id": "search"}\n'
    monkeypatch.chdir(tmp_path)
    files = {
        **BASE,
        "old/bad.py": BAD,
        "llm/__init__.py": "",
        "llm/wrapper.py": wrapper,
        "llm/team.py": team,
        "web/page.py": caller,
    }
    return Repository(tmp_path, capsys, files)


def places(findings: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(finding["rule"], finding["path"]) for finding in findings]


def test_nothing_changed_is_nothing_reported(repository: Repository) -> None:
    assert repository.check() == (0, [])


def test_a_new_bad_call_is_reported_and_an_old_one_is_not(repository: Repository) -> None:
    repository.change({"web/new.py": BAD})
    code, findings = repository.check()
    assert (code, places(findings)) == (1, [("CP101", "web/new.py")])


def test_the_report_says_what_it_is_about(repository: Repository) -> None:
    import jsonschema

    from checker.files.resources import read_resource

    repository.change({"web/new.py": BAD})
    _, out = repository.run("check", "--changed-since", "HEAD~1", "--no-cache")
    assert f"(1 file of what changed since HEAD~1 ({repository.base[:12]}), as of" in out
    _, out = repository.run("check", "--changed-since", "HEAD~1", "--no-cache", "--format", "json")
    document = json.loads(out)
    jsonschema.validate(document, json.loads(read_resource("schemas/report.schema.json")))
    assert document["summary"]["changed_since"] == {"revision": "HEAD~1", "commit": repository.base}


def test_an_uncommitted_file_counts(repository: Repository) -> None:
    repository.write({"web/new.py": BAD})
    assert places(repository.check()[1]) == [("CP101", "web/new.py")]


def test_a_changed_helper_is_followed_through_unchanged_files(repository: Repository) -> None:
    repository.change({"llm/team.py": "def headers() -> dict[str, str]:\n    return {}\n"})
    code, findings = repository.check()
    assert code == 1
    assert [finding["rule"] for finding in findings] == ["CP101"]


def test_a_module_that_went_is_seen_where_it_was_imported(repository: Repository) -> None:
    repository.change({"llm/team.py": None})
    _, findings = repository.check()
    assert [finding["rule"] for finding in findings] == ["CP102"]


def test_a_tightened_policy_checks_everything(repository: Repository) -> None:
    repository.change({"policy.yaml": POLICY.replace("CP101: error", "CP101: error, CP103: error")})
    assert places(repository.check()[1]) == [("CP101", "old/bad.py")]


def test_paths_narrow_it_further(repository: Repository) -> None:
    repository.change({"web/new.py": BAD, "search/new.py": BAD})
    assert places(repository.check("search")[1]) == [("CP101", "search/new.py")]


def test_what_others_merged_meanwhile_is_not_of_the_change(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "topic")
    repository.change({"web/new.py": GOOD})
    repository.git("checkout", "-q", "main")
    repository.change({"web/theirs.py": BAD})
    repository.git("checkout", "-q", "topic")
    repository.base = "main"
    assert repository.check() == (0, [])


@pytest.mark.parametrize("rev", ["origin/main", "HEAD~1", "no-such-branch"])
def test_a_shallow_clone_is_one_message(
    repository: Repository, tmp_path: Path, rev: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("checkout", "-q", "-b", "topic")
    repository.change({"web/new.py": BAD})
    clone = tmp_path / "clone"
    url = tmp_path.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", "--branch", "topic", url, str(clone)], check=True)
    monkeypatch.chdir(clone)
    code, out = repository.run("check", "--changed-since", rev)
    assert code == 2
    assert len(out.splitlines()) == 1
    assert "fetch-depth: 0" in out
    assert "CP101" not in out


@pytest.mark.parametrize("rev", ["origin/nothing", "--output=x", "$(id)"])
def test_an_unknown_revision_is_one_message(repository: Repository, rev: str) -> None:
    code, out = repository.run("check", f"--changed-since={rev}")
    assert (code, len(out.splitlines())) == (2, 1)
    assert "there is no such revision here" in out


def test_no_repository_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], repository: Repository
) -> None:
    (tmp_path / ".git").rename(tmp_path / "gone")
    code, out = repository.run("check", "--changed-since", "main")
    assert (code, len(out.splitlines())) == (2, 1)
    assert "not a git repository" in out


def test_a_changed_version_of_an_sdk_checks_everything_and_others_do_not(repository: Repository) -> None:
    repository.change({"requirements.txt": "flask==3.0\n"})
    assert repository.check() == (0, [])
    repository.change({"requirements.txt": "flask==3.0\nopenai==1.40.0\n"})
    assert places(repository.check()[1]) == [("CP101", "old/bad.py")]
