"""The questions of `checkpolicy init`, on a terminal: a pseudo-terminal that answers."""

from __future__ import annotations

import os
import select
import sys
import sysconfig
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

BAD = 'from openai import OpenAI\n\nOpenAI().responses.create(model="m", input="x")\n'
BASELINE, HOOK, GITHUB = "fail (checkpolicy-baseline.json)?", "(.pre-commit-config.yaml)?", "GitHub (.github/"


def talk(folder: Path, answers: dict[str, str], *argv: str) -> tuple[int, str]:
    """Run `init` in `folder`; each answer is typed once its question stands there. Exit code and all that was shown."""
    program = Path(sysconfig.get_path("scripts")) / "checkpolicy"
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execv(program, [str(program), "init", *argv])
    shown, waiting = "", dict(answers)
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, f"it waits for something else: {shown}"
        try:
            data = os.read(terminal, 4096)
        except OSError:  # Linux, where the other side was closed
            break
        if not data:
            break
        shown += data.decode()
        for question in [q for q in waiting if q in shown and shown.rstrip().endswith(("[Y/n]:", "[y/N]:"))]:
            os.write(terminal, f"{waiting.pop(question)}\n".encode())
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert not waiting, f"never asked: {sorted(waiting)}"
    return os.waitstatus_to_exitcode(status), shown.replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(BAD)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_it_asks_and_does_what_is_answered(folder: Path) -> None:
    (folder / ".github").mkdir()
    code, shown = talk(folder, {BASELINE: "", HOOK: "n", GITHUB: "y"})
    assert code == 0
    assert (folder / "checkpolicy-baseline.json").is_file()  # the default of this question is yes
    assert not (folder / ".pre-commit-config.yaml").exists()
    assert (folder / ".github" / "workflows" / "checkpolicy.yml").is_file()
    assert "GitLab" not in shown, "asked for what the repository shows no sign of"
    assert "baseline create" not in shown.partition("Next:")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_no_to_all_writes_settings_and_policy_alone(folder: Path) -> None:
    code, shown = talk(folder, {BASELINE: "n", HOOK: "n"})
    assert code == 0
    assert sorted(p.name for p in folder.iterdir()) == ["app.py", "checkpolicy.toml", "llm-policy.yaml"]
    assert "checkpolicy baseline create" in shown.partition("Next:")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
@pytest.mark.parametrize("argv", [("--dry-run",), ("--with", "none")])
def test_nobody_is_asked_who_has_answered(folder: Path, argv: tuple[str, ...]) -> None:
    code, shown = talk(folder, {}, *argv)
    assert code == 0
    assert "[Y/n]" not in shown
    assert "[y/N]" not in shown
