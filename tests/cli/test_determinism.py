"""Same input, same bytes: whatever the processes, the cache, the order of arguments and the hash seed. A run that is
interrupted leaves nothing that a later one stumbles over."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "import sys; sys.argv[0] = 'checkpolicy'; import _checkpolicy; sys.exit(_checkpolicy.main())"
FORMATS = ("text", "json", "sarif", "github")
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The examples beside a file of another language, one that cannot be read and a suppression."""
    folder = tmp_path / "shop"
    shutil.copytree(ROOT / "examples" / "shop", folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / ".git").mkdir()
    (folder / "web.ts").write_text('import OpenAI from "openai";\n', encoding="utf-8")
    (folder / "latin.py").write_bytes(b"import openai\nopenai.responses.create(input='h\xe9')\n")
    (folder / "job.py").write_text(
        "import openai\n\nopenai.responses.create(model='m', input='i')  # checkpolicy: ignore[CP101] one-off\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def run(shop: Path, tmp_path: Path) -> Run:
    def command(*argv: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", SCRIPT, *argv],
            cwd=shop,
            env=_environ(tmp_path / "cache", **environ),
            capture_output=True,
            check=False,
        )

    return command


@pytest.fixture
def here(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """The same in this process, for what no other process can change."""
    monkeypatch.chdir(shop)
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))

    def command(*argv: str) -> subprocess.CompletedProcess[bytes]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv])
        captured = capsysbinary.readouterr()
        assert isinstance(end.value.code, int)
        return subprocess.CompletedProcess(argv, end.value.code, captured.out, captured.err)

    return command


