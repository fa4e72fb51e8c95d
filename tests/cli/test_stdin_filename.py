"""`check --stdin-filename`: an editor's buffer is judged as the file would be once it is saved."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main as entry

PROJECT = Path(__file__).parent / "project"
CHECK = ("check", "--policy", "policy.yaml", "--as-of", "2026-01-31", "--format", "json")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    folder = tmp_path / "shop"
    shutil.copytree(PROJECT, folder)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))

    def command(*argv: str, text: str | bytes = "") -> tuple[int, str, str]:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        with pytest.raises(SystemExit) as end:
            entry.main([*argv])
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out, captured.err

    return command


def test_what_is_on_disk_is_judged_the_same(run: Run) -> None:
    for name in ("chat/client.py", "chat/owners.py", "jobs/raw.py"):
        saved = run(*CHECK, name)
        assert run(*CHECK, "--stdin-filename", name, text=Path(name).read_bytes()) == saved


def test_a_buffer_is_judged_as_once_it_is_saved(run: Run) -> None:
    mended = Path("chat/client.py").read_text(encoding="utf-8") + (
        "\n\ndef late(prompt):\n    return client.responses.create(model='gpt-5', input=prompt)\n"
    )
    before = run(*CHECK, "chat/client.py")
    buffered = run(*CHECK, "--stdin-filename", "chat/client.py", text=mended)
    assert run(*CHECK, "chat/client.py") == before  # the cache knows the file on disk still
    Path("chat/client.py").write_text(mended, encoding="utf-8")
    assert run(*CHECK, "chat/client.py") == buffered
    assert len(json.loads(buffered[1])["findings"]) > len(json.loads(before[1])["findings"])


def test_a_buffer_decides_about_calls_elsewhere(run: Run) -> None:
    empty = 'def owner_headers(team="", center=""):\n    return {}\n\n\ndef headers():\n    return {}\n'
    _, out, _ = run(*CHECK, "--stdin-filename", "chat/owners.py", text=empty)
    Path("chat/owners.py").write_text(empty, encoding="utf-8")
    assert run(*CHECK, "chat/owners.py")[1] == out


def test_a_file_that_is_not_saved_yet(run: Run) -> None:
    text = "from openai import OpenAI\n\nOpenAI().responses.create(model='gpt-5', input='x')\n"
    code, out, _ = run(*CHECK, "--stdin-filename", "jobs/new.py", text=text)
    assert code == 1
    assert [(f["rule"], f["path"], f["line"]) for f in json.loads(out)["findings"]] == [("CP101", "jobs/new.py", 3)]
    assert not Path("jobs/new.py").exists()


def test_what_cannot_be_read_is_told(run: Run) -> None:
    code, out, _ = run(*CHECK, "--stdin-filename", "chat/client.py", text=b"import openai\nopenai.x('\xff')\n")
    assert code == 2
    assert json.loads(out)["notices"][0]["path"] == "chat/client.py"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--stdin-filename", "a.yaml"), "only Python files and notebooks"),
        (("--stdin-filename", "nowhere/a.py"), "there is no such folder"),
        (("--stdin-filename", "a.py", "chat"), "no PATH and no --changed-since"),
        (("--stdin-filename", "a.py", "--changed-since", "main"), "no PATH and no --changed-since"),
    ],
)
def test_misuse_is_told(run: Run, argv: tuple[str, ...], said: str) -> None:
    code, _, err = run(*CHECK, *argv)
    assert code == 2
    assert said in err


def test_other_formats_and_frames(run: Run) -> None:
    text = "from openai import OpenAI\n\nOpenAI().responses.create(model='gpt-5', input='x')\n"
    for form in ("text", "sarif", "gitlab"):
        code, out, _ = run(*CHECK, "--format", form, "--stdin-filename", "jobs/new.py", text=text)
        assert code == 1
        assert "jobs/new.py" in out
