"""Time `checkpolicy scan-logs` on generated logs, beside plain counting with DuckDB and row-by-row jsonschema.

    python benchmarks/logs/speed.py FOLDER [--mb 1000] [--kinds jsonl,gz,parquet] [--rows-mb 50] [--json FILE]

FOLDER is filled by generate.py where it is empty. Each figure is of a process of its own, one after the other, with the
file system's cache warm and modules compiled, as an installed package has them. MB are of JSON lines whatever the kind,
per CPU second (user and system, all threads).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from generate import generate

# Counts the records that lack any of 12 fields: what the figures of plain DuckDB are measured on.
COUNT = """
import sys, duckdb
kind, folder = sys.argv[1:]
tags = "STRUCT(request_boundary_id VARCHAR, team_id VARCHAR, cost_center VARCHAR, service_endpoint VARCHAR)"
types = {"id": "VARCHAR", "model": "VARCHAR", "prompt_tokens": "BIGINT", "completion_tokens": "BIGINT",
         "total_tokens": "BIGINT", "response_cost": "DOUBLE", "startTime": "DOUBLE", "endTime": "DOUBLE",
         "metadata": "STRUCT(user_api_key_alias VARCHAR, spend_logs_metadata " + tags + ")"}
columns = repr(types)
files = f"{folder}/{kind}/*"
source = f"read_parquet('{files}')" if kind == 'parquet' else (
    f"read_json('{files}', format = 'newline_delimited', columns = {columns}, ignore_errors = true)")
fields = ["id", "model", "prompt_tokens", "completion_tokens", "total_tokens", "response_cost", "startTime", "endTime",
          "metadata.user_api_key_alias", "metadata.spend_logs_metadata.team_id",
          "metadata.spend_logs_metadata.cost_center", "metadata.spend_logs_metadata.service_endpoint"]
lacks = " OR ".join(f"{field} IS NULL" for field in fields)
print(duckdb.connect().execute(f"SELECT count(*) FILTER ({lacks}) FROM {source}").fetchone()[0])
"""
# The policy's JSON Schema on every record, with the fields already picked: no rule of the set, no price, no owner.
ROWS = """
import sys, json
from pathlib import Path
from checker.policy.load import load_policy
from checker.logs.formats.log_format import builtin_formats
from checker.logs.formats.mapping import record_mapping
from checker.logs.records.record import read_record
from checker.logs.checks.strict import StrictVerdict
from checker.logs.checks.checks import RecordCheck, Fault
from checker.logs.records.expressions import NEVER
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
policy = load_policy("policy.yaml", cwd=folder)
mapping = record_mapping(builtin_formats()["litellm-standard-logging"], policy)
checks = [RecordCheck(name, NEVER, "", fault) for name in policy.fields for fault in Fault]
strict = StrictVerdict(policy, checks)
size = bad = 0
for path in sorted((folder / "jsonl").iterdir()):
    for line in path.open("rb"):
        size += len(line)
        bad += bool(strict.judge(read_record(line, mapping)))
        if size > limit:
            print(bad)
            raise SystemExit
print(bad)
"""
SCAN = "from _checkpolicy import main; main()"


def run(argv: list[str], cwd: Path) -> dict[str, float | int]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.Popen(
        [sys.executable, "-c", *argv], cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _, status, usage = os_wait(done)
    wall = time.monotonic() - began
    if status not in (0, 1, 2) or (status and "scan-logs" not in argv):
        raise SystemExit(f"{argv[1:]} ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_s": round(cpu, 2), "wall_s": round(wall, 1), "peak_mb": usage // 1024, "exit": status}


def compile_modules(folder: Path) -> None:
    """By a scan of a few lines."""
    with next((folder / "jsonl").iterdir()).open("rb") as log:
        (folder / "few.jsonl").write_bytes(b"".join(log.readline() for _ in range(1000)))
    run([SCAN, "scan-logs", "few.jsonl", "--policy", "policy.yaml"], folder)


def os_wait(process: subprocess.Popen[bytes]) -> tuple[int, int, int]:
    """The process' own peak memory; its output is small."""
    pid, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
    return pid, code, usage.ru_maxrss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mb", type=int, default=1000)
    parser.add_argument("--kinds", default="jsonl,gz,parquet")
    parser.add_argument("--rows-mb", type=int, default=50)
    parser.add_argument("--only", default="", metavar="TEXT", help="rows whose name has TEXT")
    parser.add_argument("--json", type=Path)
    said = parser.parse_args()
    kinds = said.kinds.split(",")
    folder = said.folder.resolve()
    if not (folder / "planted.json").exists():
        generate(folder, said.mb, 1, 0.04, set(kinds))
    compile_modules(folder)
    size = sum(path.stat().st_size for path in (folder / "jsonl").iterdir()) / 1e6
    records = json.loads((folder / "planted.json").read_text())["records"]
    print(f"{size:,.0f} MB of JSON lines, {records:,} records\n")
    print("| what | CPU s | MB/s per CPU s | records/s per CPU s | wall s | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    rows = []
    for kind in kinds:
        rows.append((f"checkpolicy scan-logs, {kind}", [SCAN, "scan-logs", kind, "--policy", "policy.yaml"], size))
        rows.append((f"DuckDB counting 12 fields, {kind}", [COUNT, kind, str(folder)], size))
    share = min(said.rows_mb, size)
    rows.append((f"jsonschema row by row, jsonl ({share:.0f} MB)", [ROWS, str(folder), str(int(share * 1e6))], share))
    results = []
    for name, argv, megabytes in rows:
        if said.only not in name:
            continue
        figures = run(argv, folder)
        rate = megabytes / figures["cpu_s"]
        each = records * megabytes / size / figures["cpu_s"]
        print(
            f"| {name} | {figures['cpu_s']:.1f} | {rate:,.0f} | {each:,.0f} | {figures['wall_s']:.1f} |"
            f" {figures['peak_mb']} |",
            flush=True,
        )
        results.append({"what": name, "mb": megabytes, **figures})
    if said.json:
        said.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
