"""`init` on a repository as users have it: what it sees, writes, leaves alone and says; what it writes works."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from checker import __version__
from checker.cli import main as entry
from checker.policy.load import load_policy

FILES = {
    "bot/headers.py": """
        def owner_headers(team):
            return {"x-acme-team": team, "x-cost-center": "CC-7", "x-unrelated": "1"}
    """,
    "bot/chat.py": """
        from openai import OpenAI
        from bot.headers import owner_headers

        client = OpenAI(base_url="https://llm.acme.internal/v1")

        def ask(prompt):
            return client.responses.create(model="gpt-5", input=prompt, extra_headers=owner_headers("search"))

        def summarise(prompt):
            return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-acme-team": "docs"})

        def plain(prompt):
            return client.responses.create(model="gpt-5", input=prompt, metadata={"squad": "docs"})

        def naked(prompt):
            return client.responses.create(model="gpt-5", input=prompt)
    """,
    "web/app.ts": 'import OpenAI from "openai";\n',
    "deploy/litellm-staging.yaml": "model_list:\n  - model_name: a\n    litellm_params: {model: openai/gpt-5}\n",
    "deploy/litellm-prod.yaml": "model_list:\n  - model_name: a\n    litellm_params: {model: openai/gpt-5}\n",
    "logs/gateway.jsonl": '{"request_id": "r1", "spend": 0.1, "call_type": "acompletion", "api_key": "k"}\n',
    "logs/app.jsonl": '{"level": "info", "msg": "started"}\n',
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from textwrap import dedent

    folder = tmp_path / "Search Bot"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dedent(text) if name.endswith(".py") else text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", "-b", "trunk", str(folder)], check=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))
    return folder


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*argv: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv])
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out, captured.err

    return command


def files_of(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".git/" not in path.as_posix()
    }


def test_it_says_what_there_is(run: Run) -> None:
    code, out, _ = run("init", "--dry-run")
    assert code == 0
    assert "call sites    4: openai 4" in out
    assert "x-acme-team at 2 of 4" in out
    assert "x-cost-center at 1 of 4" in out
    assert "squad at 1 of 4" in out
    assert "x-unrelated" not in out
    assert "llm.acme.internal at 4 of 4" in out
    assert "litellm-proxy: deploy/litellm-prod.yaml, deploy/litellm-staging.yaml" in out
    assert "deploy/litellm-staging.yaml | deploy/litellm-prod.yaml" in out
    assert "logs/gateway.jsonl (LiteLLM SpendLogs rows)" in out
    assert "logs/app.jsonl" not in out
    assert "1 TypeScript file" in out
    assert out.rstrip().endswith("Read the policy and change what does not fit, then commit what was written.")


def test_a_dry_run_writes_nothing(run: Run, repository: Path) -> None:
    _, out, _ = run("init", "--dry-run", "--with", "baseline,pre-commit,github,gitlab,jenkins")
    assert files_of(repository) == FILES.keys()
    assert out.count("would write ") == 6
    assert "would run  checkpolicy baseline create" in out


def test_what_it_writes_works(run: Run, repository: Path) -> None:
    assert run("init")[0] == 0
    assert files_of(repository) - FILES.keys() == {"checkpolicy.toml", "llm-policy.yaml"}
    assert run("policy", "validate", "llm-policy.yaml")[0] == 0
    policy = load_policy("llm-policy.yaml", cwd=repository)
    assert policy.name == "search-bot"
    assert policy.fields["team_id"].carriers.headers == ("x-team-id", "x-acme-team")
    assert policy.fields["team_id"].carriers.metadata == ("team_id", "squad")
    assert policy.gateways == ()
    code, out, _ = run("check")
    assert code == 1
    assert "Policy: search-bot 0.1.0 (llm-policy.yaml" in out
    assert "team_id 1" in out or "4 lack" in out


def test_the_function_of_yours_stands_in_the_package_of_the_calls(run: Run, repository: Path) -> None:
    assert "#     search_bot.owners.owner_headers:" in run("init", "--dry-run")[1]  # no package: the folder's name
    (repository / "bot" / "__init__.py").touch()
    assert "#     bot.owners.owner_headers:" in run("init", "--dry-run")[1]


def test_a_release_that_nobody_else_can_install_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.run.code import starter

    said = f"'checkpolicy=={__version__}' in these files: say where yours is to come from"
    for origin, told in (({"url": "file:///src", "dir_info": {}}, True), ({}, False)):
        monkeypatch.setattr(starter, "_origin", lambda origin=origin: origin)
        assert (said in run("init", "--dry-run", "--with", "gitlab")[1]) is told


def test_gateways_are_offered_as_they_would_be_valid(run: Run, repository: Path) -> None:
    run("init")
    text = (repository / "llm-policy.yaml").read_text(encoding="utf-8")
    start = text.index("# gateways:")
    block = text[start:].split("\n\n")[0]
    active = text.replace(block, "\n".join(line.removeprefix("# ") for line in block.splitlines()))
    (repository / "active.yaml").write_text(active, encoding="utf-8")
    (gateway,) = load_policy("active.yaml", cwd=repository).gateways
    assert gateway.hosts == ("llm.acme.internal",)


def test_nothing_is_replaced(run: Run, repository: Path) -> None:
    kept = {"checkpolicy.toml": "quiet = true\n", ".pre-commit-config.yaml": "repos: []\n", "Jenkinsfile": "x\n"}
    for name, text in kept.items():
        (repository / name).write_text(text, encoding="utf-8")
    _, out, _ = run("init", "--with", "pre-commit,jenkins")
    for name, text in kept.items():
        assert (repository / name).read_text(encoding="utf-8") == text
        assert f"{name} is there already and stays as it is" in out
    assert 'it needs the line  policy = "llm-policy.yaml"' in out
    assert "id: checkpolicy" in out


def test_twice_is_once(run: Run, repository: Path) -> None:
    run("init", "--with", "baseline")
    before = {name: (repository / name).read_bytes() for name in files_of(repository)}
    _, out, _ = run("init", "--with", "baseline")
    assert {name: (repository / name).read_bytes() for name in files_of(repository)} == before
    assert "checkpolicy.toml names a policy already" in out
    assert "checkpolicy-baseline.json is there already" in out


def test_settings_of_pyproject_are_respected(run: Run, repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[tool.checkpolicy]\nquiet = true\n", encoding="utf-8")
    _, out, _ = run("init")
    assert 'pyproject.toml is there already and stays as it is: it needs the line  policy = "llm-policy.yaml"' in out
    assert not (repository / "checkpolicy.toml").exists()
    assert (repository / "llm-policy.yaml").exists()


def test_after_the_baseline_the_gate_is_green_and_new_calls_fail(run: Run, repository: Path) -> None:
    run("init", "--with", "baseline")
    assert run("check")[0] == 0
    with (repository / "bot" / "chat.py").open("a", encoding="utf-8") as file:
        file.write('\ndef late(prompt):\n    return client.responses.create(model="gpt-5-mini", input=prompt)\n')
    code, out, _ = run("check")
    assert code == 1
    assert "late" in out or "bot/chat.py:" in out


def test_the_code_is_followed_once_for_init_the_baseline_and_the_check(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.code import analysis

    (repository / "bot/chat.py").write_text(
        "from openai import OpenAI\n\nOpenAI().responses.create(model='gpt-5', input='hi')\n", encoding="utf-8"
    )
    runs = []
    real = analysis.run
    monkeypatch.setattr(analysis, "run", lambda *args: runs.append(args) or real(*args))
    assert run("init", "--with", "baseline")[0] == 0
    assert "no findings but the 1 in the baseline" in run("check")[1]
    assert len(runs) == 1
    policy = repository / "llm-policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "rules: {CP102: error}\n", encoding="utf-8")
    assert run("check")[0] == 0
    assert len(runs) == 1  # the policy asks the same of the code
    policy.write_text(policy.read_text(encoding="utf-8") + "fields: {cost_center: null}\n", encoding="utf-8")
    run("check")
    assert len(runs) == 2


def test_ci_files_are_what_their_readers_take(run: Run, repository: Path) -> None:
    run("init", "--with", "pre-commit,github,gitlab,jenkins")
    workflow = yaml.safe_load((repository / ".github/workflows/checkpolicy.yml").read_text(encoding="utf-8"))
    assert workflow[True]["push"]["branches"] == ["trunk"]  # YAML 1.1 reads `on` as true
    (job,) = workflow["jobs"].values()
    assert job["steps"][0]["with"]["fetch-depth"] == 0
    gitlab = yaml.safe_load((repository / ".gitlab/checkpolicy.yml").read_text(encoding="utf-8"))
    assert gitlab["checkpolicy"]["variables"]["GIT_DEPTH"] == "0"
    hooks = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"][0]["id"] == "checkpolicy"
    for name in (".github/workflows/checkpolicy.yml", ".gitlab/checkpolicy.yml", "Jenkinsfile"):
        text = (repository / name).read_text(encoding="utf-8")
        assert "checkpolicy==" in text or "checkpolicy @ git+" in text
        assert "@INSTALL@" not in text


def test_a_misspelt_part_is_told(run: Run) -> None:
    code, _, err = run("init", "--with", "githb")
    assert code == 2
    assert "must be one of baseline, pre-commit, github, gitlab, jenkins, or none" in err


def test_an_empty_repository(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    (empty / ".git").mkdir(parents=True)
    monkeypatch.chdir(empty)
    code, out, _ = run("init")
    assert code == 0
    assert "none: no call of an LLM SDK" in out
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Search Bot", "search-bot"), ("0chat", "chat"), ("2024", "ours"), ("über", "ber"), ("-", "ours")],
)
def test_a_policy_has_a_valid_name_whatever_the_folder(folder: str, name: str) -> None:
    from checker.run.code.starter import policy_name

    assert policy_name(folder) == name
