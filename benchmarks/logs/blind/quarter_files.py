"""The thirteenth set's logs that are wrong as files, tables or columns, what was added to them later, and ids that come again."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from blind.quarter_base import Quarter
from blind.quarter_gateways import langfuse, litellm, spend
from blind.quarter_providers import batch, bedrock, clock, message, responses, vertex
from blind.quarter_whole import Small, one, tags_of, text, written
from blind.setting import Record
from blind.stores import lines, table

PROOF = {"type": "trace", "ref": "trace:77", "observed_at": "2026-11-20T00:10:00Z"}


def enrichment(made: Quarter) -> Iterator[Small]:
    def said(at: str | None = "2026-11-20T09:00:00Z", **more: Any) -> Record:
        return {
            "enriched_at": at,
            "by": "finops",
            "fields": ["team_id"],
            "rule_version": "12",
            "input_digest": "sha256:0a",
            "evidence": dict(PROOF),
            **more,
        }

    for kind, rules, added in (
        ("clean: with all that it needs", "", said()),
        ("clean: in another zone", "", said("2026-11-20T10:00:00+01:00")),
        ("clean: null", "", None),
        ("nobody did it", "CP315", said(by=None)),
        ("nobody, in blanks", "CP315", said(by=" ")),
        ("evidence is a promise", "CP315", said(evidence="todo")),
        ("evidence without what it refers to", "CP315", said(evidence={"type": "trace", "ref": ""})),
        ("evidence from after it", "CP315", said(evidence={**PROOF, "observed_at": "2026-11-25T00:00:00Z"})),
        ("evidence of another team", "CP315", said(evidence={**PROOF, "team_id": "lending"})),
        ("by no rule's version", "CP315", said(rule_version=None)),
        ("without a digest of what it saw", "CP315", said(input_digest="")),
        ("no time", "CP315 CP306", said(None)),
        ("a time without zone", "CP315 CP306", said("2026-11-20T09:00:00")),
        ("a week after", "CP315", said("2026-11-27T09:00:00Z")),
        ("before it was asked", "CP315 CP306", said("2026-11-02T09:00:00Z")),
        ("of no field", "CP315", said(fields=[])),
    ):
        records = written(made, count=12)
        records[4]["enrichment"] = added
        yield one(
            f"enriched: {kind}" if rules else f"{kind} (enriched)",
            records,
            rules,
            *([records[4]["id"]] if rules else []),
        )


# -- files


def torn(made: Quarter) -> Iterator[Small]:
    records = written(made, litellm, 16)
    whole = text(records)
    packed = gzip.compress(whole, mtime=0)
    for name, data, count in (
        ("a mark before it", b"\xef\xbb\xbf" + whole, 16), ("ends of old Macs", whole.replace(b"\n", b"\r"), None),
        ("an array", json.dumps(records).encode(), 16), ("a page of records", json.dumps({"object": "list", "has_more": False, "data": records}).encode(), 16),
        ("several lines each", "\n".join(json.dumps(r, indent=2) for r in records).encode(), 16), ("no last end of a line", whole.rstrip(b"\n"), 16),
        ("two a line", b"".join(text([a])[:-1] + text([b]) for a, b in zip(records[::2], records[1::2], strict=True)), None),
        ("packed in pieces", b"".join(gzip.compress(text([r]), mtime=0) for r in records), 16), ("packed with what follows nought", packed + b"\0" * 512, 16),
        ("numbers with points", whole.replace(b'"total_tokens": ', b'"total_tokens":  '), 16),
    ):  # fmt: skip
        yield Small(f"clean: {name}", {"gateway.jsonl": data}, records=count, notice=count is None)
    for name, data in (
        ("two bytes a letter", lines(records).encode("utf-16")), ("packed, and breaks off", packed[: len(packed) * 2 // 3]), ("breaks off in a line", whole[:-40]), ("a line of the kernel between", whole.replace(b"\n", b"\n[  812.1] oom-killer: killed 77\n", 1)),
        ("noughts between", whole.replace(b"\n", b"\0\0\0\0\n", 1)), ("an array that breaks off", json.dumps(records).encode()[:-200]), ("a table of Log Analytics", analytics(made)),
        ("NaN for a cost", whole.replace(f'"response_cost": {records[3]["response_cost"]}'.encode(), b'"response_cost": NaN')),
        ("one member twice, said differently", whole.replace(b'"stream": false', b'"stream": false, "prompt_tokens": 3', 1)),
    ):  # fmt: skip
        yield Small(name, {"gateway.jsonl": data}, "CP300 CP302 CP305 CP306 CP308 CP317", notice=True)


def analytics(made: Quarter) -> bytes:
    """What the API of Log Analytics answers: columns, and rows without names."""
    names = (
        "TimeGenerated",
        "CorrelationId",
        "DeploymentName",
        "ModelName",
        "PromptTokens",
        "CompletionTokens",
        "TotalTokens",
        "IsStreamCompletion",
    )
    rows = [
        [clock(a.start), a.name, a.asked, a.model, a.input, a.output, a.input + a.output, False] for a in made.asks(12)
    ]
    return json.dumps(
        {"tables": [{"name": "PrimaryResult", "columns": [{"name": n, "type": "string"} for n in names], "rows": rows}]}
    ).encode()


def typed(made: Quarter) -> Iterator[Small]:
    """Parquet as Spark and pandas write it."""
    import duckdb

    def stored(records: list[Record], columns: str) -> bytes:
        import tempfile
        from pathlib import Path

        with tempfile.TemporaryDirectory() as scratch:
            rows, out = Path(scratch) / "rows.jsonl", Path(scratch) / "rows.parquet"
            rows.write_text(lines(records))
            duckdb.sql(
                f"COPY (SELECT {columns} FROM read_json('{rows}', format = 'newline_delimited', sample_size = -1)) TO '{out}' (FORMAT parquet)"
            )
            return out.read_bytes()

    whole = "* REPLACE (to_timestamp(startTime) AS startTime, to_timestamp(endTime) AS endTime, CAST(response_cost AS DECIMAL(18, 12)) AS response_cost, CAST(prompt_tokens AS UINTEGER) AS prompt_tokens)"
    yield Small("clean: columns with types", {"part-0.parquet": stored(written(made, litellm, 20), whole)}, records=20)
    bare = whole.replace("to_timestamp(startTime)", "CAST(to_timestamp(startTime) AS TIMESTAMP)")
    yield Small(
        "a time without zone in a column", {"part-0.parquet": stored(written(made, litellm, 20), bare)}, "CP306"
    )
    floats = whole.replace("AS UINTEGER) AS prompt_tokens", "AS DOUBLE) + 0.5 AS prompt_tokens")
    yield Small(
        "counts that a frame made halves", {"part-0.parquet": stored(written(made, litellm, 20), floats)}, "CP302 CP305"
    )
    texts = whole.replace("AS UINTEGER) AS prompt_tokens", "AS VARCHAR) AS prompt_tokens")
    yield Small(
        "counts as text in a column", {"part-0.parquet": stored(written(made, litellm, 20), texts)}, "CP302 CP305"
    )
    records = written(made, litellm, 20)
    del tags_of(records[7])["team"]
    yield Small(
        "one of a column's records without a team",
        {"part-0.parquet": stored(records, whole)},
        "CP301",
        (records[7]["id"],),
    )


def same_id(made: Quarter) -> Iterator[Small]:
    asked = {"message": ("claude-opus-4-5",), "bedrock": ("sonnet",), "vertex": ("gemini-2.5-pro",)}
    for write in (message, responses, batch, bedrock, vertex, langfuse, spend):
        asks = made.asks(16, *asked.get(write.__name__, ()))
        if write is langfuse:
            asks = [replace(a, written=0, hourly=0) for a in asks]
        changed = replace(asks[3], input=asks[3].input + 64, cost=asks[3].paid)
        *records, other = ([write(a) for a in (*asks, changed)] if write is not langfuse else
                           [{n: json.loads(v) if str(v).startswith(("[", "{")) else v for n, v in langfuse(a).items()} for a in (*asks, changed)])  # fmt: skip
        yield one(f"{write.__name__}: an id again, other tokens", [*records, other], "CP310")
        yield one(f"clean: {write.__name__}: each once", records, records=16)
        yield one(f"{write.__name__}: an id again, all the same", [*records, copy.deepcopy(records[3])], "CP310")


def sheets(made: Quarter) -> Iterator[Small]:
    rows = [spend(a) for a in made.asks(16)]
    yield Small("clean: a sheet with tabs", {"rows.tsv": table(rows, "\t").encode()}, records=16)
    yield Small("clean: a sheet in Windows' letters", {"rows.csv": table(rows).encode("cp1252")}, records=16)
    yield Small(
        "clean: a sheet with lines in its cells",
        {"rows.csv": table([{**r, "user": "a\nb"} for r in rows]).encode()},
        records=16,
    )
    yield Small(
        "clean: a sheet with its names alone",
        {"rows.csv": table(rows).encode().split(b"\r\n")[0] + b"\r\n"},
        records=0,
    )
    wide = table(rows).encode().split(b"\r\n")
    wide[5] += b",surplus"
    yield Small("a row with a cell too many", {"rows.csv": b"\r\n".join(wide)}, "CP300", notice=True)
    short = table(rows).encode().split(b"\r\n")
    short[5] = short[5][: len(short[5]) // 2]
    yield Small("a row cut in half", {"rows.csv": b"\r\n".join(short)}, "CP300 CP301", notice=True)


PARTS = (enrichment, torn, typed, same_id, sheets)
