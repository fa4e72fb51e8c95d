"""`checkpolicy logs convert`: every member of the population once, typed, without bodies, with an owner or apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from jsonschema import Draft202012Validator

from checker.cli import main as entry
from checker.files.resources import read_resource
from checker.logs.formats.canonical import COLUMNS, ONLY_COMPARED, Type

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
SCHEMA = json.loads(read_resource("schemas/request-record.schema.json"))


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(["logs", "convert", *argv])
    assert isinstance(end.value.code, int)
    return end.value.code


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(FIXTURE)
    return tmp_path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_schema_has_all_columns() -> None:
    columns = {name for name, kind in COLUMNS.items() if kind is not Type.ANY}
    columns -= ONLY_COMPARED
    assert columns <= set(SCHEMA["properties"])


@pytest.mark.parametrize("source", ["litellm", "otel", "handmade"])
def test_records_fit_the_schema(source: str, out: Path) -> None:
    run(source, "--policy", "policy.yaml", "--output", str(out / "records.jsonl"))
    validator = Draft202012Validator(SCHEMA)
    found = lines(out / "records.jsonl")
    assert found
    for record in found:
        validator.validate(record)


def test_both_parts_are_the_population(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ("--policy", "policy.yaml", "--quarantine", str(out / "q"), "--output", str(out / "r.jsonl"))
    assert run("litellm/shipped.jsonl", *flags) == 2  # two lines cannot be read, and are named
    said = capsys.readouterr().err
    assert "litellm/shipped.jsonl:132: not JSON" in said
    good = lines(out / "r.jsonl")
    apart, unreadable = lines(out / "q" / "unattributable.jsonl"), lines(out / "q" / "unreadable.jsonl")
    summary = json.loads((out / "q" / "summary.json").read_text())
    assert summary["population"] == len(good) + len(apart) + len(unreadable) == 394
    assert (summary["attributable"], summary["quarantined"]) == (len(good), len(apart) + len(unreadable))
    assert all(record["reasons"] for record in apart)
    teams = {"team-search", "team-support", "team-data", "team-checkout"}
    assert {record["team_id"] for record in good} == teams
    places = [(r["source"]["path"], r["source"]["line"]) for r in (*good, *apart, *unreadable)]
    assert len(set(places)) == len(places)
    Draft202012Validator(SCHEMA).validate(apart[0])


def test_parquet_holds_the_same(out: Path) -> None:
    run("litellm/shipped.jsonl", "--policy", "policy.yaml", "--output", str(out / "r.jsonl"))
    run("litellm/shipped.jsonl", "--policy", "policy.yaml", "--output", str(out / "r.parquet"))
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        rows = connection.execute(
            "SELECT source.line, team_id, input_tokens, cost, epoch_us(started_at), faults FROM read_parquet(?)",
            [str(out / "r.parquet")],
        ).fetchall()
        [kinds] = connection.execute(
            "SELECT map(list(column_name), list(column_type)) FROM (DESCRIBE SELECT * FROM read_parquet(?))",
            [str(out / "r.parquet")],
        ).fetchall()
    assert kinds[0]["input_tokens"] == "BIGINT"
    assert kinds[0]["started_at"] == "TIMESTAMP WITH TIME ZONE"
    from checker.logs.records.times import rfc3339

    expected = [
        (r["source"]["line"], r["team_id"], r["input_tokens"], r["cost"], r["started_at"], r["faults"])
        for r in lines(out / "r.jsonl")
    ]
    found = [(*row[:4], rfc3339(row[4]) if row[4] is not None else None, row[5]) for row in rows]
    assert found == expected


def test_what_is_no_value_is_named(out: Path) -> None:
    run("litellm/shipped.jsonl", "--policy", "policy.yaml", "--output", str(out / "r.jsonl"))
    faulty = [record for record in lines(out / "r.jsonl") if record["faults"]]
    assert {fault for record in faulty for fault in record["faults"]} >= {"started_at", "input_tokens"}
    assert all(record[fault] is None for record in faulty for fault in record["faults"])


class TestRedaction:
    def test_owners_are_hidden_and_still_join(self, out: Path) -> None:
        (out / "key").write_text("0123456789abcdef0123456789abcdef\n")
        flags = ("--policy", "policy.yaml", "--redact", str(out / "key"))
        run("litellm/shipped.jsonl", *flags, "--output", str(out / "r.jsonl"), "--quarantine", str(out / "q"))
        text = "".join(path.read_text() for path in (out / "r.jsonl", *(out / "q").iterdir()))
        for name in ("team-search", "CC-100", "search-api", "svc-search-prod", "TODO"):
            assert name not in text
        found = lines(out / "r.jsonl")
        assert len({record["team_id"] for record in found}) == 4
        # a key's team is the team of the tags
        assert any(record["team_id"] == record["key_team_id"] for record in found)

    def test_it_is_no_plain_hash(self, out: Path) -> None:
        import hashlib

        digests = []
        for key in ("0123456789abcdef", "fedcba9876543210"):
            (out / "key").write_text(key)
            flags = ("--policy", "policy.yaml", "--redact", str(out / "key"), "--output", str(out / "r.jsonl"))
            run("litellm/shipped.jsonl", *flags)
            digests.append({record["team_id"] for record in lines(out / "r.jsonl") if record["team_id"]})
        assert not digests[0] & digests[1]
        assert f"hmac-sha256:{hashlib.sha256(b'team-search').hexdigest()}" not in digests[0]

    @pytest.mark.parametrize(("content", "message"), [(b"short\n", "the key has 5 bytes"), (None, "No such file")])
    def test_a_key_that_is_none(
        self, out: Path, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        if content is not None:
            (out / "key").write_bytes(content)
        assert run("litellm/shipped.jsonl", "--policy", "policy.yaml", "--redact", str(out / "key")) == 2
        assert message in capsys.readouterr().err


def test_bodies_are_never_written(out: Path) -> None:
    record = {
        "id": "c", "litellm_call_id": "l", "call_type": "chat", "status": "success", "model": "m", "prompt_tokens": 1,
        "messages": [{"role": "user", "content": "SECRET PROMPT"}], "response": {"choices": ["SECRET ANSWER"]},
        "metadata": {"requester_metadata": {"team_id": {"nested": "SECRET TEAM"}}},
    }  # fmt: skip
    (out / "log.jsonl").write_text(json.dumps(record) + "\n" + '{"SECRET LINE\n')
    flags = ("--policy", "policy.yaml", "--quarantine", str(out / "q"), "--output", str(out / "r.jsonl"))
    run(str(out / "log.jsonl"), *flags)
    text = "".join(path.read_text() for path in (out / "r.jsonl", *(out / "q").iterdir()))
    assert "SECRET" not in text


def test_standard_output_has_records_only(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("handmade", "--policy", "policy.yaml") == 0
    captured = capsys.readouterr()
    assert all(json.loads(line)["format"] for line in captured.out.splitlines())
    assert "members:" in captured.err


def test_a_policy_without_owners_cannot_quarantine(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "policy.yaml").write_text(
        "schema_version: 1\nname: bare\nversion: '1'\nfields: {request_id: {due: request, schema: {type: string}}}\n"
    )
    assert run("handmade", "--policy", str(out / "policy.yaml"), "--quarantine", str(out / "q")) == 2
    assert "has no field that names an owner" in capsys.readouterr().err


def test_an_output_that_cannot_be_written(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "file").write_text("")
    assert run("handmade", "--policy", "policy.yaml", "--output", str(out / "file" / "r.jsonl")) == 2
    assert "cannot be written" in capsys.readouterr().err
