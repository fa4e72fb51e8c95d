"""Run checkpolicy over every case and score its verdicts against truth.json.

    python check.py                        the score, checkpolicy as a process per case
    python check.py --in-process           the same without processes (faster; for development)
    python check.py --check                exit 1 on a miss or a figure below thresholds.json
    python check.py --root DIR             another split of the same shape (cases/, truth.json)
    python check.py --case ID... --list    only these cases, each error named
    python check.py --diff                 what the tool and the truth say, site by site, where they differ

Each case is copied to a scratch folder and checked there as a project root, so that nothing around this repository
(settings, ignore rules) has a say. Callers are reported as well: score.py takes them where they are right.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.policy.model import Policy

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import score  # noqa: E402

Entry = dict[str, Any]


def checkpolicy() -> str:
    """The command beside this interpreter, else the one on PATH."""
    beside = shutil.which("checkpolicy", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("checkpolicy")
    if found is None:
        sys.exit("checkpolicy is not installed: pip install -e . in the repository, or put it on PATH")
    return found


def inventory_by_process(case: Path, policy: Path) -> list[Entry]:
    argv = [checkpolicy(), "inventory", "--format", "json", "--policy", str(policy), "."]
    done = subprocess.run(argv, cwd=case, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        print(f"{case.name}: exit {done.returncode}: {done.stderr.strip()[-2000:]}", file=sys.stderr)
    if not done.stdout.strip():
        return []
    sites: list[Entry] = json.loads(done.stdout)["call_sites"]
    return sites


@cache
def loaded(policy: Path) -> Policy:
    from checker.policy.load import load_policy

    return load_policy(str(policy))


def inventory_in_process(case: Path, policy: Path) -> list[Entry]:
    from checker.code.engine import analyse

    files = sorted(p.relative_to(case).as_posix() for p in case.rglob("*") if p.suffix in (".py", ".pyi", ".ipynb"))
    result = analyse(files, loaded(policy), root=case, cwd=case)
    if failed := [notice.message for notice in result.notices if notice.is_defect]:
        raise RuntimeError(failed[0])
    return [
        {
            "path": s.at.path,
            "line": s.at.line,
            "end_line": s.at.end_line,
            "cell": s.at.cell,
            "verdict": s.verdict.value,
            "missing": list(s.missing),
            "callers": [
                {
                    "path": c.at.path,
                    "line": c.at.line,
                    "cell": c.at.cell,
                    "verdict": c.verdict.value,
                    "missing": list(c.missing),
                }
                for c in s.callers
            ],
            "blame": [
                {
                    "path": b.at.path,
                    "line": b.at.line,
                    "cell": b.at.cell,
                    "verdict": b.verdict.value,
                    "missing": list(b.fields),
                }
                for b in s.blame
            ],
        }
        for s in result.sites
    ]


def verdicts(case_id: str, sites: Iterable[Entry]) -> list[Entry]:
    """The scorer's entries: the sites, then callers and blamed lines that are no site themselves."""

    def entry(source: Entry, verdict: str) -> Entry:
        out = {
            "path": f"cases/{case_id}/{source['path']}",
            "line": source["line"],
            "verdict": verdict,
            "missing": list(source.get("missing") or []),
        }
        if source.get("cell") is not None and source["cell"] >= 0:
            out["cell"] = source["cell"]
        return out

    sites = list(sites)
    out = [entry(s, s["verdict"]) for s in sites]
    taken = {(e["path"], e.get("cell"), e["line"]) for e in out}
    called: dict[tuple[Any, ...], list[Entry]] = {}
    blamed: dict[tuple[Any, ...], list[Entry]] = {}
    for site in sites:
        for place in site.get("callers") or []:
            e = entry(place, place["verdict"])
            called.setdefault((e["path"], e.get("cell"), e["line"]), []).append(e)
        for place in site.get("blame") or []:
            # A blamed line of a failing site fails; one without missing fields is merely unproven.
            e = entry(place, place.get("verdict") or ("fail" if place.get("missing") else "unverifiable"))
            blamed.setdefault((e["path"], e.get("cell"), e["line"]), []).append(e)
    for key in dict.fromkeys([*called, *blamed]):
        if key in taken:
            continue
        # One line may call two sites, one well and one badly: then only blame makes it a failing line.
        verdicts_here = {e["verdict"] for e in called.get(key, [])}
        entries = blamed.get(key) or ([] if len(verdicts_here) > 1 else called[key])
        if entries:
            worst = score.worst(entries)
            missing = sorted({f for e in entries if e["verdict"] == worst for f in e["missing"]})
            out.append({**entries[0], "verdict": worst, "missing": missing})
    return out


