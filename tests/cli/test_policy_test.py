"""`checkpolicy policy test`: a policy's own examples hold or are told apart, and what none of them shows is named."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker.files.resources import read_resource
from checker.policy.load import load_policy
from tests.run.repository import BAD, GOOD, POLICY, Repository

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path, capsys, {"policy.yaml": POLICY, "checkpolicy.toml": 'policy = "policy.yaml"\n'})


def write(repository: Repository, *tests: dict[str, object], file: str = "policy.test.yaml") -> None:
    document = {"schema_version": 1, "tests": [{"name": f"example {n}", **test} for n, test in enumerate(tests)]}
    (repository.root / file).write_text(yaml.safe_dump(document, sort_keys=False))


def test_the_organisation_policy_of_the_examples(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from checker.cli import main as entry

    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as end:
        entry.main(["policy", "test", "--policy", "examples/policies/acme.yaml", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert [test["name"] for test in document["tests"] if not test["holds"]] == []
    assert end.value.code == 0
    assert {"team_id", "data_class"} <= set(document["coverage"]["fields"]) - set(document["coverage"]["never_fail"])
    assert "header x-acme-team" not in document["coverage"]["never_carry"]
    tests = yaml.safe_load((ROOT / "examples" / "policies" / "acme.test.yaml").read_text())
    jsonschema.validate(tests, json.loads(read_resource("schemas/policy-test.schema.json")))


def test_each_verdict(repository: Repository) -> None:
    unknown = BAD.replace("input=prompt)", "input=prompt, extra_headers=headers)").replace(
        "prompt: str", "prompt, headers"
    )
    write(
        repository,
        {"code": GOOD, "expect": "pass", "rules": []},
        {"code": BAD, "expect": "fail", "rules": ["missing-metadata"], "fields": ["team_id"]},
        {"code": unknown, "expect": "unverifiable"},
        {"code": {"a/good.py": GOOD, "b.py": "from a.good import ask\n"}, "expect": "pass"},
        {"record": {"team_id": "search"}, "expect": "pass"},
        {"record": {}, "expect": "fail", "fields": ["team_id"]},
        {"record": {"team_id": 1}, "stage": "request", "expect": "fail"},
    )
    code, out = repository.run("policy", "test", "--require-coverage")
    assert (code, "policy.yaml: 7 examples hold" in out) == (0, True)
    assert "fields shown to fail: 1 of 1" in out
    assert "carriers shown to carry: 1 of 1" in out


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ({"code": BAD, "expect": "pass"}, "expected pass, found fail"),
        ({"code": BAD, "expect": "fail", "rules": ["CP102"]}, "expected CP102, found CP101"),
        ({"code": BAD, "expect": "fail", "fields": []}, "expected the fields none, found team_id"),
        ({"code": "x = 1\n", "expect": "pass"}, "no call of a model is in this code"),
        ({"code": "import openai\ndef (:\nopenai.OpenAI().responses.create()\n", "expect": "pass"}, "app.py"),
        ({"code": {"../x.py": BAD}, "expect": "fail"}, "../x.py lies outside of the example"),
        ({"configs": {"kind": "nothing", "staging": "a: 1\n", "prod": "a: 2\n"}, "expect": "fail"}, "unknown kind"),
        ({"configs": {"staging": "a: [\n", "prod": "a: 2\n"}, "expect": "fail"}, "FAIL"),
        ({"log": {"a": 1}, "expect": "pass"}, "of no known format"),
        ({"log": {"a": 1}, "format": "no-such", "expect": "pass"}, "no such format"),
    ],
)
def test_what_does_not_hold_is_told(repository: Repository, test: dict[str, object], said: str) -> None:
    write(repository, test)
    code, out = repository.run("policy", "test")
    assert (code, "Traceback" in out) == (1, False)
    assert said in out
    assert "policy.test.yaml:3" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema_version: 1\ntests: []\n", "must not be empty"),
        ("schema_version: 1\ntests: [{name: a, code: x}]\n", "the key 'expect' is missing"),
        ("schema_version: 1\ntests: [{name: a, code: x, expect: maybe}]\n", "expected pass, fail or unverifiable"),
        ("schema_version: 1\ntests: [{name: a, code: x, expect: pass, rules: [no-such-rule]}]\n", "unknown rule"),
        ("tests: {\n", "policy.test.yaml"),
    ],
)
def test_examples_that_say_nothing_are_refused(repository: Repository, text: str, said: str) -> None:
    repository.write({"policy.test.yaml": text})
    code, out = repository.run("policy", "test")
    assert (code, "Traceback" in out) == (2, False)
    assert said in out


def test_none_at_all(repository: Repository) -> None:
    code, out = repository.run("policy", "test")
    assert (code, "has no examples" in out) == (2, True)


def test_they_are_no_part_of_what_the_policy_says(repository: Repository) -> None:
    before = load_policy("policy.yaml", cwd=repository.root).ref.digest
    repository.write({"policy.yaml": POLICY + "tests: [{name: a, code: 'x = 1', expect: pass}]\n"})
    assert load_policy("policy.yaml", cwd=repository.root).ref.digest == before
    assert repository.run("policy", "test")[0] == 1


def test_exceptions_and_rollout_have_no_say(repository: Repository) -> None:
    more = "rollout: [{rule: CP101, error_from: 2099-01-01}]\nexceptions:\n"
    more += "  - {rule: CP101, path: '**', owner: o, reason: r, expires: 2099-01-01}\n"
    repository.write({"policy.yaml": POLICY + more})
    write(repository, {"code": BAD, "expect": "fail"})
    assert repository.run("policy", "test")[0] == 0
