"""LiteLLM's table of spend logs in a real PostgreSQL, scanned by the command."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.logs.records import POLICY, lines, record
from tests.services.scanning import run

# The columns of LiteLLM's schema.prisma (1.80) that matter here; the whole table is in test_litellm_proxy.py.
TABLE = """
CREATE TABLE "LiteLLM_SpendLogs" (
  request_id TEXT PRIMARY KEY, call_type TEXT NOT NULL, api_key TEXT NOT NULL DEFAULT '',
  spend DOUBLE PRECISION NOT NULL DEFAULT 0, total_tokens INTEGER NOT NULL DEFAULT 0,
  prompt_tokens INTEGER NOT NULL DEFAULT 0, completion_tokens INTEGER NOT NULL DEFAULT 0,
  "startTime" TIMESTAMP(3) NOT NULL, "endTime" TIMESTAMP(3) NOT NULL, model TEXT NOT NULL DEFAULT '',
  model_group TEXT DEFAULT '', metadata JSONB DEFAULT '{}', cache_hit TEXT DEFAULT '', request_tags JSONB DEFAULT '[]',
  team_id TEXT, end_user TEXT, status TEXT, messages JSONB DEFAULT '{}', response JSONB DEFAULT '{}'
)
"""
TAGGED = {"spend_logs_metadata": {"team_id": "search"}, "user_api_key_alias": "svc-search"}


@pytest.fixture
def database(postgres: SimpleNamespace, request: pytest.FixtureRequest) -> str:
    """A database of its own with LiteLLM's table and three rows, the second untagged."""
    import psycopg

    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    with psycopg.connect(postgres.url(name)) as connection:
        connection.execute(TABLE)
        for number, metadata in enumerate((TAGGED, {}, TAGGED), 1):
            connection.execute(
                'INSERT INTO "LiteLLM_SpendLogs" (request_id, call_type, api_key, spend, total_tokens, prompt_tokens,'
                ' completion_tokens, "startTime", "endTime", model, model_group, metadata, status, messages)'
                " VALUES (%s, 'acompletion', 'k', 0.25, 15, 10, 5, %s, %s, 'openai/gpt-4o', 'gw', %s, 'success', %s)",
                (
                    f"r-{number}", f"2026-10-0{number} 06:00:00.25", f"2026-10-0{number} 06:00:01",
                    json.dumps(metadata), json.dumps([{"role": "user", "content": "PROMPT-not-to-be-read"}]),
                ),
            )  # fmt: skip
    return str(postgres.url(name))


def test_the_table_is_found_read_and_not_written(database: str, tmp_path: Path) -> None:
    report, error = run(tmp_path, database)
    assert "not-to-be-shown" not in json.dumps(report) + error
    (source,) = report["population"]["sources"]
    assert (source["format"], source["records"], source["error"]) == ("litellm-spend-logs", 3, None)
    assert [(rule["rule"], rule["field"], rule["records"]) for rule in report["rules"]] == [("CP301", "team_id", 1)]
    example = report["rules"][0]["examples"][0]
    assert (example["record_id"], example["line"]) == ("r-2", 2)


def test_the_window_is_asked_of_the_database(database: str, tmp_path: Path) -> None:
    report, _ = run(tmp_path, database, "--from", "2026-10-02", "--to", "2026-10-03T06:00:00.250Z")
    (source,) = report["population"]["sources"]
    assert (source["records"], source["outside_window"]) == (1, 0)


def test_prompts_never_leave_the_database(database: str) -> None:
    from checker.logs.formats.log_format import builtin_formats
    from checker.logs.layouts import postgres

    with postgres._connected(database) as connection:
        found = postgres._table(connection, None, builtin_formats())
        query = postgres._query(connection, found, builtin_formats()["litellm-spend-logs"], (None, None))
        rows = list(postgres._rows(connection, query))
    assert len(rows) == 3
    assert "PROMPT" not in "".join(rows)
    assert json.loads(rows[0])["startTime"] == "2026-10-01T06:00:00.25+00:00"


def test_the_connection_cannot_write(database: str) -> None:
    import psycopg

    from checker.logs.layouts import postgres

    with pytest.raises(postgres.TableError, match="read-only transaction"), postgres._connected(database) as connection:
        connection.execute('DELETE FROM "LiteLLM_SpendLogs"')
    with psycopg.connect(database) as connection:
        assert connection.execute('SELECT count(*) FROM "LiteLLM_SpendLogs"').fetchone() == (3,)


def test_a_table_of_ones_own_is_read_by_the_policys_mapping(database: str, tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect(database) as connection:
        connection.execute("CREATE SCHEMA ours")
        connection.execute("CREATE TABLE ours.calls (call_id text, at timestamptz, tokens_in int, team text)")
        connection.execute(
            "INSERT INTO ours.calls VALUES ('c1', '2026-10-01T08:00:00+02', 3, 'search'), ('c2', now(), 4, NULL)"
        )
    mapping = """
logs:
  formats:
    ours:
      recognise: {all: [call_id, tokens_in]}
      fields: {record_id: {paths: [call_id]}, started_at: {paths: [at]}, input_tokens: {paths: [tokens_in]},
               team_id: {paths: [team]}}
"""
    policy = tmp_path / "own.yaml"
    policy.write_text(POLICY + mapping, encoding="utf-8")
    report, _ = run(tmp_path, f"{database}?table=ours.calls", "--policy", "own.yaml", ok=(1,))
    assert report["population"]["sources"][0]["format"] == "ours"
    assert ("CP301", "team_id", 1) in [(r["rule"], r["field"], r["records"]) for r in report["rules"]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: url.replace("not-to-be-shown@", "wrong-word@"), "password authentication failed"),
        (lambda url: url.rpartition("/")[0] + "/postgres", "no table LiteLLM_SpendLogs in this database"),
        (lambda url: url.replace("127.0.0.1:", "127.0.0.1:1"), ""),
        (lambda url: url + "?table=ours.nothing", "no table ours.nothing"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_goes_on(
    database: str, change: object, said: str, tmp_path: Path
) -> None:
    (tmp_path / "log.jsonl").write_bytes(lines(record(1)))
    assert callable(change)
    report, error = run(tmp_path, change(database), "log.jsonl", ok=(2,))
    first, second = report["population"]["sources"]
    assert said in first["error"]
    assert first["error"]
    assert second["records"] == 1
    assert not {"not-to-be-shown", "wrong-word"} & set((json.dumps(report) + error).replace("@", " ").split())
