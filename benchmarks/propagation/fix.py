"""Fix every case with `checkpolicy fix`, run the fixed services with the real SDKs, and count.

    python fix.py --python VENV/bin/python          the figures; VENV has requirements.txt installed
    python fix.py --check                           exit 1 below the thresholds
    python fix.py --root ../propagation_more        another split
    python fix.py --case ID... --keep DIR           only these cases; keep the fixed services
    python fix.py --static                          without running anything: what `check` says afterwards

Each case gets a module of its organisation (`bench_owner.py`) with two functions, one that makes headers and one that
makes labels, and the benchmark's policy with a declaration of both. A failing site is *direct* if it is to blame
itself: each of its requests fails. It is *fixed* if `run.py` afterwards observes that all of its requests pass, and a
case is *broken* if it no longer runs, if a site that passed does not, lacks more than before or is gone. A second run
of `fix` must change nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MIN_FIXED = 0.8

FIELDS = ("team_id", "cost_center", "service", "environment", "correlation_id")
OWNER = '''"""Who pays for the requests of this service, and which request it was."""

import uuid

_OWNER = {"team-id": "payments", "cost-center": "cc-4711", "service": "checkout", "environment": "staging"}


def owner_headers() -> dict[str, str]:
    headers = {f"x-{name}": value for name, value in _OWNER.items()}
    headers["x-correlation-id"] = str(uuid.uuid4())
    return headers


def owner_labels() -> dict[str, str]:
    labels = {name.replace("-", "_"): value for name, value in _OWNER.items()}
    labels["correlation_id"] = str(uuid.uuid4())
    return labels
'''
MODELS = f"""
models:
  header_builders:
    bench_owner.owner_headers: {{provides: [{", ".join(FIELDS)}]}}
    bench_owner.owner_labels: {{provides: [{", ".join(FIELDS)}], carrier: metadata}}
"""

Site = dict[str, Any]


def prepare(root: Path, scratch: Path, cases: list[str]) -> Path:
    """A copy of the split with the organisation's module in each case; the policy beside it."""
    for case in cases:
        folder = scratch / "cases" / case
        shutil.copytree(root / "cases" / case, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "bench_owner.py").write_text(OWNER, encoding="utf-8")
    meta = json.loads((root / "meta.json").read_text("utf-8"))
    (scratch / "meta.json").write_text(json.dumps({c: meta[c] for c in cases}), encoding="utf-8")
    policy = root / "policy.yaml" if (root / "policy.yaml").exists() else HERE / "policy.yaml"
    fixed = scratch / "policy.yaml"
    fixed.write_text(policy.read_text("utf-8") + MODELS, encoding="utf-8")
    return fixed


def run_fix(folder: Path, policy: Path, *, unsafe: bool) -> Any:
    from checker.run.fix import fix

    from checker.settings import Settings

    settings = Settings(policy=policy, cache=False, folder=folder, ignore=("CP002",))
    return fix(settings, [folder], cwd=folder, unsafe=unsafe)


def observe(python: str, scratch: Path) -> tuple[dict[str, Any], str]:
    """What the fixed services send."""
    argv = [python, str(HERE / "run.py"), "--root", str(scratch), "--write"]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=env, timeout=1500)
    if not (scratch / "truth.json").exists():
        sys.exit(f"run.py failed:\n{done.stdout}{done.stderr}")
    return json.loads((scratch / "truth.json").read_text("utf-8")), done.stdout


def is_direct(site: Site) -> bool:
    own = (site["path"], site.get("cell"), site["line"])
    blamed = [(b["path"], b.get("cell"), b["line"]) for b in site.get("blame", ())]
    return site["verdict"] == "fail" and own in blamed and not site.get("mixed")


def by_file(sites: list[Site]) -> dict[tuple[Any, ...], list[Site]]:
    out: dict[tuple[Any, ...], list[Site]] = defaultdict(list)
    for site in sorted(sites, key=lambda s: s["line"]):
        out[(site["path"], site.get("cell"))].append(site)
    return out


def pairs(before: list[Site], after: list[Site]) -> list[tuple[Site, Site | None]]:
    """Each site with what became of it: edits add lines and keep the order."""
    old, new = by_file(before), by_file(after)
    out: list[tuple[Site, Site | None]] = []
    for key, sites in old.items():
        found = new.get(key, [])
        out += [(s, f) for s, f in zip(sites, found, strict=True)] if len(found) == len(sites) else [
            (s, None) for s in sites
        ]  # fmt: skip
    return out


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--root", type=Path, default=HERE)
    ap.add_argument("--case", nargs="*")
    ap.add_argument("--python", default=os.environ.get("SDK_PYTHON", sys.executable))
    ap.add_argument("--unsafe-fixes", action="store_true")
    ap.add_argument("--static", action="store_true")
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--keep", type=Path)
    ap.add_argument("--list", action="store_true", help="name what was not fixed, and why")
    args = ap.parse_args()
    root = args.root.resolve()
    truth = json.loads((root / "truth.json").read_text("utf-8"))
    cases = [c for c in truth if not args.case or c in args.case]
    with tempfile.TemporaryDirectory(prefix="bench-fix-") as temporary:
        scratch = (args.keep or Path(temporary)).resolve()
        policy = prepare(root, scratch, cases)
        edited: dict[str, int] = {}
        reasons: dict[str, list[str]] = {}
        unstable = []
        for case in cases:
            folder = scratch / "cases" / case
            fixed = run_fix(folder, policy, unsafe=args.unsafe_fixes)
            edited[case] = len({m.edit.at for m in fixed.made})
            reasons[case] = [f"{left.finding.at} {left.finding.rule}: {left.reason}" for left in fixed.left]
            if edited[case] and run_fix(folder, policy, unsafe=args.unsafe_fixes).files:
                unstable.append(case)
        if args.static:
            for case in cases:
                for reason in reasons[case]:
                    print(f"{case} {reason}")
            print(f"edited {sum(edited.values())} calls; second run changed {len(unstable)} cases {unstable}")
            return 0
        observed, log = observe(args.python, scratch)
    direct = fixed_sites = others = others_fixed = 0
    broken: list[str] = [line for line in log.splitlines() if line.startswith("PROBLEM")]
    for case in cases:
        for site, after in pairs(truth[case]["sites"], observed[case]["sites"]):
            verdict = after["verdict"] if after is not None else "gone"
            place = f"{site['path']}:{site['line']}"
            if is_direct(site):
                direct += 1
                fixed_sites += verdict == "pass"
                if verdict != "pass" and args.list:
                    print(f"not fixed: {place} {site['call']}: {verdict}; {reasons[case]}")
            elif site["verdict"] == "fail":
                others += 1
                others_fixed += verdict == "pass"
            if verdict == "gone" or (site["verdict"] == "pass" and verdict != "pass"):
                broken.append(f"{place} {site['call']} was {site['verdict']}, is {verdict}")
            elif after is not None and not set(after["missing"]) <= set(site["missing"]):
                broken.append(f"{place} {site['call']} lacks more than before: {after['missing']}")
    for line in broken:
        print("BROKEN", line)
    share = fixed_sites / direct if direct else 1.0
    print(f"direct failing sites: {direct}, fixed: {fixed_sites} ({share:.0%}); through callers: {others}, fixed: "
          f"{others_fixed}; broken: {len(broken)}; changed by a second run: {len(unstable)}")  # fmt: skip
    if args.check and (share < MIN_FIXED or broken or unstable):
        print(f"BELOW: at least {MIN_FIXED:.0%} fixed, none broken, nothing changed by a second run")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
