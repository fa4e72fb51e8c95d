"""What goes wrong around a run, on every command: one clear message with its place, the right exit code, no traceback,
and nothing lost of the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main as entry
from checker.cli.command_tree import commands

SCRIPT = "import sys; sys.argv[0] = 'checkpolicy'; import _checkpolicy; sys.exit(_checkpolicy.main())"
BAD = 'from openai import OpenAI\n\nOpenAI().responses.create(model="m", input="x")\n'
GATEWAY = Path(__file__).parents[2] / "examples" / "shop" / "gateway" / "2026-11-25T08.jsonl"
LOG = GATEWAY.read_text(encoding="utf-8").splitlines(keepends=True)[0]
Run = Callable[..., tuple[int, str, str]]
posix = pytest.mark.skipif(sys.platform == "win32", reason="not there on Windows")


COMMANDS = dict(commands(entry.cli))
ARGUMENTS = {  # a way to call each command that takes a policy
    ("compare-configs",): ("deploy/staging", "deploy/prod"),
    ("scan-logs",): ("log.jsonl",),
    ("reconcile",): ("log.jsonl", "--invoice", "invoices"),
    ("logs", "convert"): ("log.jsonl",),
    ("logs", "inject"): ("log.jsonl",),
    ("policy", "export"): ("--as", "json-schema"),
    ("exceptions", "add"): ("--rule=CP101", "--path=a.py", "--owner=a@b.c", "--reason=why", "--expires=2030-01-01"),
    ("audit", "verify"): ("bundle",),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    files = {
        "app.py": BAD,
        "log.jsonl": LOG,
        "deploy/staging/values.yaml": "a: 1\n",
        "deploy/prod/values.yaml": "a: 2\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*argv: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv])
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        assert "Traceback" not in captured.err
        return end.value.code, captured.out, captured.err

    return command


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_misspelt_flag_is_told_with_the_right_one(path: tuple[str, ...], run: Run) -> None:
    flags = [flag for parameter in COMMANDS[path].params for flag in parameter.opts if flag.startswith("--")]
    flag = max([*flags, "--help"], key=len)
    code, out, err = run(*path, flag[:-2] + flag[:-3:-1])
    assert (code, out) == (2, "")
    assert "No such option" in err
    assert flag in err


@pytest.mark.parametrize(
    "path", [p for p, c in COMMANDS.items() if any("--policy" in x.opts for x in c.params)], ids=" ".join
)
def test_a_broken_policy_is_told_with_its_line(path: tuple[str, ...], project: Path, run: Run) -> None:
    (project / "broken.yaml").write_text("schema_version: 1\nname: x\nfields: [\n", encoding="utf-8")
    (project / "bundle").mkdir()
    code, out, err = run(*path, *ARGUMENTS.get(path, ()), "--policy", "broken.yaml")
    assert code == 2
    assert "broken.yaml:4:1" in out + err or path == ("audit", "verify")  # which has no manifest here


@pytest.mark.parametrize(
    "argv",
    ["check nope.py", "inventory nope", "fix nope", "doctor nope", "scan-logs nope", "compare-configs nope app.py",
     "compare-configs app.py nope", "reconcile log.jsonl --invoice nope",
     "logs convert nope", "logs inject nope", "policy validate nope.yaml", "policy diff nope.yaml nope2.yaml",
     "policy show nope.yaml", "policy test nope.yaml", "price-card show nope.yaml", "price-card validate nope.yaml",
     "price-card diff nope.yaml nope.yaml", "audit verify nope", "baseline create --logs nope",
     "baseline create --configs nope app.py", "check --baseline nope.json", "check --policy nope.yaml"],
)  # fmt: skip
def test_what_is_not_there_is_named(argv: str, project: Path, run: Run) -> None:
    code, out, err = run(*argv.split())
    assert code == 2
    assert "nope" in out + err


@posix
@pytest.mark.parametrize("argv", ["rules", "doctor", "check", "policy show", "logs convert log.jsonl"])
def test_a_full_disk_is_told(argv: str, project: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *argv.split()], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "standard output: cannot be written: No space left on device" in done.stderr


@posix
def test_files_do_not_depend_on_a_reader_of_the_output(project: Path) -> None:
    """`checkpolicy init | head -0` writes what `checkpolicy init` does."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        done = subprocess.run([sys.executable, "-c", SCRIPT, "init"], stdout=gone, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (project / "llm-policy.yaml").is_file()


@posix
def test_records_go_into_a_pipe_and_through_a_link(project: Path, run: Run) -> None:
    pipe, link, file = project / "pipe", project / "link.jsonl", project / "records.jsonl"
    os.mkfifo(pipe)
    link.symlink_to(file.name)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert run("logs", "convert", "log.jsonl", "--output", "pipe")[0] == 0
    reader.join(timeout=60)
    assert pipe.is_fifo()
    assert run("logs", "convert", "log.jsonl", "--output", "link.jsonl")[0] == 0
    assert link.is_symlink()
    assert [file.read_text(encoding="utf-8")] == read
    assert run("logs", "convert", "log.jsonl", "--output", "pipe", "--format", "parquet")[0] == 2


@posix
def test_odd_names_and_files_are_named_and_the_rest_is_checked(project: Path, run: Run) -> None:
    os.mkfifo(project / "pipe.py")
    (project / "loop.py").symlink_to("loop.py")
    (project / "none.ipynb").touch()
    (project / "two words\nand lines.py").write_text(BAD, encoding="utf-8")
    try:
        Path(os.fsdecode(os.fsencode(project) + b"/caf\xe9.py")).write_text(BAD, encoding="utf-8")
    except OSError:  # the file system takes UTF-8 alone
        pytest.skip("no such names here")
    code, out, _ = run("check", ".", "pipe.py")
    assert code == 2
    assert "app.py:3:1 CP101" in out
    assert "two words\\x0aand lines.py:3:1 CP101" in out
    assert "caf\\xe9.py not checked: its name is not valid UTF-8" in out
    assert "none.ipynb not checked: cannot be read: it is empty" in out
    assert "pipe.py not checked: it is no regular file" in out
    code, out, _ = run("check", ".", "--format", "json")
    assert {finding["path"] for finding in json.loads(out)["findings"]} == {"app.py", "two words\nand lines.py"}


@pytest.mark.parametrize("ending", ["jsonl", "csv", "log", "json", "parquet", "gz", "zst", "bz2", "xz"])
def test_a_log_without_a_byte(ending: str, project: Path, run: Run) -> None:
    """One that was just rotated is empty; a packed file never is."""
    (project / f"empty.{ending}").touch()
    code, out, err = run("scan-logs", f"empty.{ending}", "log.jsonl", "--fail-on", "none")
    assert "1 record" in out
    cut = ending in ("parquet", "gz", "zst", "bz2", "xz")
    assert ("it was cut off before its first byte" in out + err) is cut
    assert (code == 2) is cut


@pytest.mark.parametrize("home", ["", "/nonexistent", "file"])
def test_a_run_needs_no_home_and_no_cache(home: str, project: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(project / "app.py") if home == "file" else home)
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert "app.py:3:1 CP101" in out
