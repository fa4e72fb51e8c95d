#!/usr/bin/env python3
"""Compare what checkpolicy says of the speed corpus with what is written down: a change of the engine that was meant to
change no verdict changes none of 1,513 call sites in 18 real packages.

    ./corpus.sh ../.corpus && python inventory.py ../.corpus/src            # exit 1 and a diff where something changed
    python inventory.py ../.corpus/src --write                              # what is said now is what is written down

Each call site is one line of inventory.txt, below its file: place, what it calls, verdict, the fields that it lacks and
that are not proven (`*`: all of the policy), and how many places are to blame and callers were told apart. The last
line is a digest of all that the inventory says of call sites, evidence included.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).with_name("inventory.txt")


def inventory_of(corpus: Path) -> dict[str, Any]:
    argv = ["inventory", ".", "--policy", "chargeback", "--no-cache", "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", "from _checkpolicy import main; main()", *argv], cwd=corpus, capture_output=True
    )
    if done.returncode not in (0, 2):  # 2: functions that are too long to be followed, which is said
        raise SystemExit(f"checkpolicy ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def lines_of(inventory: dict[str, Any]) -> Iterator[str]:
    sites = inventory["call_sites"]
    for path, group in groupby(sites, key=lambda site: site["path"]):
        yield path
        for site in group:
            fields = {status: _fields(site, status) for status in ("missing", "placeholder", "unverifiable")}
            told = "".join(f" {status}={names}" for status, names in fields.items() if names)
            counts = f" blame={len(site['blame'])} callers={len(site['callers'])}"
            yield f"  {site['line']}:{site['column']} {site['target']} {site['verdict']}{told}{counts}"
    for notice in inventory["notices"]:
        yield f"{notice['path']}:{notice.get('line')}: {notice['message']}"
    text = json.dumps([sites, inventory["notices"]], sort_keys=True, ensure_ascii=False)
    yield f"{len(sites)} call sites, sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _fields(site: dict[str, Any], status: str) -> str:
    names = [name for name, field in site["fields"].items() if field["status"] == status]
    return "*" if names and len(names) == len(site["fields"]) else ",".join(names)


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    ap.add_argument("corpus", type=Path, help="the folder `src` that corpus.sh builds")
    ap.add_argument("--write", action="store_true", help="write down what is said now")
    args = ap.parse_args()
    said = [f"{line}\n" for line in lines_of(inventory_of(args.corpus))]
    if args.write:
        RECORDED.write_text("".join(said), encoding="utf-8")
        print(said[-1], end="")
        return 0
    recorded = RECORDED.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = list(difflib.unified_diff(recorded, said, "written down", "said now", n=1))
    sys.stdout.writelines(changed or [said[-1]])
    return 1 if changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
