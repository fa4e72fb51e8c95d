"""The fourth set: what an auditor asks of every record before it is billed, in LiteLLM's log, in its spend logs and in
the logs of twelve others, and the same log as shippers and stores hand it out."""

from __future__ import annotations

import base64
import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from score import scanned

from blind import audited_records as records
from blind.audited_gateways import BEDROCK, CLOUDFLARE, ENVOY, HELICONE, KONG, PORTKEY
from blind.audited_providers import ANTHROPIC, CHAT, LANGFUSE, OTLP, RESPONSES, VERTEX
from blind.audited_shape import Shape
from blind.gateway_shapes import Call
from blind.gateways_set import Set
from blind.litellm_records import Made, lines, tags
from blind.litellm_set import spend_row
from blind.scoring import Outcome
from blind.setting import Record, write_setting

# Of the lookalikes that no price card can price the rule for that is right.
UNPRICED = frozenset({"CP307"})
SHAPES = {
    "kong": KONG, "envoy": ENVOY, "bedrock": BEDROCK, "helicone": HELICONE, "portkey": PORTKEY,
    "cloudflare": CLOUDFLARE, "langfuse": LANGFUSE, "vertex": VERTEX, "openai-chat": CHAT,
    "openai-responses": RESPONSES, "anthropic": ANTHROPIC, "otlp": OTLP,
}  # fmt: skip


