"""The baseline as a user lives with it: old findings fail no run, new ones do, whatever moves in between."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checker.cli import main as entry
from checker.files.resources import read_resource

POLICY = """\
schema_version: 1
name: ours
version: "1.0.0"
fields: {team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}}
rules: {CP002: off}
"""
CALL = """\
from openai import OpenAI

def ask(prompt: str) -> object:
    return OpenAI().responses.create(model="gpt-5", input=prompt)
"""
NEW = CALL.replace("responses.create", "chat.completions.create").replace("input=prompt", "messages=[]")


class Shop:
    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def run(self, *argv: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv, "--no-cache"] if argv[0] in ("check", "baseline") else [*argv])
        captured = self.capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out + captured.err

    def check(self, *flags: str) -> tuple[int, dict[str, object]]:
        code, out = self.run("check", "--format", "json", *flags)
        document = json.loads(out)
        jsonschema.validate(document, json.loads(read_resource("schemas/report.schema.json")))
        return code, document


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shop:
    (tmp_path / ".git").mkdir()
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "checkpolicy.toml").write_text('policy = "policy.yaml"\n')
    (tmp_path / "CODEOWNERS").write_text("* @platform\n/search/ @search-team\n")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "old.py").write_text(CALL)
    monkeypatch.chdir(tmp_path)
    found = Shop(tmp_path, capsys)
    assert found.run("check")[0] == 1
    assert found.run("baseline", "create")[0] == 0
    return found


def test_old_findings_fail_no_run_and_are_counted_per_owner(shop: Shop) -> None:
    code, out = shop.run("check")
    assert code == 0
    assert "Baseline: 1 of 1 finding here (@search-team 1) (checkpolicy-baseline.json)" in out
    _, document = shop.check()
    summary = document["summary"]
    assert isinstance(summary, dict)
    assert summary["baseline"] == {
        "path": "checkpolicy-baseline.json",
        "total": 1,
        "left": 1,
        "owners": {"@search-team": 1},
    }
    text = (shop.root / "checkpolicy-baseline.json").read_text()
    jsonschema.validate(json.loads(text), json.loads(read_resource("schemas/baseline.schema.json")))
    assert "responses.create" not in text  # digests alone: a line may hold a secret


def test_moved_lines_and_renamed_files_stay_known(shop: Shop) -> None:
    old = shop.root / "search" / "old.py"
    old.write_text("# a comment\n\n\n" + CALL)
    assert shop.run("check")[0] == 0
    old.rename(shop.root / "renamed.py")
    assert shop.run("check")[0] == 0


def test_a_copy_is_new(shop: Shop) -> None:
    (shop.root / "copy.py").write_text(CALL)
    code, document = shop.check()
    findings = document["findings"]
    assert isinstance(findings, list)
    assert (code, [f["path"] for f in findings]) == (1, ["copy.py"])


def test_a_new_call_fails_with_and_without_per_site(shop: Shop) -> None:
    (shop.root / "search" / "new.py").write_text(NEW)
    for flags in ((), ("--per-site",)):
        code, document = shop.check(*flags)
        findings = document["findings"]
        assert isinstance(findings, list)
        assert (code, [f["path"] for f in findings]) == (1, ["search/new.py"])


def test_no_baseline_shows_all(shop: Shop) -> None:
    assert shop.run("check", "--no-baseline")[0] == 1


def test_prune_takes_out_and_accepts_nothing(shop: Shop) -> None:
    (shop.root / "search" / "old.py").write_text("")
    (shop.root / "new.py").write_text(NEW)
    code, out = shop.run("baseline", "prune")
    assert (code, "1 mended" in out) == (0, True)
    assert json.loads((shop.root / "checkpolicy-baseline.json").read_text())["findings"] == []
    assert shop.run("check")[0] == 1


def test_update_accepts_what_is_new(shop: Shop) -> None:
    (shop.root / "new.py").write_text(NEW)
    code, out = shop.run("baseline", "update")
    assert (code, "0 mended, 1 new accepted" in out) == (0, True)
    assert shop.run("check")[0] == 0


def test_create_never_overwrites(shop: Shop) -> None:
    code, out = shop.run("baseline", "create")
    assert code == 2
    assert "--force" in out


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"schema_version": 1, "findings": [{"path": 1}]}', '{"schema_version": 2}']
)
def test_a_broken_baseline_is_one_message(shop: Shop, text: str) -> None:
    (shop.root / "checkpolicy-baseline.json").write_text(text)
    code, out = shop.run("check")
    assert code == 2
    assert out.startswith("checkpolicy: checkpolicy-baseline.json")
    assert "Traceback" not in out


def test_a_baseline_that_is_named_must_be_there(shop: Shop) -> None:
    code, out = shop.run("check", "--baseline", "none.json")
    assert code == 2
    assert "no such baseline" in out


def test_more_calls_through_an_old_hole_are_new(shop: Shop) -> None:
    """One line is to blame before and after, and its wrapper makes one call more."""
    wrapper = """\
