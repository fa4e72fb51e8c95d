"""Records that are read many at once are the attempts that they are one by one."""

from __future__ import annotations

import csv
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from msgspec.structs import replace

from checker.logs.checks.sql import literal
from checker.logs.formats.log_format import builtin_formats
from checker.logs.formats.mapping import record_mapping
from checker.logs.members import member_rows, quick_lines, quick_parquet, quick_records
from checker.logs.members.members import MemberReader
from checker.logs.records.usage import counts_of
from checker.logs.sources.sources import expand
from checker.policy.load import load_policy
from checker.reconcile.traces import Stated, columns_needed
from checker.run.logs import reconcile as use_case
from checker.run.logs.scan_logs import ScanRequest
from tests.logs.test_two_ways import soiled
from tests.logs.test_usual import FORMATS, ODD, log_of

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
STATED = Stated(frozenset({"key_oai_prod", "svc-search-prod"}), {"gpt-4o": frozenset({"openai"})})
NUMBERS: list[Any] = [0, 1, 12.0, 1.5, "12", "x", -4, 10**15, 10**15 - 1, 10**20, 1e3, True, None, [], {}]


def traces(folder: Path, *, policy: str = "reconcile.yaml", start: int | None = None, at_once: bool) -> Any:
    """What is read in the other way, by the same code."""
    request = ScanRequest(
        ("log",), load_policy(str(FIXTURE / policy), cwd=FIXTURE), folder, date(2026, 11, 26), start=start
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(member_rows, "WORTH", 1 if at_once else 1 << 60)
        if not at_once:
            patch.setattr(quick_parquet, "quick_parquet", lambda *_: None)
        return use_case._traces(request, STATED)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What became of records that could be read at once."""
    done: list[str] = []
    record, strictly = quick_records.QuickRecords.record, MemberReader._record

    def quickly(self: Any, *arguments: Any) -> Any:
        done.append("at once")
        return record(self, *arguments)

    def one_by_one(self: Any, *arguments: Any) -> Any:
        done.append("one by one")
        return strictly(self, *arguments)

    monkeypatch.setattr(quick_records.QuickRecords, "record", quickly)
    monkeypatch.setattr(MemberReader, "_record", one_by_one)
    monkeypatch.setattr(quick_lines, "_PIECE", 20_000)
    return done


@pytest.mark.parametrize("policy", ["reconcile.yaml", "policy.yaml"])
@pytest.mark.parametrize("file", ["standard_logging.jsonl", "shipped.jsonl", "spend_logs.jsonl"])
def test_the_fixture(policy: str, file: str, tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / file).write_bytes((FIXTURE / "litellm" / file).read_bytes())
    some = traces(tmp_path, policy=policy, at_once=True)
    assert some.attempts
    assert read.count("at once") > 5 * read.count("one by one")
    assert some == traces(tmp_path, policy=policy, at_once=False)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", range(3))
def test_dirt(name: str, seed: int, tmp_path: Path, read: list[str]) -> None:
    source = random.Random(seed)
    lines: list[bytes] = []
    for line in log_of(name, seed, soil=False):
        record = json.loads(line)
        if source.random() < 0.1:
            record = soiled(record, source)
        if source.random() < 0.1:
            counts(record, source)
        lines.append(json.dumps(record, ensure_ascii=source.random() < 0.5).encode())
        if source.random() < 0.02:
            lines.append(source.choice((*ODD, b"  ", b'{"id": 1e400}', b"\xff")))
    (tmp_path / "log").mkdir()
    end = source.choice((b"\n", b"\r\n"))
    (tmp_path / "log" / "log.jsonl").write_bytes(end.join(lines))
    start = 1_793_000_000_000_000 if seed else None
    some = traces(tmp_path, start=start, at_once=True)
    assert "at once" in read
    other = traces(tmp_path, start=start, at_once=False)
    assert replace(some, attempts=()) == replace(other, attempts=())
    assert some.attempts == other.attempts


def as_array(lines: list[bytes], path: Path) -> None:
    path.with_suffix(".json").write_bytes(b"[" + b",\n".join(lines) + b"]\n")


def as_csv(lines: list[bytes], path: Path) -> None:
    rows = [json.loads(line) for line in lines]
    with path.with_suffix(".csv").open("w", newline="", encoding="utf-8", errors="replace") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        for row in rows:
            nothing_or_text = {key: "" if value is None else json.dumps(value) for key, value in row.items()}
            writer.writerow(row | {k: v for k, v in nothing_or_text.items() if not isinstance(row[k], str)})


def as_parquet(lines: list[bytes], path: Path) -> None:
    """Objects as the engine finds them."""
    _to_parquet(lines, path, "read_json('{}', format = 'newline_delimited', maximum_depth = 3)")


def as_text_in_parquet(lines: list[bytes], path: Path) -> None:
    """Whatever is no plain value as JSON text, as tables of most stores have it."""
    rows = [json.loads(line) for line in lines]
    for row in rows:
        row.update({key: json.dumps(value) for key, value in row.items() if isinstance(value, dict | list)})
    keys = dict.fromkeys(key for row in rows for key in row)
    kinds = {key: {type(row[key]) for row in rows if row.get(key) is not None} for key in keys}
    types = {key: "DOUBLE" if kinds[key] in ({int}, {float}, {int, float}) else "VARCHAR" for key in keys}
    texts = [json.dumps({k: v if types[k] == "DOUBLE" or v is None else str(v) for k, v in r.items()}) for r in rows]
    columns = ", ".join(f"{literal(key)}: '{kind}'" for key, kind in types.items())
    _to_parquet([text.encode() for text in texts], path, f"read_json('{{}}', columns = {{{{{columns}}}}})")


def _to_parquet(lines: list[bytes], path: Path, read: str) -> None:
    plain = path.parent.parent / "plain.ndjson"
    plain.write_bytes(b"\n".join(lines))
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"COPY (SELECT * FROM {read.format(plain)}) TO '{path.with_suffix('.parquet')}'")


LAYOUTS = (as_array, as_csv, as_parquet, as_text_in_parquet)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_fixture_in_other_layouts(layout: Any, tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "log").mkdir()
    lines = (FIXTURE / "litellm" / "standard_logging.jsonl").read_bytes().splitlines()
    layout(lines, tmp_path / "log" / "log")
    some = traces(tmp_path, at_once=True)
    assert some.attempts
    assert read.count("at once") > 5 * read.count("one by one")
    assert some == traces(tmp_path, at_once=False)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_dirt_in_other_layouts(name: str, layout: Any, tmp_path: Path, read: list[str]) -> None:
    source = random.Random(LAYOUTS.index(layout))
    lines: list[bytes] = []
    for line in log_of(name, 7, soil=False):
        record = json.loads(line)
        if layout is not as_parquet and source.random() < 0.1:
            record = soiled(record, source)
        if source.random() < 0.1:
            counts(record, source)
        if source.random() < 0.05:
            record.pop(next(iter(record)))
        lines.append(json.dumps(record, ensure_ascii=source.random() < 0.5).encode("utf-8", "replace"))
    (tmp_path / "log").mkdir()
    layout(lines, tmp_path / "log" / "log")
    some = traces(tmp_path, at_once=True)
    other = traces(tmp_path, at_once=False)
    assert replace(some, attempts=()) == replace(other, attempts=())
    assert some.attempts == other.attempts


@pytest.mark.parametrize("name", ["openai_v2", "openinference", "openllmetry"])
def test_spans(name: str, tmp_path: Path, read: list[str]) -> None:
    policy = load_policy(str(FIXTURE / "policy.yaml"), cwd=FIXTURE)
    (source,) = expand([f"otel/{name}.otlp.jsonl"], FIXTURE)

    def records(*, at_once: bool) -> list[Any]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(member_rows, "WORTH", 1)
            reader = MemberReader(
                builtin_formats(),
                None,
                lambda one: record_mapping(one, policy),
                columns=columns_needed(policy),
                at_once=at_once,
            )
            found = [(one.line, one.offset, one.record) for one in reader.read(source) if one.record is not None]
        return [
            (
                *place,
                {one: record.text(one) for one in record.mapping.columns},
                counts_of(record),
                record.succeeded(),
            )
            for *place, record in found
        ]

    some = records(at_once=True)
    assert read.count("at once") > 5 * read.count("one by one")
    assert some == records(at_once=False)


def counts(record: Any, source: random.Random) -> None:
    """One of the record's numbers is written in another way."""
    places: list[tuple[Any, str]] = []

    def walk(node: Any) -> None:
        for key, inner in node.items():
            if isinstance(inner, dict):
                walk(inner)
            elif isinstance(inner, int):
                places.append((node, key))

    walk(record)
    if places:
        holder, key = source.choice(places)
        holder[key] = source.choice(NUMBERS)
