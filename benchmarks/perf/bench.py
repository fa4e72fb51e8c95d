#!/usr/bin/env python3
"""Time checkpolicy beside other static analysers on the speed corpus, each run a process of its own.

    ./corpus.sh ../.corpus                                 # build the corpus once (MANIFEST.txt states it)
    python bench.py ../.corpus/src --peers VENV/bin --semgrep VENV2/bin/semgrep [--only TEXT] [--runs N] [--json FILE]

    ./corpus.sh ../.corpus more && python bench.py ../.corpus/src --growth [--runs N]    # 0.25, 0.5, 1, 2 million lines

Prints a Markdown table: CPU seconds (user + system of the whole process tree), wall seconds, peak memory of the
largest process, findings. Each figure is the minimum (memory: the maximum) of N runs. "cold" starts with an empty cache
folder in every run, "warm" with that of an identical run before, "one file changed" with that of a run before the file
was another one; the file system's cache is warm in all. GNU time,
where there is one, stands between this program and the command, because a child's peak memory otherwise starts from its
parent's.

Peers that are not installed are left out. `pip install ruff ast-grep-cli click` into one environment (ripgrep comes
from the system's packages; link `rg` into that environment's bin) and `pip install semgrep` into another gives them
all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDLES = ["completions.create", "responses.create", "messages.create", "litellm.completion", "litellm.acompletion"]
# Three files inside the corpus that hold provider calls.
THREE = [
    "metagpt-0.8.2/metagpt/provider/openai_api.py",
    "mem0ai-2.2.1/mem0/llms/openai.py",
    "browser-use-0.13.14/browser_use/llm/openai/chat.py",
]
GNU_TIME = Path("/usr/bin/time")


@dataclass(frozen=True)
class Row:
    name: str
    argv: list[str]
    count: str = ""  # how to count what was found: lines, json:<key> or nothing
    cache: str = ""  # cold: emptied before each run; warm: filled by one run before the measured ones
    changes: str = ""  # a file of the corpus that is another before each run, and afterwards what it was
    env: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Figures:
    tool: str
    cpu_s: float
    wall_s: float
    peak_mb: float
    exit: int
    findings: int | None


def rows(target: Path, python: str, checkpolicy: str | None, peers: Path | None, semgrep: str | None) -> Iterator[Row]:
    if checkpolicy:
        yield from own_rows(checkpolicy, target)
    t = str(target)
    yield Row("`python -c pass`", [python, "-c", "pass"])
    yield Row("`python -c 'import click'`", [python, "-c", "import click"])
    if peers and (peers / "rg").exists():
        patterns = [a for n in NEEDLES for a in ("-e", n)]
        yield Row(
            "ripgrep, literals, 1 thread",
            [str(peers / "rg"), "-j1", "--no-ignore", "-tpy", "-F", "-n", *patterns, t],
            "lines",
        )
    if peers and (peers / "ruff").exists():
        ruff = [
            str(peers / "ruff"),
            "check",
            "--isolated",
            "--quiet",
            "--output-format",
            "concise",
            "--no-respect-gitignore",
            "--select",
            "F",
        ]
        yield Row("ruff `F`, no cache", [*ruff, "--no-cache", t], "lines")
        yield Row("ruff `F`, warm cache", [*ruff, "--cache-dir", "{cache}", t], "lines", "warm")
        three = [str(target / f) for f in THREE]
        yield Row("ruff `F`, three files", [*ruff, "--no-cache", *three], "lines")
    if peers and (peers / "ast-grep").exists():
        grep = [str(peers / "ast-grep"), "scan", "--rule", str(HERE / "ast-grep-llm-untagged.yaml"), "--json=stream"]
        yield Row("ast-grep, 1 thread", [*grep, "-j1", t], "lines")
        yield Row("ast-grep", [*grep, t], "lines")
    if semgrep:
        scan = [semgrep, "scan", "--metrics=off", "--disable-version-check", "--quiet", "--json", "--no-git-ignore"]
        scan += ["--config", str(HERE / "semgrep-llm-untagged.yaml")]
        yield Row("Semgrep, 1 job", [*scan, "-j1", t], "json:results")
        yield Row("Semgrep, three files", [*scan, "-j1", *(str(target / f) for f in THREE)], "json:results")


def own_rows(checkpolicy: str, target: Path) -> Iterator[Row]:
    check = [checkpolicy, "check", "--format", "json"]
    three = [str(target / f) for f in THREE]
    for cache in ("cold", "warm"):
        yield Row(f"checkpolicy, {cache}, `--jobs 1`", [*check, "--jobs", "1", str(target)], "json:findings", cache)
    yield Row("checkpolicy, cold, `--jobs 2`", [*check, "--jobs", "2", str(target)], "json:findings", "cold")
    for cache in ("cold", "warm"):
        yield Row(f"checkpolicy, three files, {cache}", [*check, "--jobs", "1", *three], "json:findings", cache)
    yield Row("checkpolicy, one file changed", [*check, "--jobs", "1", str(target)], "json:findings", "warm", THREE[2])
    yield Row("checkpolicy `--version`", [checkpolicy, "--version"])


def measure(row: Row, target: Path, runs: int, limit: float) -> Figures:
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        home = Path(scratch) / "home"
        argv = [a.replace("{cache}", str(home / "cache")) for a in row.argv]
        env = dict(os.environ, NO_COLOR="1", DO_NOT_TRACK="1", SEMGREP_SEND_METRICS="off", **dict(row.env))
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
        if row.cache:  # wherever the platform keeps caches, it is below this folder
            env |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "LOCALAPPDATA": str(home / "cache")}

        def fresh() -> None:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()

        fresh()
        if row.cache == "warm":
            run(argv, env, target, Path(scratch), limit)
        taken = []
        with another_each_time(target / row.changes if row.changes else None) as change:
            for number in range(runs):
                if row.cache == "cold":
                    fresh()
                change(number)
                taken.append(run(argv, env, target, Path(scratch), limit))
        code = taken[-1][3]
        if code not in (0, 1):
            print(
                f"{row.name}: exit {code}: {(Path(scratch) / 'err').read_text('utf-8', 'replace')[-500:]}",
                file=sys.stderr,
            )
        found = count(row.count, Path(scratch) / "out")
        return Figures(
            row.name, min(t[0] for t in taken), min(t[1] for t in taken), max(t[2] for t in taken), code, found
        )


@contextmanager
def another_each_time(file: Path | None) -> Iterator[Callable[[int], None]]:
    """What makes another file of it, by a number; it is what it was in the end."""
    before = file.read_bytes() if file is not None else b""

    def change(number: int) -> None:
        if file is not None:
            file.write_bytes(before + b"# run %d\n" % number)

    try:
        yield change
    finally:
        if file is not None:
            file.write_bytes(before)


def run(
    argv: list[str], env: dict[str, str], cwd: Path, scratch: Path, limit: float
) -> tuple[float, float, float, int]:
    """CPU seconds of the process tree, wall seconds, peak MB of its largest process, exit code."""
    peak = scratch / "peak"
    wrapped = [str(GNU_TIME), "-q", "-f", "%M", "-o", str(peak), *argv] if GNU_TIME.exists() else argv
    with (scratch / "out").open("wb") as out, (scratch / "err").open("wb") as err:
        start = time.perf_counter()
        process = subprocess.Popen(wrapped, stdout=out, stderr=err, stdin=subprocess.DEVNULL, env=env, cwd=cwd)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            elapsed = time.perf_counter() - start
            if pid:
                break
            if elapsed > limit:
                process.kill()
            time.sleep(0.0005 if elapsed < 2 else 0.02)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = int(peak.read_text().split()[-1]) if GNU_TIME.exists() else usage.ru_maxrss
    return usage.ru_utime + usage.ru_stime, elapsed, kilobytes / 1024, process.returncode


def count(how: str, out: Path) -> int | None:
    text = out.read_text("utf-8", "replace")
    try:
        if how == "lines":
            return len(text.splitlines())
        if how.startswith("json:"):
            return len(json.loads(text)[how[5:]])
    except (ValueError, KeyError):
        pass
    return None


def same_verdicts(checkpolicy: str, target: Path) -> tuple[bool, str]:
    """The three files alone must be judged as in the run over everything."""

    def inventory(*paths: str) -> dict[tuple[str, int, int], str]:
        argv = [checkpolicy, "inventory", "--format", "json", "--no-cache", *paths]
        text = subprocess.run(argv, cwd=target, capture_output=True, text=True, encoding="utf-8", check=False).stdout
        sites = json.loads(text)["call_sites"]
        return {(s["path"], s["line"], s["column"]): json.dumps(s, sort_keys=True) for s in sites if s["path"] in THREE}

    alone, within = inventory(*THREE), inventory(".")
    differing = sorted(k for k in alone.keys() | within.keys() if alone.get(k) != within.get(k))
    if not alone:
        return False, "three files: no call site was found in them"
    if differing:
        places = ", ".join(f"{path}:{line}" for path, line, _ in differing)
        return False, f"three files: judged otherwise than in the full run: {places}"
    return True, f"three files: {len(alone)} call sites, judged as in the full run"


# --- growth ----------------------------------------------------------------------------------------------------------

MILLION = 1_000_000
SIZES = (MILLION // 4, MILLION // 2, MILLION, 2 * MILLION)


def growth(checkpolicy: str, target: Path, runs: int, limit: float) -> str:
    """A cold inventory of parts of the corpus: whole packages, so that imports and callers stay together."""
    packages = sorted([*target.iterdir(), *(target.parent / "more").glob("*")], key=lambda p: _digest(p.name))
    lines = {p: sum(f.read_bytes().count(b"\n") for f in p.rglob("*.py")) for p in packages if p.is_dir()}
    rows = ["| lines | packages | call sites | CPU s | CPU s per million lines | peak MB |"]
    rows.append("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in SIZES:
        part, total = _part(lines, size)
        if total < size * 0.9:
            rows.append(f"| {size:,} | `corpus.sh DIR more` was not run: {total:,} lines are there | | | | |")
            continue
        with tempfile.TemporaryDirectory(prefix="bench-", dir=target.parent) as folder:
            for package in part:
                shutil.copytree(package, Path(folder) / package.name, copy_function=os.link)
            argv = [checkpolicy, "inventory", "--format", "json", "--no-cache", "."]
            f = measure(Row(str(size), argv, "json:call_sites"), Path(folder), runs, limit)
        each = f.cpu_s / total * MILLION
        row = f"| {total:,} | {len(part)} | {f.findings} | {f.cpu_s:.1f} | {each:.1f} | {f.peak_mb:.0f} |"
        print(row, file=sys.stderr, flush=True)
        rows.append(row)
    return "\n".join(rows)


def _part(lines: dict[Path, int], size: int) -> tuple[list[Path], int]:
    """Packages in a fixed order, each where it still fits (with a twentieth to spare)."""
    part: list[Path] = []
    total = 0
    for package, count_ in lines.items():
        if total + count_ <= size * 1.05:
            part.append(package)
            total += count_
    return part, total


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def table(figures: list[Figures]) -> str:
    lines = ["| tool | CPU s | wall s | peak MB | findings |", "| --- | ---: | ---: | ---: | ---: |"]
    for f in figures:
        found = "" if f.findings is None else str(f.findings)
        lines.append(f"| {f.tool} | {f.cpu_s:.2f} | {f.wall_s:.2f} | {f.peak_mb:.0f} | {found} |")
    return "\n".join(lines)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("target", type=Path, help="the corpus' src folder")
    ap.add_argument("--peers", type=Path, help="folder with rg, ruff and ast-grep")
    ap.add_argument("--semgrep", help="the semgrep command")
    ap.add_argument(
        "--checkpolicy",
        default=shutil.which("checkpolicy", path=str(Path(sys.executable).parent)) or shutil.which("checkpolicy"),
    )
    ap.add_argument("--runs", type=int, default=3)
    ap.add_argument("--only", default="", help="rows whose name holds one of these texts, separated by ;")
    ap.add_argument("--limit", type=float, default=900, help="seconds after which a run is killed")
    ap.add_argument("--growth", action="store_true", help="a cold inventory of parts of the corpus instead")
    ap.add_argument("--json", type=Path, help="write the figures here as well")
    ap.add_argument(
        "--no-compare", action="store_true", help="do not compare the three files' verdicts with the full run's"
    )
    args = ap.parse_args()
    target = args.target.resolve()
    absent = [f for f in THREE if not (target / f).is_file()]
    if absent:
        ap.error(f"{target} is not the corpus: {absent[0]} is not there")
    if args.growth:
        print(growth(args.checkpolicy, target, args.runs, args.limit))
        return 0
    # Not resolved: a virtual environment's python is a link, and following it would leave the environment.
    peers = args.peers.absolute() if args.peers else None
    semgrep = str(Path(args.semgrep).absolute()) if args.semgrep else None
    python = str(peers / "python") if peers and (peers / "python").exists() else sys.executable
    wanted = [w.strip() for w in args.only.split(";") if w.strip()]
    figures = []
    for row in rows(target, python, args.checkpolicy, peers, semgrep):
        if wanted and not any(w in row.name for w in wanted):
            continue
        figures.append(measure(row, target, args.runs, args.limit))
        f = figures[-1]
        print(f"{f.tool}: {f.cpu_s:.3f} s CPU, {f.wall_s:.3f} s, {f.peak_mb:.0f} MB", file=sys.stderr, flush=True)
    print(table(figures))
    if args.json:
        args.json.write_text(json.dumps([asdict(f) for f in figures], indent=1) + "\n", "utf-8")
    if args.checkpolicy and not args.no_compare:
        same, text = same_verdicts(args.checkpolicy, target)
        print(f"\n{text}")
        return 0 if same else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
