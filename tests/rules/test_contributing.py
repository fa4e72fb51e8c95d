"""Adding a rule touches three files: a copy of this repository gets the rule that CONTRIBUTING shows, by its words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("checker", "policies", "schemas", "tools", "docs", "tests/rules", "tests/docs", "tests/cli", "examples")
FILES = ("_checkpolicy.py", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "tests/conftest.py")
RULE, EXAMPLE = "checker/rules/code/cp199_legacy_completion.py", "tests/rules/cp199_legacy_completion/called/app.py"
CHECKS = (
    "tests/rules/test_registry.py",
    "tests/rules/test_examples.py",
    "tests/docs/test_docs.py::test_ids_of_rules_are_the_same_everywhere",
    "tests/cli/test_golden.py::test_rules",
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def written() -> dict[str, str]:
    """The files that CONTRIBUTING shows, by path; of the changelog the line."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index("**Add a rule.**") : text.index("**Add an SDK.**")]
    blocks = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)
    names = [name for name in re.findall(r"`([\w./]+\.(?:py|md))`", section) if name in (RULE, EXAMPLE, "CHANGELOG.md")]
    return dict(zip(names, blocks, strict=True))


def add(folder: Path, files: dict[str, str] | None = None, *, without: str = "") -> None:
    for name, text in (files or written()).items():
        file = folder / name
        if name == without:
            continue
        if name == "CHANGELOG.md":
            old = file.read_text(encoding="utf-8")
            text = old.replace("## [Unreleased]\n", f"## [Unreleased]\n\n{text}", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def python(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *argv]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def run_checks(folder: Path, chosen: str, *checks: str) -> subprocess.CompletedProcess[str]:
    return python(folder, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", chosen, *checks)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_three_files_make_a_rule(copy: Path) -> None:
    assert python(copy, "tools/rule_pages.py", "--check").returncode == 0
    before = snapshot(copy)
    add(copy)
    after = snapshot(copy)
    assert {name for name in after if after[name] != before.get(name)} == {RULE, EXAMPLE, "CHANGELOG.md"}
    assert python(copy, "tools/rule_pages.py").returncode == 0
    generated = {name for name, data in snapshot(copy).items() if data != after.get(name)}
    assert generated == {"docs/rules/CP199-legacy-completion.md", "docs/rules/index.md"}
    done = run_checks(copy, "CP199 or cp199 or every_rule or unique or changelog or ids or test_rules", *CHECKS)
    assert done.returncode == 0, done.stdout + done.stderr
    style = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--config", "pyproject.toml", RULE],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert style.returncode == 0, style.stdout


LONG = (ROOT / "tests/rules/cp303_placeholder/words_that_name_nobody/log.jsonl").read_text("utf-8").splitlines(True)[0]
SHORT = (
    LONG.replace('"completion_tokens": 100', '"completion_tokens": 50')
    .replace("0.0035", "0.003")
    .replace("1100", "1050")
)
for _id in ("chatcmpl-1", "c-1", "rb-0001"):  # another request
    SHORT = SHORT.replace(f'"{_id}"', f'"{_id}0"')

# The same for the other planes, whose rules CONTRIBUTING sends to the nearest file of.
OTHER_PLANES = {
    "a rule about configurations": {
        "checker/rules/configs/cp299_verbose_gateway.py": '''"""A gateway is told to log all that it does.

Why it matters: prompts end up in the log that the ledger is made from, which then may not be kept.

Bad:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    litellm_settings: {set_verbose: true}

Good:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    litellm_settings: {set_verbose: false}

Not covered: what a command line switches on.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject


def check(config: ConfigFile, _policy: Policy) -> Iterator[Finding]:
    for item in config.find("litellm-proxy", "/litellm_settings/set_verbose"):
        if item.value is True:
            yield Finding.fail("the gateway logs all that it does", at=item.at, fix="set set_verbose to false")


RULE = Rule(id="CP299", name="verbose-gateway", check=check, subject=Subject.CONFIG_FILE)
''',
        "tests/rules/cp299_verbose_gateway/switched_on/litellm.yaml": """\
model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
litellm_settings:
  set_verbose: true # expect: CP299
""",
        "CHANGELOG.md": "- CP299 verbose-gateway reports a gateway that logs all that it does.\n",
    },
    "a rule about logs": {
        "checker/rules/logs/cp399_long_answer.py": '''"""An answer is longer than anybody reads.

Why it matters: output costs several times what input does, and nobody limits it.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "completion_tokens": 100}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "completion_tokens": 50}

Not covered: an answer that is short, and was long before it was cut.
"""

from __future__ import annotations

from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.records.expressions import Compare, Constant, Number
from checker.rules.base import Rule, Subject


def check(_context: RecordContext) -> list[RecordCheck]:
    long = Compare(Number("output_tokens"), ">=", Constant(100))
    return [RecordCheck("output_tokens", long, "{output_tokens} tokens")]


RULE = Rule(id="CP399", name="long-answer", check=check, subject=Subject.RECORD_CHECK)
''',
        "tests/rules/cp399_long_answer/of_a_chat/log.jsonl": SHORT + LONG,
        "tests/rules/cp399_long_answer/of_a_chat/expected.txt": "log.jsonl:2 CP399 error output_tokens -\n",
        "CHANGELOG.md": "- CP399 long-answer reports answers that are longer than anybody reads.\n",
    },
}


@pytest.mark.parametrize("plane", OTHER_PLANES)
def test_and_so_on_the_other_planes(copy: Path, plane: str) -> None:
    files = OTHER_PLANES[plane]
    rule = next(Path(name).stem[:5] for name in files if name.startswith("checker/"))
    before = snapshot(copy)
    add(copy, files)
    assert {name for name, data in snapshot(copy).items() if data != before.get(name)} == {*files}
    assert python(copy, "tools/rule_pages.py").returncode == 0
    chosen = f"{rule.upper()} or {rule} or every_rule or unique or changelog or ids or test_rules"
    done = run_checks(copy, chosen, *CHECKS, "tests/rules/test_log_examples.py", "tests/rules/test_log_pages.py")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("missing", [EXAMPLE, "CHANGELOG.md"])
def test_each_of_the_three_is_asked_for(copy: Path, missing: str) -> None:
    add(copy, without=missing)
    python(copy, "tools/rule_pages.py")
    done = run_checks(copy, "every_rule or changelog", CHECKS[0])
    assert done.returncode == 1, done.stdout
    assert "CP199" in done.stdout or "cp199" in done.stdout