def collect(root: Path, case_ids: Iterable[str], *, in_process: bool, jobs: int = 2) -> list[Entry]:
    policy = root / "policy.yaml"
    if not policy.exists():
        policy = HERE / "policy.yaml"
    take = inventory_in_process if in_process else inventory_by_process
    with tempfile.TemporaryDirectory(prefix="propagation-") as scratch:

        def one(case_id: str) -> list[Entry]:
            copy = Path(scratch).resolve() / case_id
            shutil.copytree(root / "cases" / case_id, copy, ignore=shutil.ignore_patterns("__pycache__"))
            try:
                return verdicts(case_id, take(copy, policy))
            except Exception as error:
                if in_process:
                    print(f"{case_id}: {type(error).__name__}: {error}", file=sys.stderr)
                    return []
                raise

        with ThreadPoolExecutor(1 if in_process else jobs) as pool:
            return [e for entries in pool.map(one, case_ids) for e in entries]


def shortfalls(figures: dict[str, Any], thresholds: dict[str, float]) -> list[str]:
    """`misses` is an upper bound, every other figure a lower one; a figure without cases (None) is no shortfall."""
    out = []
    for name, bound in thresholds.items():
        value = figures.get(name)
        if value is None:
            continue
        if value > bound if name == "misses" else value < bound:
            out.append(f"{name} is {value}, the threshold is {bound}")
    return out


def differences(truth: dict[str, Any], entries: list[Entry]) -> Iterable[str]:
    at: dict[tuple[Any, ...], list[Entry]] = {}
    for e in entries:
        at.setdefault((e["path"], e.get("cell")), []).append(e)
    for case in truth.values():
        for site in case["sites"]:
            spot = (site["path"], site.get("cell"))
            got = [e for e in at.get(spot, []) if e["line"] == site["line"]]
            got = got or [e for e in at.get(spot, []) if site["line"] <= e["line"] <= site["end_line"]]
            want = (site["verdict"], site["missing"])
            have = (score.worst(got), sorted({f for e in got for f in e["missing"]})) if got else ("none", [])
            if want[0] != have[0] or sorted(want[1]) != have[1]:
                said = f"truth {want[0]} {','.join(want[1])} | tool {have[0]} {','.join(have[1])}"
                yield f"{site['path']}:{site['line']} {said}"


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--root", type=Path, default=HERE)
    ap.add_argument("--case", nargs="*")
    ap.add_argument("--in-process", action="store_true")
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--thresholds", type=Path, help="default: thresholds.json of the split, else the one here")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--diff", action="store_true")
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--verdicts", type=Path, help="keep the scorer's input here")
    ap.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = ap.parse_args()
    root = args.root.resolve()
    truth = json.loads((root / "truth.json").read_text("utf-8"))
    truth = {c: t for c, t in truth.items() if not args.case or c in args.case}
    entries = collect(root, truth, in_process=args.in_process, jobs=args.jobs)

    with tempfile.TemporaryDirectory() as scratch:
        keep = args.verdicts or Path(scratch) / "verdicts.json"
        keep.write_text(json.dumps(entries, indent=1) + "\n", "utf-8")
        (Path(scratch) / "truth.json").write_text(json.dumps(truth), "utf-8")
        argv = [sys.executable, str(HERE / "score.py"), str(keep), "--root", scratch]
        argv += ["--list"] * args.list + ["--json"] * args.json
        subprocess.run(argv, check=True)
    if args.diff:
        print()
        for line in differences(truth, entries):
            print(line)
    if not args.check:
        return 0
    bounds = args.thresholds or (
        root / "thresholds.json" if (root / "thresholds.json").exists() else HERE / "thresholds.json"
    )
    figures = score.summary(score.score(truth, entries).total)
    short = shortfalls(figures, json.loads(bounds.read_text("utf-8")))
    for line in short:
        print("BELOW", line)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