from openai import OpenAI
client = OpenAI()
def ask(headers):
    client.responses.create(model="gpt-5", input="hi", extra_headers=headers)
"""
    caller = "def page():\n    ask({})\ndef tagged():\n    ask({'x-team-id': 'search'})\n"
    more = '    client.embeddings.create(model="e", input="hi", extra_headers=headers)\n'
    (shop.root / "search" / "old.py").write_text(wrapper + caller)
    assert shop.run("baseline", "update")[0] == 0
    assert shop.run("check")[0] == 0
    (shop.root / "search" / "old.py").write_text(wrapper + more + caller)
    code, document = shop.check()
    findings = document["findings"]
    assert isinstance(findings, list)
    assert (code, len(findings)) == (1, 1)
    assert "(1 of 2 are not in the baseline)" in findings[0]["message"]
    assert shop.run("baseline", "prune")[0] == 0  # accepts nothing
    assert shop.run("check")[0] == 1


def test_one_mended_does_not_hide_one_new(shop: Shop) -> None:
    """The cause has as many call sites as before, and one of them is another."""
    wrapper = """\
from openai import OpenAI
client = OpenAI()
def ask(headers):
    client.responses.create(model="gpt-5", input="hi", extra_headers=headers)
    client.embeddings.create(model="e", input="hi", extra_headers=headers)
"""
    caller = "def page():\n    ask({})\ndef tagged():\n    ask({'x-team-id': 'search'})\n"
    (shop.root / "search" / "old.py").write_text(wrapper + caller)
    assert shop.run("baseline", "update")[0] == 0
    assert shop.run("check")[0] == 0
    (shop.root / "search" / "old.py").write_text(wrapper.replace("embeddings", "completions") + caller)
    for flags in ((), ("--per-site",)):
        code, document = shop.check(*flags)
        findings = document["findings"]
        assert isinstance(findings, list)
        assert (code, len(findings)) == (1, 1)
        assert "(1 of 2 are not in the baseline)" in findings[0]["message"]
    code, out = shop.run("baseline", "prune")
    assert (code, "1 more call sites mended" in out) == (0, True)
    assert shop.run("check")[0] == 1
    (shop.root / "search" / "old.py").rename(shop.root / "search" / "renamed.py")
    (shop.root / "search" / "renamed.py").write_text(
        "# moved\n" + wrapper.replace("    client.embe", "    # client.embe") + caller
    )
    assert shop.run("check")[0] == 0


def test_what_is_wrong_with_the_gate_itself_is_no_part_of_it(shop: Shop) -> None:
    """An exception that has expired cannot be hidden by taking it into the baseline."""
    expired = (
        "exceptions: [{rule: CP101, path: 'search/**', owner: a@b.example, reason: moving, expires: 2020-01-01}]\n"
    )
    (shop.root / "policy.yaml").write_text(POLICY + expired)
    assert shop.run("baseline", "update")[0] == 0
    _, document = shop.check()
    findings = document["findings"]
    assert isinstance(findings, list)
    assert [f["rule"] for f in findings] == ["CP003"]


def test_owners_by_the_last_pattern_and_sections(tmp_path: Path) -> None:
    from checker.files.codeowners import read_owners

    (tmp_path / "CODEOWNERS").write_text("# c\n*.py @py\n[Docs][2] @docs\ndocs/\n/a/b.py @one @two # note\n")
    owner = read_owners(tmp_path)
    assert [owner(p) for p in ("x/y.py", "docs/a.md", "a/b.py", "z")] == ["@py", "@docs", "@one @two", ""]


def test_configurations_that_are_no_pair_of_the_project(shop: Shop) -> None:
    """What compare-configs alone finds stays in the baseline until compare-configs finds it gone."""
    models = "model_list: [{{model_name: chat, litellm_params: {{model: openai/gpt-5}}}}]\n"
    text = models + "router_settings: {{num_retries: {}}}\n"
    for name, retries in (("one.yaml", 1), ("two.yaml", 2)):
        (shop.root / name).write_text(text.format(retries))
    assert shop.run("compare-configs", "one.yaml", "two.yaml")[0] == 1
    assert shop.run("baseline", "update", "--configs", "one.yaml", "two.yaml")[0] == 0
    code, out = shop.run("compare-configs", "one.yaml", "two.yaml")
    assert (code, "Baseline: 1 of 1 finding here" in out) == (0, True)
    assert shop.run("baseline", "prune")[0] == 0
    assert shop.run("compare-configs", "one.yaml", "two.yaml")[0] == 0
    (shop.root / "two.yaml").write_text(text.format(1))
    code, out = shop.run("baseline", "prune", "--configs", "one.yaml", "two.yaml")
    assert (code, "1 mended" in out) == (0, True)