def _environ(cache: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "CHECKPOLICY_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT), **more}


def same(first: subprocess.CompletedProcess[bytes], other: subprocess.CompletedProcess[bytes]) -> None:
    assert other.stderr == first.stderr == b""
    assert other.stdout.decode() == first.stdout.decode()
    assert other.returncode == first.returncode == 2


@pytest.mark.parametrize("form", FORMATS)
def test_processes_and_cache(run: Run, form: str) -> None:
    check = ("check", "--as-of", "2026-01-31", "--format", form)
    first = run(*check, "--no-cache", "--jobs", "1")
    whole = (("--no-cache", "--jobs", "2"), (), (), ("--jobs", "2"), ("--no-prefilter",), ("--no-prefilter",))
    for more in whole if form == "json" else ((), ()):  # what all formats show is in this one
        same(first, run(*check, *more))


def test_hash_seeds(run: Run) -> None:
    check = ("check", "--as-of", "2026-01-31", "--format", "json", "--statistics", "--per-site", "--no-cache")
    first = run(*check, PYTHONHASHSEED="0")
    for seed in ("1", "2", "31337"):
        same(first, run(*check, PYTHONHASHSEED=seed))
    inventory = ("inventory", "--format", "json", "--no-cache", "--as-of", "2026-01-31")
    assert run(*inventory, PYTHONHASHSEED="1").stdout == run(*inventory, PYTHONHASHSEED="2").stdout


def test_order_of_arguments(here: Run) -> None:
    check = ("check", "--as-of", "2026-01-31", "--format", "json")
    paths = ["support_bot", "latin.py", "search_api/answers.py", "llm"]
    first = here(*check, *paths)
    same(first, here(*check, *reversed(paths)))
    same(first, here(*check, *paths, "search_api/answers.py", "./llm/../llm", "--no-cache"))


def test_order_of_the_folder(shop: Path, here: Run, tmp_path: Path) -> None:
    """The file system lists files in the order in which they were made, or in none."""
    check = ("check", "--as-of", "2026-01-31", "--format", "json", "--no-cache")
    first = here(*check)
    files = sorted((path for path in shop.rglob("*") if path.is_file()), reverse=True)
    kept = [(path, path.read_bytes()) for path in files]
    for path, _ in kept:
        path.unlink()
    for path, data in kept:
        path.write_bytes(data)
    same(first, here(*check))


def test_three_files_have_the_verdicts_of_the_full_run(here: Run) -> None:
    named = ["search_api/answers.py", "support_bot/moods.py", "llm/clients.py"]
    whole, some = (_sites(here("inventory", "--format", "json", *paths)) for paths in ([], named))
    assert {path for path, *_ in some} >= set(named)
    assert some == {place: site for place, site in whole.items() if place in some}
    assert {place for place in whole if place[0] in named} <= set(some)


def test_one_file_at_a_time_adds_up_to_the_full_run(shop: Path, here: Run) -> None:
    """With a cache that each run leaves to the next."""
    check = ("check", "--as-of", "2026-01-31", "--format", "json", "--per-site")
    whole = json.loads(here(*check).stdout)["findings"]
    found: dict[str, Any] = {}
    checked = [path for kind in ("*.py", "*.yaml") for path in shop.rglob(kind)]
    for path in sorted(checked):
        for finding in json.loads(here(*check, str(path.relative_to(shop))).stdout)["findings"]:
            found[finding["fingerprint"]] = finding
    assert sorted(found) == sorted(finding["fingerprint"] for finding in whole)
    assert all(finding == found[finding["fingerprint"]] for finding in whole)


def test_a_change_is_seen_at_once(shop: Path, here: Run) -> None:
    """In a helper of another module, as soon as it is saved, also where size and time stay the same."""
    check = ("check", "--as-of", "2026-01-31", "--format", "json")
    before = here(*check)
    same(before, here(*check))
    headers = shop / "llm" / "headers.py"
    was, times = headers.read_bytes(), headers.stat()
    headers.write_bytes(was.replace(b'"x-request-id"', b'"x-request-xx"'))
    os.utime(headers, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = here(*check)
    assert after.stdout != before.stdout
    same(here(*check, "--no-cache"), after)
    headers.write_bytes(was)
    same(before, here(*check))


@pytest.mark.parametrize("damage", [b"", b"no store", b"\0" * 4096])
def test_a_damaged_cache_is_no_cache(here: Run, tmp_path: Path, damage: bytes) -> None:
    check = ("check", "--as-of", "2026-01-31", "--format", "json")
    first = here(*check)
    stores = [path for path in (tmp_path / "cache").rglob("*.store") if path.is_file()]
    assert stores
    for store in stores:
        data = store.read_bytes()
        store.write_bytes(damage if damage else data[: len(data) // 2])
    same(first, here(*check))
    same(first, here(*check))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a single process")
@pytest.mark.parametrize("delay", [0.0, 0.3])
def test_an_interrupted_run_ends_with_130_and_leaves_a_usable_cache(
    shop: Path, here: Run, tmp_path: Path, delay: float
) -> None:
    check = ("check", "--as-of", "2026-01-31", "--format", "json")
    for number in range(20):  # long enough to be in the midst of
        shutil.copytree(shop / "support_bot", shop / f"bot_{number}")
    expected = here(*check, "--no-cache")
    # It says when it has begun; before that the interpreter's own start-up would be what is interrupted.
    begin = "print('begun', file=sys.stderr, flush=True);"
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"  # a background job ignores it
    script = SCRIPT.replace("import _checkpolicy;", f"import _checkpolicy; {heed} {begin}")
    with subprocess.Popen(
        [sys.executable, "-c", script, *check],
        cwd=shop,
        env=_environ(tmp_path / "cache"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"begun\n"
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"checkpolicy: interrupted")
    assert not list((tmp_path / "cache").rglob("*.tmp"))
    same(expected, here(*check))
    same(expected, here(*check))


def _sites(done: subprocess.CompletedProcess[bytes]) -> dict[tuple[str, int, int], Any]:
    return {(s["path"], s["line"], s["column"]): s for s in json.loads(done.stdout)["call_sites"]}
