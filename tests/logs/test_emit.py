"""The checks as SQL for other engines: whole statements that parse, and DuckDB's gives what the scan gives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from checker.logs.emit import DIALECTS, TOTALS
from checker.policy.load import load_policy
from checker.run.logs.emit_sql import emit_sql, emitted, emitted_sets
from checker.run.logs.scan_logs import ScanRequest, scan_logs

pytestmark = pytest.mark.xdist_group("emit")  # they share what is made once for the module
FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"


def request(*sources: str) -> ScanRequest:
    return ScanRequest(sources, load_policy("policy.yaml", cwd=FIXTURE), FIXTURE, date(2026, 11, 26))


@pytest.fixture(scope="module")
def statements() -> dict[str, str]:
    return {dialect: emit_sql(request(), dialect, "lake.request_records") for dialect in DIALECTS}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_parses_in_its_dialect(dialect: str, statements: dict[str, str]) -> None:
    tree, *sets = (found for found in sqlglot.parse(statements[dialect], read=dialect) if found is not None)
    for one in sets:
        own = {cte.alias for cte in one.find_all(exp.CTE)}
        assert {table.name for table in one.find_all(exp.Table)} - own == {"request_records"}
        assert [item.alias_or_name for item in one.selects] == ["rule", "field", "note", "records"]
        assert not list(one.find_all(exp.Placeholder))
    assert len(sets) > 12
    assert [table.name for table in tree.find_all(exp.Table)] == ["request_records"]
    assert len(tree.selects) > 60
    assert not [column.name for column in tree.find_all(exp.Column) if "__" in column.name]


def test_words_that_differ(statements: dict[str, str]) -> None:
    assert "REGEXP_INSTR(" in statements["snowflake"]
    assert "REGEXP_LIKE(" not in statements["snowflake"]
    assert "lengthUTF8(" in statements["clickhouse"]
    assert "unix_micros(" in statements["spark"].lower()
    assert "UNIX_MICROS(" in statements["bigquery"]
    assert "EPOCH_MICROSECOND" in statements["snowflake"]
    assert "extract(epoch" in statements["postgres"].lower()


def test_words_of_set_checks_that_differ(statements: dict[str, str]) -> None:
    found = {dialect: text.partition("-- checks on the whole set")[2] for dialect, text in statements.items()}
    for dialect, text in found.items():
        # a semi join, an alias in HAVING and `row` as a name are not known everywhere
        assert "SEMI JOIN" not in text, dialect
        assert " AS row\n" not in text, dialect
        assert "HAVING\n    n >" not in text, dialect
    assert "PERCENTILE_DISC(0.5) WITHIN GROUP" in found["spark"]
    assert "APPROX_PERCENTILE(n, 0.5)" in found["trino"]
    assert "APPROX_QUANTILES(n, 100)[OFFSET(50)]" in found["bigquery"]
    assert "quantileExactLow(0.5)(n)" in found["clickhouse"]
    assert "ANY_VALUE" not in found["postgres"]
    assert " // " not in found["trino"]
    for dialect in ("trino", "bigquery", "snowflake", "clickhouse", "postgres"):
        assert " div " not in found[dialect].lower(), dialect


def test_amounts_that_are_text_are_as_request_records_have_them(statements: dict[str, str]) -> None:
    names = {name.lower() for name in emitted(request(), "duckdb", "t").names}
    assert not {name for name in names if "cp308" in name and "type" in name}
    assert "cp308_cost_type" not in statements["postgres"]


def test_what_the_table_does_not_show_is_listed(statements: dict[str, str]) -> None:
    left_out = emitted_sets(request(), "spark", "t").left_out
    assert {words.split(" ")[0] for words in left_out} == {"CP307", "CP308"}
    assert all(words in statements["spark"] for words in left_out)


def test_two_logs_of_one_traffic_and_two_environments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What only shows between sources (CP318), and between environments (CP320): as the scan counts it."""
    import duckdb
    from click.testing import CliRunner

    from checker.cli.main import cli

    monkeypatch.chdir(FIXTURE)
    logs = [str(tmp_path / name) for name in ("payloads.jsonl", "rows.jsonl")]
    payloads = Path("litellm/standard_logging.jsonl").read_text(encoding="utf-8").splitlines()[:160]
    rows = Path("litellm/spend_logs.jsonl").read_text(encoding="utf-8").splitlines()
    payloads[::2] = [_moved(line) for line in payloads[::2]]
    rows[5] = rows[5].replace('"prompt_tokens": ', '"prompt_tokens": 1')
    for path, lines in zip(logs, (payloads, rows[:40] + rows[44:]), strict=True):
        Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    target = tmp_path / "records.parquet"
    CliRunner().invoke(cli, ["logs", "convert", *logs, "--policy", "policy.yaml", "--output", str(target)])
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"CREATE VIEW request_records AS FROM read_parquet('{target}')")
        asked = emitted_sets(request(), "duckdb", "request_records").statements
        found = {
            (rule, field, note): number
            for one in asked if one.rule in ("CP318", "CP320")
            for rule, field, note, number in connection.execute(one.sql).fetchall()
        }  # fmt: skip
    scanned = {
        (c.rule, c.field, c.note): c.records
        for c in scan_logs(request(*logs)).result.counts
        if c.rule in ("CP318", "CP320")
    }
    assert {note for _, _, note in scanned} >= {"lost", "differs", "skew", "form"}
    assert found == scanned


def _moved(line: str) -> str:
    """The record in staging, without a cost center, and its service as a name."""
    record = json.loads(line)
    tags = record["metadata"].get("requester_metadata") or {}
    tags.update(environment="staging", service_endpoint="search", team_id="search")
    tags.pop("cost_center", None)
    record["metadata"] |= {"requester_metadata": tags, "spend_logs_metadata": None}
    return json.dumps({**record, "request_tags": []})


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
        sets = [
            tuple(counted)
            for one in emitted_sets(request(), "duckdb", "request_records").statements
            for counted in connection.execute(one.sql).fetchall()
        ]
    assert row is not None
    by_check = {(c.rule, c.check.field, c.check.note): n for c, n in zip(found.checks, row[len(TOTALS) :], strict=True)}
    scanned = {(c.rule, c.field, c.note): c.records for c in scan_logs(request("litellm/shipped.jsonl")).result.counts}
    for rule in ("CP301", "CP303", "CP307", "CP313", "CP314"):
        # a source that has no place for a column asks nothing of it, and times that are none are not in the table
        for key, number in scanned.items():
            if key[0] == rule and key in by_check and key[2] not in ("price",) and key[1] != "model_actual":
                assert by_check[key] == number, key
    by_set = {(rule, field, note): number for rule, field, note, number in sets}
    assert set(by_set) >= {("CP310", "record_id", "copy"), ("CP311", "request_id", "both-billed")}
    assert by_set == {key: scanned[key] for key in by_set}
