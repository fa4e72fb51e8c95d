"""The entry point: exit codes, one clear message for misuse, a traceback for defects of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checker.cli import main as entry
from checker.rules.registry import entries


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(list(argv))
    assert isinstance(end.value.code, int)
    return end.value.code


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("checkpolicy, version ")


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    assert all(name in out for name in ("check", "inventory", "explain", "rules", "policy"))


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["chek"], "Did you mean 'check'?"),
        (["frobnicate"], "Commands are check,"),
        (["check", "--fromat", "json"], "--format"),
        (["explain", "mising-metadata"], "did you mean missing-metadata"),
        (["explain"], "Missing argument"),
        (["check", "--select", "CP9999"], "unknown rule 'CP9999'"),
        (["check", "--ignore", "mising-metadata"], "did you mean missing-metadata"),
        (["check", "--fail-on", "eror"], "did you mean 'error'?"),
        (["check", "--format", "jsn"], "did you mean 'json'?"),
        (["check", "--as-of", "tomorrow"], "must be a date"),
        (["inventory", "--format", "sarif"], "'text', 'json'"),
    ],
)
def test_misuse(argv: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*argv) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "missing-metadata") == 0
    out = capsys.readouterr().out
    assert out.startswith("CP101 missing-metadata (error)\n")
    assert "\n    from openai import OpenAI\n" in out


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [e.id for e in entries()]
    assert run("rules", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in document["rules"]] == [e.id for e in entries()]


def test_interrupt_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry.cli, "main", interrupted)
    assert run("check") == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_defect_is_3_with_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(entry.cli, "main", broken)
    assert run("check") == 3
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "a defect of checkpolicy" in err


def test_click_errors_are_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refused(**_: object) -> None:
        raise click.FileError("out.txt", "No space left on device")

    monkeypatch.setattr(entry.cli, "main", refused)
    assert run("check") == 2
    assert "out.txt" in capsys.readouterr().err


SCRIPT = "import sys; sys.argv[0] = 'checkpolicy'; import _checkpolicy; sys.exit(_checkpolicy.main())"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently there")
def test_a_broken_pipe_is_no_traceback() -> None:
    reader, writer = subprocess.PIPE, subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", SCRIPT, "rules"], stdout=writer, stderr=reader) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        process.wait()
    assert errors == b""
    assert process.returncode == 0


def test_commands_import_what_they_use(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from checker.cli.main import main\n"
        "try:\n    main(['rules'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    loaded = set(done.stderr.split())
    assert not loaded & {"jsonschema", "libcst", "tree_sitter", "checker.run", "checker.code.engine", "yaml"}
