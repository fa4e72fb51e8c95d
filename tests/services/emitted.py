"""What DuckDB counts with the emitted SQL over the fixture's records: what other engines are held against."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from checker.logs.emit import TOTALS
from checker.policy.load import load_policy
from checker.run.logs.emit_sql import emitted, emitted_sets
from checker.run.logs.scan_logs import ScanRequest

FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"


def request() -> ScanRequest:
    return ScanRequest((), load_policy("policy.yaml", cwd=FIXTURE), FIXTURE, date(2026, 11, 26))


def converted(folder: Path, monkeypatch: Any) -> Path:
    """The fixture's log as request records in Parquet."""
    from click.testing import CliRunner

    from checker.cli.main import cli

    monkeypatch.chdir(FIXTURE)
    target = folder / "records.parquet"
    command = ["logs", "convert", "litellm/shipped.jsonl", "--policy", "policy.yaml", "--output", str(target)]
    CliRunner().invoke(cli, command)
    return target


def counted_by_duckdb(target: Path) -> dict[tuple[str, str, str], int]:
    """By rule, field and note; what was found nowhere is left out."""
    import duckdb

    rows, sets = emitted(request(), "duckdb", "request_records"), emitted_sets(request(), "duckdb", "request_records")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"CREATE VIEW request_records AS FROM read_parquet('{target}')")
        first = connection.execute(rows.sql).fetchone()
        assert first is not None
        counts: Counter[tuple[str, str, str]] = Counter()
        for named, number in zip(rows.checks, first[len(TOTALS) :], strict=True):
            counts[(named.rule, named.check.field, named.check.note)] += int(number)
        for one in sets.statements:
            for rule, field, note, number in connection.execute(one.sql).fetchall():
                counts[(rule, field, note)] += number
    return {key: number for key, number in counts.items() if number}
