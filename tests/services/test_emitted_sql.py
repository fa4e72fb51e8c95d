"""The checks as SQL, run by a real PostgreSQL and by DuckDB over the same request records: the same counts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.run.logs.engines import EngineError, scan_on_engine
from tests.services.emitted import converted, counted_by_duckdb, request

TYPES = {
    "BIGINT": "BIGINT",
    "DOUBLE": "DOUBLE PRECISION",
    "BOOLEAN": "BOOLEAN",
    "TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ",
    "VARCHAR[]": "TEXT[]",
}


def test_the_same_counts(postgres: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb
    import psycopg

    target = converted(tmp_path, monkeypatch)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        described = connection.execute(f"DESCRIBE FROM read_parquet('{target}')").fetchall()
        columns = [(name, TYPES.get(kind, "TEXT")) for name, kind, *_ in described if name != "source"]
        wanted = ", ".join(f'"{name}"' for name, _ in columns)
        rows = connection.execute(f"SELECT {wanted} FROM read_parquet('{target}')").fetchall()
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as server:
        server.execute("DROP TABLE IF EXISTS request_records")
        server.execute(f"CREATE TABLE request_records ({', '.join(f'{name} {kind}' for name, kind in columns)})")
        with server.cursor() as cursor:
            cursor.executemany(f"INSERT INTO request_records VALUES ({', '.join(['%s'] * len(columns))})", rows)
    report = scan_on_engine(request(), postgres.url("postgres"), "request_records")
    assert report.records == 392
    found = {(one.rule, one.field, one.note): one.records for one in report.counts}
    assert found == counted_by_duckdb(target)
    assert {rule for rule, _, _ in found} >= {"CP301", "CP305", "CP310", "CP311"}
    # the log has counts in text and times without zone: what typed columns cannot hold is said
    assert (report.faulty, report.failing, report.exit_code) == (10, True, 2)


@pytest.mark.parametrize(
    ("url", "words"),
    [("{server}", 'relation "nowhere" does not exist'), ("postgresql://127.0.0.1:1/x", "Connection refused")],
)
def test_what_the_server_refuses_is_one_line(postgres: SimpleNamespace, url: str, words: str) -> None:
    with pytest.raises(EngineError) as raised:
        scan_on_engine(request(), url.format(server=postgres.url("postgres")), "nowhere")
    assert words in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1
