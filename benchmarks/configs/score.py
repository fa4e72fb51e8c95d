"""Scores `checkpolicy compare-configs` on pairs whose differences are known (truth.json beside each pair).

    python benchmarks/configs/score.py [--pairs FOLDER]... [--verbose]

A difference counts as found if it stands at the node of the truth, with the right line, and its verdict is right. What
is reported and not in the truth is false; a place that must stay silent is broken if a difference stands right there.
Ends with 1 if anything is missed, false, broken or undiagnosed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import shutil
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SPLITS = (
    *("pairs", "more", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", action="append", type=Path)
    parser.add_argument("--verbose", "-v", action="store_true")
    given = parser.parse_args()
    totals: dict[str, list[int]] = {"found": [0, 0], "silent": [0, 0], "diagnosed": [0, 0]}
    false = 0
    for root in given.pairs or [HERE / split for split in SPLITS]:
        for truth_file in sorted(root.glob("*/truth.json")):
            needed = json.loads(truth_file.read_text(encoding="utf-8")).get("needs")
            if needed and not shutil.which(needed):
                print(f"{root.name}/{truth_file.parent.name}: not scored, {needed} is not here")
                continue
            result = score(truth_file, verbose=given.verbose)
            for name in totals:
                totals[name][0] += result[name][0]
                totals[name][1] += result[name][1]
            false += len(result["false"])
            shown = ", ".join(f"{result[name][0]} of {result[name][1]} {name}" for name in totals)
            name = f"{root.name}/{truth_file.parent.name}"
            print(f"{name:<32} {shown}, {len(result['false'])} false ({result['seconds']:.2f} s)")
    print()
    print(f"differences found with line and verdict  {totals['found'][0]} of {totals['found'][1]}")
    print(f"false reports                            {false}")
    print(f"silent places kept silent                {totals['silent'][0]} of {totals['silent'][1]}")
    print(f"diagnostics found                        {totals['diagnosed'][0]} of {totals['diagnosed'][1]}")
    return int(false > 0 or any(done < total for done, total in totals.values()))


def score(truth_file: Path, *, verbose: bool) -> dict:
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    files = [truth_file.parent / truth["files"][side] for side in ("staging", "prod")]
    began = time.process_time()
    code, output = command(["compare-configs", *map(str, files), "--format", "json", "--no-cache"])
    seconds = time.process_time() - began
    if code not in (0, 1, 2) or not output:
        raise SystemExit(f"{truth_file}: checkpolicy ended with {code}")
    result = judge(truth, json.loads(output))
    if verbose:
        for name in ("missed", "false", "broken", "undiagnosed", "notices"):
            for item in result[name]:
                print(f"  {name.upper()} {json.dumps(item)}")
    return result | {"seconds": seconds}


def command(arguments: list[str]) -> tuple[object, str]:
    """Exit code and output of the command, run in this process."""
    from checker.cli.main import main as run

    output, code = io.StringIO(), 0
    sys.argv = ["checkpolicy", *arguments]
    with contextlib.redirect_stdout(output), contextlib.chdir(ROOT):
        try:
            code = run()
        except SystemExit as ended:
            code = ended.code
    return code or 0, output.getvalue()


def judge(truth: dict, report: dict) -> dict:
    """What of the truth was found and what was said beyond it."""
    left = list(report["differences"])
    missed = []
    for expected in truth["expected_differences"]:
        hit = next((d for d in left if same_place(expected, d) and same_part(expected, d)), None)
        if hit is None:
            missed.append(["missing", expected])
            continue
        left.remove(hit)
        if hit["verdict"] != expected["verdict"]:
            missed.append([f"verdict {hit['verdict']} ({hit['class']})", expected])
    left = [d for d in left if not any(at_pointer(place, d) for place in truth.get("either", []))]
    broken = [place for place in truth["must_not_report"] if any(at_pointer(place, d) for d in left)]
    diagnostics = truth["expected_diagnostics"]
    said = [*report["diagnostics"], *report["findings"]]
    undiagnosed = [e for e in diagnostics if not any(diagnoses(d, e, truth) for d in said)]
    silent, expected_count = len(truth["must_not_report"]), len(truth["expected_differences"])
    return {
        "found": [expected_count - len(missed), expected_count],
        "silent": [silent - len(broken), silent],
        "diagnosed": [len(diagnostics) - len(undiagnosed), len(diagnostics)],
        "missed": missed,
        "false": left,
        "broken": broken,
        "undiagnosed": undiagnosed,
        "notices": report["notices"],
    }


def same_place(expected: dict, found: dict) -> bool:
    for ours, theirs in (("staging", "left"), ("prod", "right")):
        side, place = expected[ours], found[theirs]
        if bool(side.get("missing")) != bool(place.get("missing")):
            return False
        if side.get("missing"):
            continue
        if (side["pointer"], side["line"]) != (place["pointer"], place["line"]):
            return False
        if "file" in side and not f"/{place['path']}".endswith(f"/{side['file']}"):
            return False
    return True


def same_part(expected: dict, found: dict) -> bool:
    """Of several differences within one text, the one that is meant: by the path within, or by a value."""
    if "embedded" not in expected:
        return "embedded" not in found
    wanted = expected["embedded"]
    if "embedded" not in found:
        return True
    if wanted.startswith("/"):
        return found["embedded"] == wanted
    values = [expected[side].get("value") for side in ("staging", "prod")]
    return found["embedded"].lstrip("/") == wanted or [found["left"]["value"], found["right"]["value"]] == values


def at_pointer(place: dict, found: dict) -> bool:
    return any(found[side].get("pointer") == place["pointer"] for side in ("left", "right")) and (
        "embedded" not in place or found.get("embedded") == place["embedded"]
    )


def diagnoses(found: dict, expected: dict, truth: dict) -> bool:
    """Every field that the truth gives of file, line and pointer must fit."""
    side = expected.get("file") or expected.get("side") or ""
    name = Path(truth["files"].get(side, side)).name
    if name and Path(found["path"]).name != name:
        return False
    lines = {found["line"], found.get("first_line")}
    if "line" in expected and expected["line"] not in lines:
        return False
    return "pointer" not in expected or found.get("pointer", expected["pointer"]) == expected["pointer"]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
