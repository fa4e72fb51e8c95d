"""Score `checkpolicy scan-logs` against a set of logs with known defects.

    python benchmarks/logs/score.py [--fixture DIR] [--check]

A set is a folder with `policy.yaml`, `owners.yaml`, logs, and `truth.json`: what is wrong with which record. Asked
is whether each planted defect is found under a rule that names it, whether what the gateway's log can show of the
requests' true findings is found, and whether anything is said about clean records. `--check` fails if not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
# Which rules may report which kind of planted defect.
DEFECTS = {
    "at_least_once_duplicate": {"CP310"},
    "record_lost": {"CP318", "CP317"},
    "late_enrichment_with_evidence": {"CP315"},
    "late_enrichment_without_evidence": {"CP315"},
    "late_enrichment_after_invoice_close": {"CP315"},
    "late_enrichment_evidence_contradicts": {"CP315"},
    "stale_price_card_version": {"CP307"},
    "token_as_string": {"CP305", "CP302"},
    "naive_local_or_utc_timestamp": {"CP306"},
    "epoch_milliseconds": {"CP306"},
    "model_actual_missing": {"CP301"},
    "negative_tokens": {"CP305"},
    "cached_exceeds_input": {"CP305"},
    "end_before_start": {"CP306"},
    "non_json_line": {"CP300"},
    "blank_line": {"CP300"},
    "truncated_last_line": {"CP300"},
}
# Which rules may report which finding about a request. None: the gateway's log cannot show it.
FINDINGS = {
    "missing": {"CP301", "CP303"},  # text without content is a placeholder
    "untagged": {"CP301"},
    "untagged_shared_key": {"CP301", "CP313"},
    "shared_key": {"CP313"},
    "placeholder_team": {"CP303", "CP302"},
    "team_differs_from_key": {"CP314"},
    "environment_differs_from_key": {"CP314"},
    "client_retry_duplicate": {"CP311"},
    "retried": {"CP311"},
    "fallback": {"CP311", "CP312"},
    "billed_more_than_once": {"CP311", "CP316"},
    "estimated_usage": {"CP316"},
    "failed_unbilled": {"CP311"},
    "logged_tokens_differ_from_billed": {"CP316"},
    "bypassed_gateway": None,
    "silent_model_drift": None,
}


def scan(folder: Path, sources: list[str]) -> list[dict]:
    return scanned(folder, sources)[0]


def scanned(folder: Path, sources: list[str], as_of: str | None = None) -> tuple[list[dict], dict]:
    """The violations, and the report."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "violations.jsonl"
        command = [sys.executable, "-c", "from _checkpolicy import main; main()", "scan-logs", *sources]
        command += ["--policy", "policy.yaml", "--violations", str(out), "--format", "json"]
        command += ["--as-of", as_of] if as_of is not None else []
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1, 2) or not out.exists() or not done.stdout:
            raise SystemExit(f"scan-logs {' '.join(sources)} ended with {done.returncode}:\n{done.stderr}")
        return [json.loads(line) for line in out.read_text().splitlines()], json.loads(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixture", type=Path, default=HERE / "fixture")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.fixture.resolve()
    truth = json.loads((folder / "truth.json").read_text())
    alone = scan(folder, ["litellm/shipped.jsonl"])
    both = scan(folder, ["litellm/shipped.jsonl", "litellm/standard_logging.jsonl"])
    missed = defects(truth, alone, both) + findings(truth, alone)
    alarms = false_alarms(truth, alone)
    print(f"false alarms on clean records: {len(alarms)}")
    for violation in alarms[:10]:
        print(f"  {violation['line']} {violation['record_id']} {violation['rule']} {violation['message']}")
    for line in missed:
        print(f"missed: {line}")
    return 1 if arguments.check and (missed or alarms) else 0


def defects(truth: dict, alone: list[dict], both: list[dict]) -> list[str]:
    """Planted defects of shipped.jsonl. A lost record is only missed where another log has it."""
    by_id, by_line = defaultdict(set), defaultdict(set)
    for violation in alone:
        by_id[violation["record_id"]].add(violation["rule"])
        by_line[violation["line"]].add(violation["rule"])
    second = defaultdict(set)
    for violation in both:
        second[violation["record_id"]].add(violation["rule"])
    last_line = max((v["line"] for v in alone if v["rule"] == "CP300"), default=0)
    total, found, missed = Counter(), Counter(), []
    for defect in truth["shipped_log_defects"]:
        kind = defect["kind"]
        total[kind] += 1
        rules = DEFECTS.get(kind)
        if kind == "record_lost":
            seen = second[defect["id"]]
        elif "line" in defect:
            seen = by_line[defect["line"]]
        elif kind == "truncated_last_line":
            seen = by_line[last_line]
        else:
            seen = by_id[defect["id"]]
        if seen & rules if rules is not None else seen:
            found[kind] += 1
        else:
            missed.append(f"{kind} {defect.get('id') or defect.get('line')} (reported: {sorted(seen) or 'nothing'})")
    print(f"planted defects found: {sum(found.values())} of {sum(total.values())}")
    for kind in sorted(total):
        print(f"  {kind:<40} {found[kind]:>3} of {total[kind]}")
    return missed


def findings(truth: dict, alone: list[dict]) -> list[str]:
    """True findings about requests, held against what is said about any record of the request."""
    by_id = defaultdict(set)
    for violation in alone:
        by_id[violation["record_id"]].add(violation["rule"])
    requests = {request["lid"]: request for request in truth["requests"]}
    shipped = _shipped_ids(truth)
    missed = []
    print("findings about requests:")
    for kind, lids in sorted(truth["findings_index"].items()):
        rules = FINDINGS.get(kind, set())
        if rules is None:
            print(f"  {kind:<40} cannot be known from this source ({len(lids)})")
            continue
        seen, total = 0, 0
        for lid in lids:
            ids = [record["id"] for record in requests[lid]["gateway_records"] if record["id"] in shipped]
            if not ids:
                continue  # past the gateway, or its record was lost
            total += 1
            if any(by_id[one] & rules for one in ids):
                seen += 1
            else:
                missed.append(f"{kind} of {lid} {ids} (reported: {sorted(set().union(*(by_id[i] for i in ids)))})")
        print(f"  {kind:<40} {seen:>3} of {total}")
    return missed


def _shipped_ids(truth: dict) -> set[str]:
    lost = {d["id"] for d in truth["shipped_log_defects"] if d["kind"] in ("record_lost", "truncated_last_line")}
    every = {record["id"] for request in truth["requests"] for record in request["gateway_records"]}
    return every - lost


def false_alarms(truth: dict, alone: list[dict]) -> list[dict]:
    planted = {d.get("id") for d in truth["shipped_log_defects"]}
    clean = {
        record["id"]
        for request in truth["requests"]
        if not request["findings"]
        for record in request["gateway_records"]
        if record["id"] not in planted
    }
    print(f"clean records: {len(clean)}")
    return [violation for violation in alone if violation["record_id"] in clean]


if __name__ == "__main__":
    sys.exit(main())
