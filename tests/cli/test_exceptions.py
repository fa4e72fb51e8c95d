"""`checkpolicy exceptions` and the policy's rollout, as a user lives with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.run.repository import BAD, BASE, POLICY, Repository

TODAY = ("--as-of", "2026-11-26")
ADD = ("exceptions", "add", "--rule", "CP101", "--owner", "web", "--reason", "the gateway moves", *TODAY)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path, capsys, {**BASE, "web/bad.py": BAD, "old/bad.py": BAD})


def check(repository: Repository, *flags: str) -> list[tuple[str, str, str]]:
    _, out = repository.run("check", "--no-cache", "--format", "json", *TODAY, *flags)
    return [(f["rule"], f["level"], f["path"]) for f in json.loads(out)["findings"]]


def test_from_add_to_prune(repository: Repository) -> None:
    code, out = repository.run(*ADD, "--path", "web/**", "--expires", "2027-01-15")
    assert (code, out) == (0, "policy.yaml: CP101 is exempt until 2027-01-15\n")
    assert check(repository) == [("CP101", "error", "old/bad.py")]
    assert "granted: 2026-11-26" in (repository.root / "policy.yaml").read_text()
    code, out = repository.run("exceptions", "list", *TODAY)
    assert code == 0
    assert "in force  CP101  web/**  web  until 2027-01-15, 50 days  policy.yaml:" in out
    code, out = repository.run("exceptions", "list", "--as-of", "2027-01-10", "--format", "json")
    assert [one["state"] for one in json.loads(out)["exceptions"]] == ["expiring"]
    assert repository.run("exceptions", "list", "--as-of", "2027-01-16")[0] == 1
    (repository.root / "web" / "bad.py").write_text("")
    assert ("CP008", "note", "policy.yaml") in check(repository)
    before = (repository.root / "policy.yaml").read_text()
    code, out = repository.run("exceptions", "prune", "--dry-run", *TODAY)
    assert (code, out) == (0, "would remove CP101 on web/** (web)\n")
    assert (repository.root / "policy.yaml").read_text() == before
    assert repository.run("exceptions", "prune", *TODAY)[1] == "removed CP101 on web/** (web)\n"
    assert check(repository) == [("CP101", "error", "old/bad.py")]


def test_the_limits_of_the_policy_hold_for_add(repository: Repository) -> None:
    repository.write({"policy.yaml": POLICY + "suppressions: {max_days: 30, approvers: [finops]}\n"})
    code, out = repository.run(*ADD, "--path", "web/**", "--expires", "2026-12-31", "--approved-by", "finops")
    assert code == 2
    assert "it lasts 35 days from when it was granted (2026-11-26), the policy allows 30" in out
    code, out = repository.run(*ADD, "--path", "web/**", "--expires", "2026-12-01")
    assert code == 2
    assert "approved by nobody" in out
    assert repository.run(*ADD, "--path", "web/**", "--expires", "2026-12-01", "--approved-by", "finops")[0] == 0


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--expires", "2027-01-01"), "say where"),
        (("--path", "x", "--expires", "soon"), "must be a date"),
        (("--path", "x", "--expires", "2026-11-25"), "it expired on 2026-11-25"),
        (("--where", "sdkk=x", "--expires", "2027-01-01"), "is no fact that findings of CP101 have; known are"),
        (("--where", "sdk", "--expires", "2027-01-01"), "expected FACT=VALUE"),
    ],
)
def test_what_would_not_count_is_not_written(repository: Repository, flags: tuple[str, ...], said: str) -> None:
    code, out = repository.run(*ADD, *flags)
    assert code == 2
    assert said in out
    assert (repository.root / "policy.yaml").read_text() == POLICY


def test_an_exception_adds_to_those_that_are_inherited(repository: Repository) -> None:
    inherited = "exceptions: [{rule: CP101, path: 'old/**', owner: o, reason: r, expires: 2027-01-01}]\n"
    own = 'schema_version: 1\nname: web\nversion: "1"\nextends: [org.yaml]\n'
    repository.write({"org.yaml": POLICY + inherited, "policy.yaml": own})
    assert repository.run(*ADD, "--path", "web/**", "--expires", "2027-01-15")[0] == 0
    assert check(repository) == []


def test_what_is_rolled_out_is_a_warning_that_says_its_day(repository: Repository) -> None:
    repository.write(
        {"policy.yaml": POLICY + "rollout: [{rule: missing-metadata, path: 'old/**', error_from: 2026-12-01}]\n"}
    )
    assert check(repository) == [("CP101", "warning", "old/bad.py"), ("CP101", "error", "web/bad.py")]
    code, out = repository.run("check", "old", "--no-cache", *TODAY)
    assert code == 0
    assert "(an error from 2026-12-01)" in out
    assert repository.run("check", "old", "--no-cache", "--as-of", "2026-12-01")[0] == 1


def test_a_field_is_rolled_out(repository: Repository) -> None:
    more = "cost_center: {due: request, schema: {type: string}, carriers: {headers: [x-cc]}}, "
    policy = (
        POLICY.replace("fields: {", "fields: {" + more) + "rollout: [{field: cost_center, error_from: 2026-12-01}]\n"
    )
    repository.write({"policy.yaml": policy})
    levels = check(repository)
    assert ("CP101", "warning", "search/good.py") in levels  # lacks cost_center alone
    assert ("CP101", "error", "web/bad.py") in levels  # lacks team_id as well
