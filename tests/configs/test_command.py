"""`checkpolicy compare-configs`, whole: one golden file per format, exit codes, what it never does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import __version__

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Golden = Callable[[Path, str], None]
Run = Callable[..., tuple[int, str]]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_formats(form: str, run: Run, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "shop" / "deploy", tmp_path / "shop" / "deploy")
    (tmp_path / "shop" / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "shop" / "deploy")
    code, out = run("compare-configs", "collector-staging.yaml", "collector-prod.yaml", "--format", form)
    assert code == 1
    golden(HERE / "golden" / f"compare.{form}", out.replace(__version__, "VERSION"))


def test_what_all_objects_have_in_common_is_told_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for environment, owner in (("staging", "tests"), ("prod", "search")):
        about = f"{{name: NAME, labels: {{cost-center: {owner}}}}}"
        objects = [
            f"apiVersion: v1\nkind: ConfigMap\nmetadata: {about}\ndata: {{A: '1'}}\n".replace("NAME", name)
            for name in ("one", "two", "three")
        ]
        (tmp_path / f"objects-{environment}.yaml").write_text("---\n".join(objects))
    code, out = run("compare-configs", "objects-staging.yaml", "objects-prod.yaml")
    assert (code, out.count("CP201")) == (1, 1)
    assert "ConfigMap/one metadata/labels/cost-center is tests in staging, search in prod" in out
    assert "(and so on 2 more objects)" in out


def test_many_notes_of_one_reason_are_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for environment, letter in (("staging", "a"), ("prod", "b")):
        lines = ["replicaCount: 1", *(f"setting{number}: {letter}{number}" for number in range(12))]
        (tmp_path / f"values-{environment}.yaml").write_text("\n".join(lines) + "\n")
    code, out = run("compare-configs", "values-staging.yaml", "values-prod.yaml")
    assert (code, out.count("CP201")) == (0, 1)
    assert "12 differences (no setting that checkpolicy knows): setting0, setting1" in out
    assert "and 4 more (--per-site shows each)" in out
    code, out = run("compare-configs", "values-staging.yaml", "values-prod.yaml", "--per-site")
    assert (code, out.count("CP201")) == (0, 12)
    code, out = run("compare-configs", "values-staging.yaml", "values-prod.yaml", "--format", "sarif")
    assert len(json.loads(out)["runs"][0]["results"]) == 12


def test_folders_are_paired_by_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for environment, retries in (("staging", 1), ("prod", 2)):
        folder = tmp_path / environment
        folder.mkdir()
        (folder / "litellm.yaml").write_text(f"litellm_settings: {{}}\nrouter_settings: {{num_retries: {retries}}}\n")
        (folder / f"app-{environment}.env").write_text(f"DD_ENV={environment}\n")
    (tmp_path / "staging" / "alone.yaml").write_text("a: 1\n")
    code, out = run("compare-configs", "staging", "prod", "--format", "json")
    document = json.loads(out)
    assert code == 2
    assert [(d["left"]["pointer"], d["verdict"]) for d in document["differences"]] == [
        ("/DD_ENV", "allow"),
        ("/router_settings/num_retries", "deny"),
    ]
    assert [(n["path"], n["message"]) for n in document["notices"]] == [("staging/alone.yaml", "no partner in prod")]


def test_an_overlay_is_compared_as_a_patch_only(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for environment, tag in (("staging", "1.1.0"), ("prod", "1.2.0")):
        (tmp_path / f"{environment}.yaml").write_text(
            f"kind: Kustomization\nresources: [../base]\nimages: [{{name: gw, newTag: {tag}}}]\n"
        )
    code, out = run("compare-configs", "staging.yaml", "prod.yaml")
    assert code == 2
    assert "compared as a patch only" in out
    assert "images/gw/newTag" in out


def test_a_hostile_repository_runs_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of the repository makes checkpolicy start a program."""
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    for name in ("subprocess.Popen", "os.system", "os.execv"):
        monkeypatch.setattr(name, refuse)
    (tmp_path / "policy.yaml").write_text(
        'schema_version: 1\nname: x\nversion: "1"\nextends: [chargeback]\n'
        "configs: {pairs: [{files: '{env}.yaml', render: touch owned}]}\n"
    )
    (tmp_path / "staging.yaml").write_text("a: !!python/object/apply:os.system [touch owned]\nb: $(touch owned)\n")
    (tmp_path / "prod.yaml").write_text("a: `touch owned`\n")
    assert run("compare-configs", "staging.yaml", "prod.yaml", "--policy", "policy.yaml")[0] == 2
    assert run("compare-configs", "staging.yaml", "prod.yaml")[0] == 2
    assert not (tmp_path / "owned").exists()


