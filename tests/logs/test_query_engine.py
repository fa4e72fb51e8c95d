"""DuckDB's engine without its package: what runs in a process of its own, in which no test has imported the package."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.logs.records import POLICY, lines, record
from tests.logs.test_table_folders import META, PROTOCOL, add, commit

ENDED = "print('duckdb' in sys.modules, file=sys.stderr)"
RUN = f"import sys; from checker.cli.main import cli; cli(standalone_mode=False); {ENDED}"


def stores(folder: Path) -> dict[str, str]:
    """The same records in several kinds of files, by what is scanned."""
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    wrong = record(2, prompt_tokens=-7, total_tokens=-2)
    (folder / "log.jsonl").write_bytes(lines(record(0), record(1), wrong))
    read = f"read_json('{folder / 'log.jsonl'}', format = 'newline_delimited')"
    (folder / "table").mkdir()
    with duckdb.connect() as connection:
        for target in ("log.parquet", "table/a.parquet"):
            connection.execute(f"COPY (SELECT * FROM {read}) TO '{folder / target}' (FORMAT parquet)")
        flat = f"SELECT * REPLACE (to_json(metadata) AS metadata) FROM {read}"
        connection.execute(f"COPY ({flat}) TO '{folder / 'log.csv'}' (HEADER)")
    commit(folder / "table", 0, PROTOCOL, META, add("a.parquet"))
    return {"lines": "log.jsonl", "parquet": "log.parquet", "csv": "log.csv", "table": "table"}


@pytest.mark.parametrize("kind", ["lines", "parquet", "csv", "table"])
def test_a_process_that_has_only_the_engine(kind: str, tmp_path: Path) -> None:
    said = stores(tmp_path)[kind]
    command = ["scan-logs", said, "--policy", "policy.yaml", "--as-of", "2026-11-26", "--violations", "out"]
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    found = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert {(one["rule"], one["record_id"]) for one in found} == {("CP305", "chatcmpl-2")}, done.stderr
    # Only where a file's columns are asked for is the package needed.
    assert done.stderr.strip() == str(kind in ("parquet", "table"))