def plain(call: Call, shape: str) -> Record:
    return SHAPES[shape].write(replace(call, cached=call.input // 4 if shape not in ("portkey", "cloudflare") else 0))


def main_log(made: Made, folder: Path) -> set[str]:
    """The ids of what no card can price."""
    out: list[tuple[Record, tuple[str, str] | None]] = []
    for kind, rules, change in records.DEFECTS:
        record = made.litellm()
        change(record)
        out.append((record, (kind, rules)))
    unpriced = set()
    for _, change in (*records.CLEAN * 3, *records.TOKENLESS):
        record = made.litellm()
        change(record)
        out.append((record, None))
    for record, _ in out[-len(records.TOKENLESS) :]:
        unpriced.add(record["id"])
        made.clean.discard(record["id"])
    out += [(made.litellm(), None) for _ in range(200)]
    made.random.shuffle(out)
    for line, (record, said) in enumerate(out, 1):
        if said is not None:
            made.plant(*said, record["id"], source="main.jsonl", line=line)
    several = [*records.of_several(made), *records.agents(made), records.at_midnight(made)]
    (folder / "main.jsonl").write_text(lines([record for record, _ in out] + several))
    return unpriced


def spend(made: Made) -> Iterator[Record]:
    def in_metadata(row: Record, change: Callable[[Record], object]) -> None:
        kept = json.loads(row["metadata"])
        change(kept)
        row["metadata"] = json.dumps(kept)

    for _ in range(20):
        yield spend_row(made.litellm())
    defects: tuple[tuple[str, str, Callable[[Record], object]], ...] = (
        ("a cache's answer, priced", "CP305 CP308 CP316", lambda r: r.update(cache_hit="True")),
        ("tried three times", "CP311", lambda r: in_metadata(r, lambda m: m.update(attempted_retries=2))),
        ("failed, and yet spent", "CP305 CP308 CP311 CP316 CP321", lambda r: r.update(status="failure")),
        ("spend nought", "CP308", lambda r: r.update(spend=0.0)),
        ("the breakdown's total is another", "CP308 CP305",
         lambda r: in_metadata(r, lambda m: m.update(cost_breakdown={"total_cost": r["spend"] * 4}))),
        ("total is no sum", "CP305", lambda r: r.update(total_tokens=r["total_tokens"] + 1)),
        ("model empty", "CP301 CP303", lambda r: r.update(model="")),
        ("tags null in it", "CP301", lambda r: in_metadata(r, lambda m: m.update(spend_logs_metadata=None))),
        ("a placeholder in it", "CP303",
         lambda r: in_metadata(r, lambda m: m["spend_logs_metadata"].update(team_id="Unknown"))),
        ("another team's key", "CP314 CP313 CP304",
         lambda r: in_metadata(r, lambda m: m.update(user_api_key_alias="team-data-prod"
             if m["user_api_key_alias"] != "team-data-prod" else "team-search-prod"))),
        ("ends before it starts", "CP306",
         lambda r: r.update(startTime=r["endTime"], endTime=r["startTime"])),
    )  # fmt: skip
    for kind, rules, spoil in defects:
        record = made.litellm()
        row = spend_row(record)
        spoil(row)
        made.plant(f"spend: {kind}", rules, record["id"])
        yield row
    record = made.litellm()
    row = spend_row(record)
    row.update(request_id=f"{record['id']}_cache_hit1794290401.25", cache_hit="True", spend=0.0)
    made.clean.add(row["request_id"])
    yield row


def vendor(made: Made, name: str, shape: Shape, folder: Path) -> None:
    """Truth by line, or by place in a page: what of a record is its id is the format's affair."""
    calls = Set(made.random)
    out: list[tuple[Record, str, str]] = [(plain(calls.call(), name), "", "") for _ in range(12)]
    for kind, rules, spoil in (*shape.defects, *((odd, "", change) for odd, change in shape.clean)):
        record = plain(calls.call(), name)
        spoil(record)
        out.append((record, kind, rules))
    for kind, count in (("twice", 0), ("one id, other counts", 7)):
        record = plain(calls.call(), name)
        out += [(record, kind, ""), (json.loads(_recounted(record, count)), kind, "CP310")]
    path = folder / f"{name}.jsonl"
    source = path.name
    if shape.page is None:
        path.write_text(lines([record for record, _, _ in out]))
    else:
        path.write_text(
            json.dumps({"success": True, "error": None, shape.page: [record for record, _, _ in out]}, indent=1)
        )
    for number, (record, kind, rules) in enumerate(out, 1):
        named = str(record.get("id") or record.get("request_id") or "") if shape.page is not None else ""
        if rules:
            where = {} if named else {"source": source, "line": number}
            made.plant(f"{name}: {kind}", rules, named, **where)
            if kind.startswith(("twice", "one id")) and not named:
                made.planted[-1]["lines"] = [number - 1, number]
        elif kind in ("twice", "one id, other counts"):
            continue
        else:
            made.clean.add(named or f"{source}:{number}")


def _recounted(record: Record, count: int) -> str:
    """The record as JSON, the first count of output tokens in it `count` more."""
    if not count:
        return json.dumps(record)
    copied = json.loads(json.dumps(record))

    def change(inner: object) -> bool:
        if isinstance(inner, dict):
            if inner.get("key") == "gen_ai.usage.output_tokens":
                inner["value"] = {"intValue": str(int(inner["value"]["intValue"]) + count)}
                return True
            for name, value in inner.items():
                names = ("completion_tokens", "outputTokenCount", "res_units", "tokens_out", "candidatesTokenCount",
                         "output_tokens", "output", "gen_ai.usage.output_tokens")  # fmt: skip
                if name in names and isinstance(value, int):
                    inner[name] = value + count
                    return True
        rest = inner.values() if isinstance(inner, dict) else inner if isinstance(inner, list) else ()
        return any(change(one) for one in rest)

    change(copied)
    return json.dumps(copied)


# -- the log as others hand it out. What they wrap must be read, or said to be unreadable.


def _cri(record: Record) -> str:
    return f"2026-11-10T06:00:00.123456789Z stdout F {json.dumps(record)}\n"


def _source(record: Record) -> str:
    return json.dumps({"_index": "llm-2026.11.10", "_id": record["id"], "_score": 1.0, "_source": record}) + "\n"


def _log(record: Record) -> str:
    return json.dumps({"date": 1794290400.1, "log": json.dumps(record), "kubernetes": {"pod_name": "gw-1"}}) + "\n"


def _message(record: Record) -> str:
    return (
        json.dumps({"@timestamp": "2026-11-10 06:00:00.123", "@message": json.dumps(record), "@logStream": "x"}) + "\n"
    )


def _sequence(record: Record) -> str:
    return "\x1e" + json.dumps(record) + "\n"


def _bulk(record: Record) -> str:
    return json.dumps({"index": {"_index": "llm"}}) + "\n" + json.dumps(record) + "\n"


def _yaml(record: Record) -> str:
    return "---\n" + "\n".join(f"{key}: {json.dumps(value)}" for key, value in record.items()) + "\n"


def _logfmt(record: Record) -> str:
    return f"level=info id={record['id']} model={record['model']} prompt_tokens={record['prompt_tokens']}\n"


def _base64(record: Record) -> str:
    return base64.b64encode(json.dumps(record).encode()).decode() + "\n"


LINES: tuple[tuple[str, Callable[[Record], str]], ...] = (
    ("cri.log", _cri), ("elastic.jsonl", _source), ("fluent.jsonl", _log), ("cloudwatch.jsonl", _message),
    ("sequence.jsonl", _sequence), ("bulk.jsonl", _bulk), ("records.yaml.log", _yaml), ("logfmt.log", _logfmt),
    ("base64.log", _base64),
)  # fmt: skip


def _subscription(found: list[Record]) -> bytes:
    events = [{"id": str(n), "timestamp": 1794290400000 + n, "message": json.dumps(r)} for n, r in enumerate(found)]
    return json.dumps({"messageType": "DATA_MESSAGE", "logGroup": "llm", "logEvents": events}).encode()


WHOLE: tuple[tuple[str, Callable[[list[Record]], bytes]], ...] = (
    ("subscription.json", _subscription),
    ("subscription.json.gz", lambda found: gzip.compress(_subscription(found))),
    ("together.jsonl", lambda found: "".join(json.dumps(record) for record in found).encode()),
    ("by-id.json", lambda found: json.dumps({record["id"]: record for record in found}).encode()),
    ("twice.jsonl.gz", lambda found: gzip.compress(gzip.compress(lines(found).encode()))),
    ("joined.jsonl", lambda found: b"".join(b"\xef\xbb\xbf" + lines(part).encode() for part in (found[:5], found[5:]))),
    ("short.jsonl", lambda found: lines(found).encode()[:-1]),
    ("hits.json", lambda found: json.dumps({"took": 3, "hits": {"total": {"value": len(found)},
                                            "hits": [{"_id": r["id"], "_source": r} for r in found]}}).encode()),
)  # fmt: skip


def files(made: Made, folder: Path) -> list[str]:
    for name, write in (*((name, None) for name, _ in LINES), *WHOLE):
        found = [made.litellm() for _ in range(9)]
        tags(found[4])["team_id"] = "team-ghost"
        made.plant(f"{name}: a team of nobody", "CP304 CP300", found[4]["id"], source=name, notice=name)
        if write is not None:
            (folder / name).write_bytes(write(found))
        else:
            (folder / name).write_text("".join(dict(LINES)[name](record) for record in found))
    return [name for name, _ in (*LINES, *WHOLE)]


def generate(folder: Path, seed: int) -> tuple[Made, list[str], set[str]]:
    made = Made(random=random.Random(seed))
    write_setting(folder)
    card = json.loads((folder / "price_card.json").read_text())
    card["models"]["gemini-2.5-flash"] = {"input": 0.3, "cached_input": 0.075, "cache_write": 0, "output": 2.5}
    (folder / "price_card.json").write_text(json.dumps(card))
    unpriced = main_log(made, folder)
    (folder / "spend.jsonl").write_text(lines(list(spend(made))))
    for name, shape in SHAPES.items():
        vendor(made, name, shape, folder)
    return made, ["main.jsonl", "spend.jsonl", *(f"{name}.jsonl" for name in SHAPES), *files(made, folder)], unpriced


def run(folder: Path, seed: int) -> Outcome:
    made, sources, unpriced = generate(folder, seed)
    said, notices = [], []
    for source in sources:
        violations, report = scanned(folder, [source], "2026-11-26")
        said += violations
        notices += [notice["path"] for notice in report["notices"]]
    made.clean |= unpriced
    said = [one for one in said if one["record_id"] not in unpriced or one["rule"] not in UNPRICED]
    return made.held_against(said, notices=notices)
