"""Metadata in text that breaks off is said whatever the file's kind: silence would count the record as judged."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from checker.logs.result import Violation
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs

RULES = Path(__file__).parents[1] / "rules"
EXAMPLE = RULES / "cp302_invalid_value" / "metadata_that_breaks_off" / "table.jsonl"


@pytest.mark.parametrize("copies", [1, 400])
def test_said_in_parquet(copies: int, tmp_path: Path) -> None:
    """`copies` of the table's whole rows under other ids: few are read one way, many another."""
    shutil.copytree(RULES / "logs", tmp_path, dirs_exist_ok=True)
    columns = "{'request_id': 'VARCHAR', 'api_key': 'VARCHAR', 'startTime': 'VARCHAR', 'endTime': 'VARCHAR',"
    columns += " 'model': 'VARCHAR', 'model_group': 'VARCHAR', 'metadata': 'VARCHAR', 'request_tags': 'VARCHAR',"
    columns += " 'spend': 'DOUBLE', 'prompt_tokens': 'BIGINT', 'completion_tokens': 'BIGINT', 'status': 'VARCHAR'}"
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * REPLACE (request_id || '-' || n AS request_id)"
            f" FROM read_json('{EXAMPLE}', format = 'newline_delimited', columns = {columns}), range({copies}) AS r(n)"
            f" WHERE n = 0 OR json_valid(metadata)) TO '{tmp_path / 'table.parquet'}' (FORMAT parquet)"
        )
    found: list[Violation] = []
    policy = load_policy("policy.yaml", cwd=tmp_path)
    report = scan_logs(ScanRequest(("table.parquet",), policy, tmp_path, date(2026, 11, 26)), found.append)
    assert not report.disagreements
    assert [v.record_id for v in found if v.note == "broken"] == ["chatcmpl-2-0"]
