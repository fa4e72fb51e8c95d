"""Changes that try to disarm the gate which judges them. Each adds a bad call, and a way to have it overlooked: the way
is shown first, and with `--loosening fail` the run fails."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.run.repository import BAD, BASE, GOOD, POLICY, SETTINGS, Repository

WEAK = POLICY.replace("CP101: error", "CP101: note")
IGNORED = BAD.replace("input=prompt)", "input=prompt)  # checkpolicy: ignore[CP101] later")
EXCEPTION = "exceptions: [{{rule: CP101, path: 'web/**', owner: o@b.example, reason: moving, expires: {}}}]\n"
SHARE = (
    '{{"schema_version": 2, "findings": [{{"path": "logs", "rule": "CP301", "fingerprint": "0", "content": "0", '
    '"origin": "scan-logs", "records": 5, "of": {}}}]}}\n'
)
BASELINE = '{"schema_version": 2, "findings": []}\n'


class Attack(NamedTuple):
    base: Mapping[str, str]
    change: Mapping[str, str | None]
    shown: str  # part of the message of CP001
    paths: tuple[str, ...] = ()


ATTACKS = {
    "inline ignore": Attack({}, {"web/new.py": IGNORED}, "suppressions has a new one: an inline ignore of CP101"),
    "inline ignore by name": Attack(
        {}, {"web/new.py": IGNORED.replace("CP101", "missing-metadata")}, "an inline ignore of CP101"
    ),
    "inline ignore in a configuration": Attack(
        {},
        {"web/new.py": BAD, "deploy/values-prod.yaml": "a: 1  # checkpolicy: ignore[CP201] later\n"},
        "an inline ignore of CP201",
    ),
    "wider exclude": Attack(
        {},
        {"web/new.py": BAD, "checkpolicy.toml": SETTINGS + 'exclude = ["/web"]\n'},
        "exclude also leaves out /web",
    ),
    "a negation dropped from exclude": Attack(
        {"checkpolicy.toml": SETTINGS + 'exclude = ["/web", "!/web/new.py"]\n', "web/new.py": GOOD},
        {"web/new.py": BAD, "checkpolicy.toml": SETTINGS + 'exclude = ["/web"]\n'},
        "exclude no longer keeps !/web/new.py",
    ),
    "a .gitignore over tracked files": Attack(
        {"web/old.py": GOOD},
        {"web/old.py": BAD, ".gitignore": "web/\n"},
        "files no longer include 1 that used to be checked, left out by .gitignore: web/old.py",
    ),
    "a folder that looks like a virtual environment": Attack(
        {"web/old.py": GOOD},
        {"web/old.py": BAD, "web/pyvenv.cfg": ""},
        "which counts as a virtual environment: web/old.py",
    ),
    "code moved where nobody looks": Attack(
        {"web/old.py": GOOD}, {"web/old.py": None, "vendor/old.py": GOOD + "\n"}, "which counts as other people's code"
    ),
    "new code where nobody looks": Attack(
        {}, {"vendor/new.py": BAD}, "files are added where nobody looks (1 that would send requests), in vendor"
    ),
    "product code that becomes a test": Attack(
        {"web/old.py": GOOD},
        {"web/old.py": None, "web/test_old.py": GOOD + "\n"},
        "files lose web/old.py: as web/test_old.py it is a test, whose calls fail no run",
    ),
    "Python by another name": Attack(
        {"web/old.py": GOOD}, {"web/old.py": None, "web/old.pyw": GOOD + "\n"}, "it is no Python file by its name"
    ),
    "an ignore that goes where the same code is new": Attack(
        {"search/ignored.py": IGNORED},
        {"search/ignored.py": BAD, "web/new.py": IGNORED},
        "an inline ignore of CP101",
    ),
    "a share of logs that grows while its number stays": Attack(
        {"checkpolicy-baseline.json": SHARE.format(100)},
        {"checkpolicy-baseline.json": SHARE.format(10), "web/new.py": BAD},
        "accepts 1 more finding: CP301 in logs",
    ),
    "a sink that keeps more": Attack(
        {},
        {"web/new.py": BAD, "policy.yaml": POLICY + "sinks: [litellm-spend-logs]\n"},
        "sinks also has litellm-spend-logs",
    ),
    "classes of differences": Attack(
        {},
        {"web/new.py": BAD, "policy.yaml": POLICY + "configs: {allowed_classes: [environment, semantic]}\n"},
        "configs.allowed_classes allows differences of semantic",
    ),
    "a rule switched off by the settings": Attack(
        {}, {"web/new.py": BAD, "checkpolicy.toml": SETTINGS + 'ignore = ["CP1"]\n'}, "ignore leaves out CP101, CP102"
    ),
    "a selection of rules": Attack(
        {}, {"web/new.py": BAD, "checkpolicy.toml": SETTINGS + 'select = ["CP3"]\n'}, "select leaves out CP001, CP002"
    ),
    "a fail level that nothing reaches": Attack(
        {}, {"web/new.py": BAD, "checkpolicy.toml": SETTINGS + 'fail-on = "none"\n'}, "fail-on is none instead of error"
    ),
    "loosening itself loosened": Attack(
        {"checkpolicy.toml": SETTINGS + 'loosening = "fail"\n'},
        {"web/new.py": BAD, "checkpolicy.toml": SETTINGS, "policy.yaml": WEAK},
        "loosening is report instead of fail",
    ),
    "a release that knows fewer rules": Attack(
        {"checkpolicy.toml": SETTINGS + 'required-version = ">=0.1"\n'},
        {"web/new.py": BAD, "checkpolicy.toml": SETTINGS + 'required-version = ">=0.0.1"\n'},
        "required-version is >=0.0.1 instead of >=0.1",
    ),
    "policy override in a nested folder": Attack(
        {},
        {"web/new.py": BAD, "web/checkpolicy.toml": 'policy = "weak.yaml"\n', "web/weak.yaml": WEAK},
        "rules.CP101 is note instead of error",
        ("web",),
    ),
    "settings file in a subfolder, for a run from above": Attack(
        {}, {"web/new.py": BAD, "web/checkpolicy.toml": 'ignore = ["CP101"]\n'}, "ignore leaves out CP101"
    ),
    "a table in pyproject.toml of a subfolder": Attack(
        {},
        {"web/new.py": BAD, "web/pyproject.toml": '[tool.checkpolicy]\nfail-on = "none"\n'},
        "fail-on is none instead of error",
        ("web/new.py",),
    ),
    "baseline grown": Attack(
        {"checkpolicy-baseline.json": BASELINE}, {"web/new.py": BAD}, "baseline accepts 1 more finding"
    ),
    "first baseline": Attack({}, {"web/new.py": BAD}, "baseline accepts 1 more finding: CP101 in web/new.py"),
    "expired exception renewed by date edit": Attack(
        {"policy.yaml": POLICY + EXCEPTION.format("2026-10-01")},
        {"web/new.py": BAD, "policy.yaml": POLICY + EXCEPTION.format("2027-10-01")},
        "exceptions lasts longer: CP101 on web/** until 2027-10-01 instead of 2026-10-01",
    ),
    "a new exception": Attack(
        {},
        {"web/new.py": BAD, "policy.yaml": POLICY + EXCEPTION.format("2027-10-01")},
        "exceptions has a new one: CP101 on web/** (o@b.example, until 2027-10-01)",
    ),
    "rule renamed": Attack(
        {},
        {"web/new.py": BAD, "policy.yaml": POLICY.replace("CP101: error", "missing-metadata: note")},
        "rules.CP101 is note instead of error",
    ),
    "a rule that there is not, in the place of one": Attack(
        {"policy.yaml": POLICY.replace("CP101: error", "CP102: error")},
        {"web/new.py": BAD, "policy.yaml": POLICY.replace("CP101: error", "CP192: error")},
        "rules.CP102 is warning instead of error",
    ),
    "a field dropped": Attack(
        {},
        {
            "web/new.py": BAD,
            "policy.yaml": POLICY.replace("team_id", "tenant_id").replace("x-team-id", "x-tenant-id"),
        },
        "fields.team_id is dropped",
    ),
    "a rollout that never ends": Attack(
        {},
        {"web/new.py": BAD, "policy.yaml": POLICY + "rollout: [{rule: CP101, error_from: 2099-01-01}]\n"},
        "rollout lets rule CP101 be an error only from 2099-01-01",
    ),
    "a builder that is trusted": Attack(
        {},
        {
            "web/new.py": BAD,
            "policy.yaml": POLICY + "models: {modules: [x], decorators: {x.y: {provides: [team_id]}}}\n",
        },
        "models.decorators.x.y is declared: what it says is trusted",
    ),
    "extends to a weaker policy": Attack(
        {
            "policy.yaml": POLICY.replace('version: "1.0.0"\n', 'version: "1.0.0"\nextends: [org.yaml]\n'),
            "org.yaml": POLICY.replace("rules: {CP002: off, CP101: error}", "rules: {CP102: error}"),
        },
        {"web/new.py": BAD, "org.yaml": POLICY.replace("rules: {CP002: off, CP101: error}", "rules: {CP102: off}")},
        "rules.CP102 is switched off",
    ),
    "another policy by name": Attack(
        {}, {"web/new.py": BAD, "checkpolicy.toml": 'policy = "minimum"\n'}, "fields.team_id is dropped"
    ),
    "settings deleted": Attack(
        {"policy.yaml": POLICY.replace("rules: {", "rules: {CP102: error, ")},
        {"web/new.py": BAD, "checkpolicy.toml": None},
        "rules.CP102 is warning instead of error",
    ),
}


@pytest.fixture(params=ATTACKS, ids=str)
def attack(request: pytest.FixtureRequest) -> Attack:
    return ATTACKS[request.param]


@pytest.fixture
def repository(
    tmp_path: Path, attack: Attack, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Repository:
    monkeypatch.chdir(tmp_path)
    found = Repository(tmp_path, capsys, {**BASE, **attack.base})
    found.change(attack.change)
    if "baseline accepts" in attack.shown:
        assert found.run("baseline", "create", "--force", "--no-cache")[0] == 0
        found.commit()
    return found


def test_it_is_shown_first_and_blocks(repository: Repository, attack: Attack) -> None:
    messages = repository.loosened(*attack.paths)
    assert any(attack.shown in message for message in messages), messages
    code, out = repository.run(
        "check", *attack.paths, "--changed-since", repository.base, "--no-cache", "--loosening", "fail"
    )
    assert code == 1
    assert " CP001 policy-loosened" in out.splitlines()[0]


def test_once_merged_it_is_no_finding(repository: Repository, attack: Attack) -> None:
    repository.base = "HEAD"
    assert repository.loosened(*attack.paths) == []


# --- those that need more than files


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path, capsys, {**BASE, "web/old.py": GOOD})


def test_a_folder_becomes_a_link_to_a_hidden_one(plain: Repository) -> None:
    (plain.root / "web").rename(plain.root / ".web")
    os.symlink(".web", plain.root / "web")
    (plain.root / ".web" / "new.py").write_text(BAD)
    plain.commit()
    messages = plain.loosened()
    assert any("files end at web, now a link to .web, in the hidden folder .web" in message for message in messages)
    assert any(".web/old.py" in message for message in messages)


def test_the_policy_becomes_a_link_to_a_weaker_one(plain: Repository) -> None:
    plain.write({"docs/weak.yaml": WEAK, "web/new.py": BAD, "policy.yaml": None})
    os.symlink("docs/weak.yaml", plain.root / "policy.yaml")
    plain.commit()
    assert "rules.CP101 is note instead of error" in plain.loosened()


def test_a_base_whose_policy_is_a_link_is_read_through_it(plain: Repository) -> None:
    plain.write({"policies/ours.yaml": POLICY, "policy.yaml": None})
    os.symlink("policies", plain.root / "current")
    plain.write({"checkpolicy.toml": 'policy = "current/ours.yaml"\n'})
    plain.base = plain.commit()
    assert plain.check() == (0, [])
    plain.change({"policies/ours.yaml": WEAK})
    assert plain.loosened() == ["rules.CP101 is note instead of error"]


def test_a_cache_that_a_commit_wrote_is_not_believed(plain: Repository, tmp_path: Path) -> None:
    """Verdicts of good code, kept under the digests of bad code: here by a run whose policy asks for nothing."""
    plain.change({"checkpolicy.toml": SETTINGS + 'cache-dir = ".cache"\n', "web/new.py": BAD})
    assert plain.run("check")[0] == 1  # fills the cache
    stores = sorted((plain.root / ".cache").glob("*.store"))
    assert stores
    plain.git("add", "-f", ".cache")
    plain.commit()
    for store in stores:
        data = bytearray(store.read_bytes())
        data[len(data) // 2] ^= 0xFF
        store.write_bytes(bytes(data))
    before = [store.read_bytes() for store in stores]
    since = ("--changed-since", plain.base, "--format", "json")
    code, out = plain.run("check", *since)
    findings = json.loads(out)["findings"]
    assert code == 1
    assert findings[0]["rule"] == "CP001"
    assert "cache-dir holds files of the repository (.cache)" in findings[0]["message"]
    assert [f["path"] for f in findings if f["rule"] == "CP101"] == ["web/new.py"]
    assert [store.read_bytes() for store in stores] == before  # neither read nor written


def test_a_link_to_a_committed_cache_is_not_believed_either(plain: Repository) -> None:
    (plain.root / "data").mkdir()
    (plain.root / "data" / "x.store").write_bytes(b"cpstore1")
    os.symlink("data", plain.root / ".cache")
    plain.change({"checkpolicy.toml": SETTINGS + 'cache-dir = ".cache"\n', "web/new.py": BAD})
    _, out = plain.run("check", "--changed-since", plain.base, "--format", "json")
    assert "cache-dir holds files of the repository (data)" in json.loads(out)["findings"][0]["message"]
    assert [path.name for path in (plain.root / "data").iterdir()] == ["x.store"]


def test_settings_of_a_subfolder_that_cannot_be_read_are_said(plain: Repository) -> None:
    plain.change({"web/checkpolicy.toml": "fail-on = 1\n"})
    messages = plain.loosened()
    assert len(messages) == 1
    assert "settings cannot be compared: now they could not be read (web/checkpolicy.toml:1" in messages[0]


def test_a_cache_beside_the_code_that_nobody_commits_is_used(plain: Repository) -> None:
    plain.change({"checkpolicy.toml": SETTINGS + 'cache-dir = ".cache"\n', ".gitignore": ".cache\n"})
    plain.base = "HEAD"
    assert plain.run("check", "--changed-since", "HEAD")[0] == 0
    assert list((plain.root / ".cache").glob("*.store"))


def test_what_tightens_applies_at_once_and_is_no_finding(plain: Repository) -> None:
    stricter = POLICY.replace(
        "fields: {", "fields: {cost_center: {due: request, schema: {type: string}, carriers: {headers: [x-cc]}}, "
    )
    plain.change({"policy.yaml": stricter})
    code, findings = plain.check()
    assert code == 1
    assert {finding["rule"] for finding in findings} == {"CP101"}


def test_a_comment_that_moves_with_its_code_is_no_finding(plain: Repository) -> None:
    plain.change({"web/ignored.py": IGNORED})
    plain.base = "HEAD"
    plain.git("mv", "web/ignored.py", "search/moved.py")
    plain.change({"search/moved.py": "# moved\n\n" + IGNORED})
    plain.base = "HEAD~1"
    assert plain.loosened() == []


def test_a_file_that_was_renamed_in_the_baseline_is_no_finding(plain: Repository) -> None:
    plain.write({"web/new.py": BAD})
    assert plain.run("baseline", "create", "--no-cache")[0] == 0
    plain.base = plain.commit()
    plain.git("mv", "web/new.py", "web/renamed.py")
    assert plain.run("baseline", "prune", "--no-cache")[0] == 0
    plain.commit()
    assert plain.check() == (0, [])


def test_a_broken_policy_at_the_base_is_said(plain: Repository) -> None:
    plain.change({"policy.yaml": "name: [\n"})
    plain.base = "HEAD"
    plain.write({"policy.yaml": POLICY})
    messages = plain.loosened()
    assert len(messages) == 1
    assert "cannot be compared" in messages[0]


def test_the_mode_that_the_base_asks_for_holds(plain: Repository) -> None:
    plain.change({"checkpolicy.toml": SETTINGS + 'loosening = "fail"\n'})
    plain.base = plain.git("rev-parse", "HEAD")
    plain.change({"checkpolicy.toml": SETTINGS + 'fail-on = "none"\n', "policy.yaml": WEAK})
    code, findings = plain.check()
    assert code == 1
    assert {(f["rule"], f["level"]) for f in findings} == {("CP001", "error")}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_no_comment_exception_or_selection_hides_it(plain: Repository) -> None:
    hidden = "exceptions: [{rule: CP001, path: '**', owner: o@b.example, reason: no, expires: 2099-01-01}]\n"
    off = WEAK.replace("rules: {", "rules: {CP001: off, ")
    settings = SETTINGS + 'ignore = ["CP001"]\nselect = ["CP101"]\n'
    plain.change({"policy.yaml": off + hidden, "checkpolicy.toml": settings})
    messages = plain.loosened("--loosening", "fail")
    assert "rules.CP101 is note instead of error" in messages