def test_a_missing_file_is_misuse(run: Run, tmp_path: Path) -> None:
    assert run("compare-configs", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"))[0] == 2


def test_a_setting_of_a_plugin_is_called_as_it_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings of a KongPlugin are known by where Kong's own file has them, which is not in this one."""
    monkeypatch.chdir(tmp_path)
    about = "apiVersion: configuration.konghq.com/v1\nkind: KongPlugin\nmetadata: {name: usage}\nplugin: http-log\n"
    for environment, seconds in (("staging", 300), ("prod", 10)):
        (tmp_path / f"{environment}.yaml").write_text(f"{about}config: {{queue: {{max_retry_time: {seconds}}}}}\n")
    _, out = run("compare-configs", "staging.yaml", "prod.yaml")
    assert "KongPlugin/usage config/queue/max_retry_time is 300 in staging, 10 in prod" in out
    assert "  config.queue.max_retry_time is 10" in out
    policy = "schema_version: 1\nname: acme\nversion: '1'\nextends: [chargeback]\nconfigs:\n  differences:\n    - "
    declared = "{path: /config/queue/max_retry_time, owner: a, reason: b, expires: 2999-01-01}\n"
    (tmp_path / "policy.yaml").write_text(policy + declared)
    _, out = run("compare-configs", "staging.yaml", "prod.yaml", "--policy", "policy.yaml")
    assert "1 difference between environments: 1 allow" in out


def test_of_a_pair_of_no_known_kind_check_tells_what_is_denied(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for environment, days, theme in (("staging", 400, "light"), ("prod", 30, "dark")):
        text = json.dumps({"headers": {"x-team-id": "search"}, "usage": {"retention_days": days}, "theme": theme})
        (tmp_path / f"{environment}.json").write_text(text)
        (tmp_path / f"other-{environment}.json").write_text(json.dumps({"retention_days": days}))
    code, out = run("check")
    assert (code, out.count("CP201")) == (1, 1)
    assert "usage/retention_days is 400 in staging, 30 in prod" in out
    code, out = run("inventory")
    assert "compared: staging.json (staging) and prod.json (prod)" in out
    assert "other" not in out


@pytest.mark.parametrize(
    ("encoding", "code", "words"),
    [
        ("utf-16", 1, "disable_spend_logs is true"),  # as PowerShell's `>` writes it
        ("utf-16-le", 2, "UTF-16 without a byte order mark"),
        ("utf-16-be", 2, "UTF-16 without a byte order mark"),
    ],
)
def test_a_file_in_utf_16_is_found_by_check(
    encoding: str, code: int, words: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    text = "model_list:\n- {model_name: a, litellm_params: {}}\ngeneral_settings: {disable_spend_logs: true}\n"
    (tmp_path / "litellm.yaml").write_bytes(text.encode(encoding))
    found, out = run("check")
    assert (found, words in out) == (code, True), out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("{}.tfvars", 'sampling = "{}"\nregion = "eu"\n'),
        ("{}.yaml", "always {}\n"),
    ],
)
def test_a_format_that_is_not_read_is_told(
    name: str, text: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read as YAML it is one text."""
    monkeypatch.chdir(tmp_path)
    for environment, value in (("staging", "on"), ("prod", "off")):
        (tmp_path / name.format(environment)).write_text(text.format(value))
    code, out = run("compare-configs", name.format("staging"), name.format("prod"))
    assert (code, out.count("holds a text, no settings")) == (2, 2)


def test_a_document_that_is_a_text(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for environment in ("staging", "prod"):
        (tmp_path / f"{environment}.yaml").write_text(f"a: 1\n---\n{environment}s own\n")
    code, _ = run("compare-configs", "staging.yaml", "prod.yaml")
    assert code in (0, 1)
