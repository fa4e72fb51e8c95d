"""The checks as SQL, run by a real PostgreSQL and by DuckDB over the same request records: the same counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from click.testing import CliRunner

from checker.cli.main import cli
from checker.policy.load import load_policy
from checker.run.emit_sql import emitted
from checker.run.scan_logs import ScanRequest

FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"
TYPES = {
    "BIGINT": "BIGINT",
    "DOUBLE": "DOUBLE PRECISION",
    "BOOLEAN": "BOOLEAN",
    "TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ",
}


def test_the_same_counts(postgres: SimpleNamespace, tmp_path: Path, monkeypatch: Any) -> None:
    import duckdb
    import psycopg

    monkeypatch.chdir(FIXTURE)
    target = tmp_path / "records.parquet"
    command = ["logs", "convert", "litellm/shipped.jsonl", "--policy", "policy.yaml", "--output", str(target)]
    CliRunner().invoke(cli, command)
    policy = load_policy("policy.yaml", cwd=FIXTURE)
    request = ScanRequest((), policy, FIXTURE, date(2026, 11, 26))
    here, there = emitted(request, "duckdb", "request_records"), emitted(request, "postgres", "request_records")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"CREATE TABLE request_records AS FROM read_parquet('{target}')")
        expected = connection.execute(here.sql).fetchone()
        described = connection.execute("DESCRIBE request_records").fetchall()
        columns = [(name, TYPES.get(kind, "TEXT")) for name, kind, *_ in described if name not in ("source", "faults")]
        wanted = ", ".join(f'"{name}"' for name, _ in columns)
        rows = connection.execute(f"SELECT {wanted} FROM request_records").fetchall()
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as server:
        server.execute("DROP TABLE IF EXISTS request_records")
        server.execute(f"CREATE TABLE request_records ({', '.join(f'{name} {kind}' for name, kind in columns)})")
        with server.cursor() as cursor:
            cursor.executemany(f"INSERT INTO request_records VALUES ({', '.join(['%s'] * len(columns))})", rows)
            found = cursor.execute(there.sql).fetchone()
    assert expected is not None
    assert found is not None
    assert [int(number) for number in found] == [int(number) for number in expected]
    counted = dict(zip(("records", *there.names), found, strict=True))
    assert counted["records"] == 392
    assert counted["cp301_team_id"] > 0
    assert counted["cp305_output_tokens_negative"] > 0
