"""The checks as SQL for other engines: whole statements that parse, and DuckDB's gives what the scan gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from checker.logs.emit import DIALECTS
from checker.policy.load import load_policy
from checker.run.emit_sql import emit_sql, emitted
from checker.run.scan_logs import ScanRequest, scan_logs

FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"


def request(*sources: str) -> ScanRequest:
    return ScanRequest(sources, load_policy("policy.yaml", cwd=FIXTURE), FIXTURE, date(2026, 11, 26))


@pytest.fixture(scope="module")
def statements() -> dict[str, str]:
    return {dialect: emit_sql(request(), dialect, "lake.request_records") for dialect in DIALECTS}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_parses_in_its_dialect(dialect: str, statements: dict[str, str]) -> None:
    (tree,) = (found for found in sqlglot.parse(statements[dialect], read=dialect) if found is not None)
    assert [table.name for table in tree.find_all(exp.Table)] == ["request_records"]
    assert len(tree.selects) > 60
    assert not [column.name for column in tree.find_all(exp.Column) if "__" in column.name]


def test_words_that_differ(statements: dict[str, str]) -> None:
    assert "REGEXP_INSTR(" in statements["snowflake"]
    assert "REGEXP_LIKE(" not in statements["snowflake"]
    assert "lengthUTF8(" in statements["clickhouse"]
    assert "unix_micros(" in statements["spark"].lower()
    assert "UNIX_MICROS(" in statements["bigquery"]
    assert "extract(epoch" in statements["postgres"].lower()


def test_the_counts_of_the_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over records that were converted, save for what typed columns cannot hold."""
    import duckdb
    from click.testing import CliRunner

    from checker.cli.main import cli

    monkeypatch.chdir(FIXTURE)
    target = tmp_path / "records.parquet"
    command = ["logs", "convert", "litellm/shipped.jsonl", "--policy", "policy.yaml", "--output", str(target)]
    CliRunner().invoke(cli, command)
    found = emitted(request(), "duckdb", "request_records")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"CREATE VIEW request_records AS FROM read_parquet('{target}')")
        row = connection.execute(found.sql).fetchone()
    assert row is not None
    by_check = {(c.rule, c.check.field, c.check.note): n for c, n in zip(found.checks, row[1:], strict=True)}
    scanned = {(c.rule, c.field, c.note): c.records for c in scan_logs(request("litellm/shipped.jsonl")).result.counts}
    for rule in ("CP301", "CP303", "CP307", "CP313", "CP314"):
        # a source that has no place for a column asks nothing of it, and times that are none are not in the table
        for key, number in scanned.items():
            if key[0] == rule and key in by_check and key[2] not in ("price",) and key[1] != "model_actual":
                assert by_check[key] == number, key
