"""A second, made set of logs in several formats, with defects that the first fixture does not have.

    python benchmarks/logs/blind.py [--seed 7] [--keep FOLDER] [--check]

Clean records of LiteLLM (lines, gzip, array, CSV), Kong, Envoy, Bedrock, Cloudflare and OTLP are written, one defect
each is planted in some of them, and lookalikes of defects that are none. Asked is whether each defect is found under a
rule that names it, and whether nothing is said about any other record. The seed moves values, order and times.
"""

from __future__ import annotations

import argparse
import copy
import csv
import gzip
import io
import json
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from score import scan

Record = dict[str, Any]
HERE = Path(__file__).parent
KNOWN = 1  # defects that are known to be missed: the two places where LiteLLM writes a count disagree
START = datetime(2026, 11, 10, 6, tzinfo=UTC)
TEAMS = {"team-search": "CC-1001", "team-checkout": "CC-1002", "team-data": "CC-1004"}
SERVICES = {
    "team-search": "search-api/v1/answer",
    "team-checkout": "checkout-svc/v2/assist",
    "team-data": "etl/v1/tag",
    "team-old": "old/v1/do",
}
TAGS = (
    "request_boundary_id", "team_id", "cost_center", "service_endpoint", "correlation_id", "environment",
    "model_requested", "price_card_version",
)  # fmt: skip
MODELS = {  # alias: (deployment, USD per million tokens of input, cached input, output)
    "gw-fast": ("openai/gpt-4o-mini-2024-07-18", 0.15, 0.075, 0.6),
    "gw-41": ("openai/gpt-4.1-2025-04-14", 2.0, 0.5, 8.0),
    "gw-4o": ("openai/gpt-4o-2024-08-06", 2.5, 1.25, 10.0),
}
OWNERS = """\
schema_version: 1
teams:
  team-search: {cost_center: "CC-1001", services: ["search-api/v1/answer"], from: 2026-01-01}
  team-checkout: {cost_center: "CC-1002", services: ["checkout-svc/v2/assist"], from: 2026-01-01}
  team-data: {cost_center: "CC-1004", services: ["etl/v1/tag"], from: 2026-01-01}
  team-old: {cost_center: "CC-1009", services: ["old/v1/do"], from: 2026-01-01, to: 2026-11-11}
  team-new: {cost_center: "CC-1010", services: ["new/v1/do"], from: 2026-12-01}
keys:
  team-search-prod: {team: team-search, service: "search-api/v1/answer", environment: prod}
  team-checkout-prod: {team: team-checkout, service: "checkout-svc/v2/assist", environment: prod}
  team-data-prod: {team: team-data, service: "etl/v1/tag", environment: prod}
  team-old-prod: {team: team-old, service: "old/v1/do", environment: prod}
  "arn:aws:sts::111122223333:assumed-role/etl/pod": {team: team-data, service: "etl/v1/tag", environment: prod}
  shared-default: {shared: true}
"""


@dataclass
class Made:
    """Files of the set, and what is wrong with which record."""

    random: random.Random
    planted: list[Record] = field(default_factory=list)
    clean: set[str] = field(default_factory=set)
    count: int = 0

    def hexes(self, digits: int) -> str:
        return f"{self.random.getrandbits(4 * digits):0{digits}x}"

    def plant(self, kind: str, rules: str, name: str, **where: object) -> None:
        self.planted.append({"kind": kind, "rules": rules.split(), "id": name, **where})
        self.clean.discard(name)

    def litellm(self, team: str | None = None, at: datetime | None = None) -> Record:
        """One clean record; records are three minutes apart."""
        source = self.random
        team = team or source.choice(list(TEAMS))
        alias = source.choice(list(MODELS))
        model, per_input, per_cached, per_output = MODELS[alias]
        tokens, out = source.randrange(50, 9000), source.randrange(5, 900)
        cached = tokens // 3 if source.random() < 0.4 else 0
        started = (at or START + timedelta(minutes=3 * self.count, seconds=source.random() * 60)).timestamp()
        self.count += 1
        name = f"chatcmpl-{self.hexes(28)}"
        cost = ((tokens - cached) * per_input + cached * per_cached + out * per_output) / 1e6
        usage = {
            "completion_tokens": out,
            "prompt_tokens": tokens,
            "total_tokens": tokens + out,
            "completion_tokens_details": {"reasoning_tokens": 0},
            "prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": cached},
        }
        tags = {
            "request_boundary_id": f"rb-{self.hexes(32)}",
            "team_id": team,
            "cost_center": TEAMS.get(team, "CC-1009"),
            "service_endpoint": SERVICES[team],
            "correlation_id": f"corr-{self.hexes(16)}",
            "environment": "prod",
            "model_requested": alias,
            "price_card_version": "pc-2026-10",
        }
        self.clean.add(name)
        return {
            "id": name, "trace_id": self.hexes(32), "litellm_call_id": self.hexes(32), "call_type": "acompletion",
            "status": "success", "stream": None, "model": model, "model_group": alias, "custom_llm_provider": "openai",
            "prompt_tokens": tokens, "completion_tokens": out, "total_tokens": tokens + out, "response_cost": cost,
            "startTime": round(started, 6), "endTime": round(started + 1 + source.random(), 6),
            "api_base": "http://127.0.0.1/v1", "request_tags": ["User-Agent: OpenAI"], "cache_hit": None,
            "end_user": None,
            "metadata": {
                "user_api_key_hash": f"{sorted(SERVICES).index(team):064x}", "user_api_key_alias": f"{team}-prod",
                "user_api_key_team_id": team, "spend_logs_metadata": tags, "usage_object": usage,
                "requester_metadata": {},
            },
            "hidden_params": {
                "litellm_model_name": model,
                "additional_headers": {
                    "llm_provider-x-request-id": f"req_{self.hexes(24)}",
                    "x-litellm-attempted-retries": 0, "x-litellm-attempted-fallbacks": 0,
                },
            },
            "error_code": None,
        }  # fmt: skip


def tags(record: Record) -> Record:
    return record["metadata"]["spend_logs_metadata"]


def usage(record: Record, **counts: object) -> None:
    """Both places of a count, so that only the value is wrong."""
    record.update(counts)
    record["metadata"]["usage_object"].update(counts)


def tag(**values: object) -> Callable[[Record], None]:
    return lambda record: tags(record).update(values)


def top(**values: object) -> Callable[[Record], None]:
    return lambda record: record.update(values)


def counts(**values: object) -> Callable[[Record], None]:
    return lambda record: usage(record, **values)


def cached(count: object) -> Callable[[Record], None]:
    return lambda record: record["metadata"]["usage_object"]["prompt_tokens_details"].update(cached_tokens=count)


def reasoning_over(record: Record) -> None:
    record["metadata"]["usage_object"]["completion_tokens_details"]["reasoning_tokens"] = (
        record["completion_tokens"] + 1
    )


def drop(*names: str) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        for name in names:
            tags(record).pop(name)

    return change


def enriched(days: float, evidence: str | None, **over: object) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        at = datetime.fromtimestamp(record["startTime"], UTC)
        team = tags(record)["team_id"] if evidence == "same" else evidence
        proof = None
        if evidence is not None:
            proof = {"type": "trace", "ref": "trace:1", "team_id": team, "observed_at": at.isoformat()}
        record["enrichment"] = {
            "enriched_at": (at + timedelta(days=days)).isoformat(), "by": "backfill",
            "fields": ["team_id"], "evidence": proof, **over,
        }  # fmt: skip

    return change


def shared(with_tags: bool) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        record["metadata"].update(
            user_api_key_alias="shared-default", user_api_key_team_id=None, user_api_key_hash="f" * 64
        )
        if not with_tags:
            tags(record).clear()

    return change


def times(of: Callable[[float, float], Record]) -> Callable[[Record], None]:
    return lambda record: record.update(of(record["startTime"], record["endTime"]))


def iso(at: float, zone: str = "Z") -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") + zone


def text_metadata(record: Record) -> None:
    record["metadata"] = json.dumps(record["metadata"], ensure_ascii=False)


def full(record: Record) -> float:
    _, per_input, _, per_output = MODELS[record["model_group"]]
    return (record["prompt_tokens"] * per_input + record["completion_tokens"] * per_output) / 1e6


def estimated(record: Record) -> None:
    for name in ("completion_tokens_details", "prompt_tokens_details"):
        record["metadata"]["usage_object"][name] = None
    record["response_cost"] = full(record)


# Planted in LiteLLM records: kind, the rules that may say it, what is done to the record.
DEFECTS: tuple[tuple[str, str, Callable[[Record], None]], ...] = (
    ("tokens null", "CP305 CP301", counts(prompt_tokens=None)),
    ("tokens a fraction", "CP305 CP302", counts(completion_tokens=12.5)),
    ("tokens true", "CP305 CP302", counts(prompt_tokens=True)),
    ("tokens an object", "CP305 CP302", counts(prompt_tokens={"n": 5})),
    ("tokens an empty text", "CP305 CP302 CP301", counts(completion_tokens="")),
    ("tokens with a separator", "CP305 CP302", counts(prompt_tokens="1,234")),
    ("tokens beyond 64 bits", "CP305 CP302", counts(prompt_tokens=10**20)),
    ("tokens negative in text", "CP305 CP302", counts(completion_tokens="-5")),
    ("total is no sum", "CP305", lambda r: usage(r, total_tokens=r["total_tokens"] + 9)),
    ("total below its parts", "CP305", counts(total_tokens=1)),
    ("cached negative", "CP305", cached(-4)),
    ("cached in text", "CP305 CP302", cached("12")),
    ("cached one above input", "CP305", lambda r: cached(r["prompt_tokens"] + 1)(r)),
    ("reasoning above output", "CP305", reasoning_over),
    ("two places disagree", "CP305", lambda r: r["metadata"]["usage_object"].update(prompt_tokens=1)),
    ("success without tokens", "CP305 CP316", counts(prompt_tokens=0, completion_tokens=0, total_tokens=0)),
    ("cost negative", "CP308 CP305 CP302", top(response_cost=-0.5)),
    ("cost tenfold", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 10)),
    ("cost nought", "CP308", top(response_cost=0.0)),
    ("cost in text", "CP308 CP302 CP305", top(response_cost="free")),
    ("cached at full price", "CP308", lambda r: (cached(r["prompt_tokens"] // 2)(r), r.update(response_cost=full(r)))),
    ("future by a year", "CP306", times(lambda s, e: {"startTime": s + 3.2e7, "endTime": e + 3.2e7})),
    ("epoch nought", "CP306", top(startTime=0, endTime=1)),
    ("epoch in nanoseconds", "CP306", times(lambda s, e: {"startTime": int(s * 1e9), "endTime": int(e * 1e9)})),
    ("epoch in microseconds", "CP306", times(lambda s, e: {"startTime": int(s * 1e6), "endTime": int(e * 1e6)})),
    ("start null", "CP306 CP301", top(startTime=None)),
    ("start no time", "CP306", top(startTime="yesterday")),
    ("day without clock", "CP306", top(startTime="2026-11-10", endTime="2026-11-10")),
    ("31 February", "CP306", top(startTime="2026-02-31T10:00:00Z")),
    ("zone left out", "CP306", times(lambda s, e: {"startTime": iso(s, ""), "endTime": iso(e, "")})),
    ("zone of one side", "CP306", times(lambda s, e: {"startTime": iso(s, "-02:00"), "endTime": iso(e)})),
    ("call of two days", "CP306", times(lambda s, e: {"endTime": s + 172_800})),
    ("team with white space", "CP304 CP302 CP303 CP314", tag(team_id="team-search ")),
    ("team in capitals", "CP304 CP302 CP314", tag(team_id="TEAM-SEARCH")),
    ("team with Cyrillic letter", "CP304 CP302 CP314", tag(team_id="te\u0430m-search")),
    ("team with zero width", "CP304 CP302 CP314", tag(team_id="team-\u200bsearch")),
    ("team a number", "CP302", tag(team_id=42)),
    ("team a list", "CP302", tag(team_id=["team-search"])),
    ("team only spaces", "CP303 CP301", tag(team_id="   ")),
    ("team N/A", "CP303", tag(team_id="N/A")),
    ("team the text null", "CP303", tag(team_id="null")),
    ("team without a start yet", "CP304 CP314", tag(team_id="team-new", cost_center="CC-1010")),
    ("nobody's team", "CP304 CP314", tag(team_id="team-ghost")),
    ("nobody's cost center", "CP304 CP314", tag(cost_center="CC-9999")),
    ("another team's service", "CP304 CP314", tag(service_endpoint="old/v1/do")),
    ("environment unknown", "CP302 CP314", tag(environment="production")),
    ("environment of another key", "CP314", tag(environment="staging")),
    ("key of nobody", "CP304 CP314", lambda r: r["metadata"].update(user_api_key_alias="leaked-key")),
    ("tag left out", "CP301", drop("cost_center")),
    ("two tags left out", "CP301", drop("correlation_id", "price_card_version")),
    ("tags not an object", "CP301 CP302", lambda r: r["metadata"].update(spend_logs_metadata="redacted")),
    ("metadata null", "CP301", top(metadata=None)),
    ("card from the future", "CP307", tag(price_card_version="pc-2027-01")),
    ("card a number", "CP307 CP302", tag(price_card_version=202610)),
    ("shared key untagged", "CP313 CP301", shared(False)),
    ("shared key tagged", "CP313", shared(True)),
    ("stream estimated", "CP316", lambda r: (r.update(stream=True), estimated(r))),
    ("added before the request", "CP315", enriched(-1, "same")),
    ("added without evidence", "CP315", enriched(0.1, None)),
    ("added against evidence", "CP315", enriched(0.1, "team-old")),
    ("added after a year", "CP315", enriched(400, "same")),
    ("added at no time", "CP315 CP306", enriched(0.1, "same", enriched_at="soon")),
    ("model left out", "CP301", lambda r: (r.update(model=None), r["hidden_params"].update(litellm_model_name=None))),
    ("model empty", "CP301 CP303", lambda r: (r.update(model=""), r["hidden_params"].update(litellm_model_name=""))),
    ("metadata in JSON text", "CP302", text_metadata),
    ("id null", "CP301 CP310 CP300 CP302", top(id=None)),
)  # fmt: skip


def reordered(record: Record) -> None:
    for name in reversed(list(record)):
        record[name] = record.pop(name)


def boundary(text: str) -> Callable[[Record], None]:
    return lambda record: tags(record).update(request_boundary_id=tags(record)["request_boundary_id"] + text)


# Lookalikes of defects that are none.
CLEAN: tuple[tuple[str, Callable[[Record], None]], ...] = (
    ("ISO with zone", times(lambda s, e: {"startTime": iso(s), "endTime": iso(e)})),
    ("ISO with an offset", times(lambda s, e: {"startTime": iso(s + 19_800, "+05:30"), "endTime": iso(e)})),
    ("whole seconds", times(lambda s, e: {"startTime": int(s), "endTime": int(e) + 1})),
    ("no duration", times(lambda s, e: {"endTime": s})),
    ("all cached", lambda r: (cached(r["prompt_tokens"])(r), recost(r))),
    ("whole number written 7.0", lambda r: usage(r, prompt_tokens=float(r["prompt_tokens"]))),
    ("negative zero", cached(-0.0)),
    ("large but possible", lambda r: (usage(r, prompt_tokens=900_000, total_tokens=900_000 + r["completion_tokens"]),
                                      cached(0)(r), recost(r))),
    ("unknown members", lambda r: r.update({"x_\u00fcber": {"deep": [1, {"a": None}]}, "vendor.key": "1"})),
    ("other order", reordered),
    ("unicode in tags", boundary("\u5317\u4eac-\u00e9\U0001f600")),
    ("quotes in tags", boundary("-\"q\"-\\ -'; DROP TABLE x;--")),
    ("long boundary", boundary("x" * 4000)),
    ("stream with details", top(stream=True)),
    ("added in time with all evidence", enriched(0.1, "same", input_digest="sha256:" + "0" * 64, rule_version="1")),
)  # fmt: skip


def recost(record: Record) -> None:
    _, per_input, per_cached, per_output = MODELS[record["model_group"]]
    part = record["metadata"]["usage_object"]["prompt_tokens_details"]["cached_tokens"]
    tokens, out = record["prompt_tokens"], record["completion_tokens"]
    record["response_cost"] = ((tokens - part) * per_input + part * per_cached + out * per_output) / 1e6


def lines(records: list[Record]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main_log(made: Made, folder: Path) -> list[Record]:
    """All kinds of one record, in a log of lines with a byte order mark; its last line is defective as well."""
    jobs: list[tuple[str, str | None, Callable[[Record], None]]] = [
        (kind, rules, change) for kind, rules, change in DEFECTS
    ]
    jobs += [(kind, None, change) for kind, change in CLEAN for _ in range(2)]
    jobs += [("plain", None, lambda _: None)] * 250
    made.random.shuffle(jobs)
    made.random.shuffle(jobs)
    records = []
    for number, (kind, rules, change) in enumerate(jobs, 1):
        record = made.litellm()
        name = record["id"]
        change(record)
        if rules:
            made.plant(kind, rules, name, source="main.jsonl", line=number)
        records.append(record)
    first = made.litellm(team="team-old", at=datetime(2026, 11, 10, 23, 59, tzinfo=UTC))
    late = made.litellm(team="team-old", at=datetime(2026, 11, 11, 9, tzinfo=UTC))
    made.plant("team after its last day", "CP304 CP314", late["id"])
    last = made.litellm()
    usage(last, prompt_tokens=-1)
    made.plant("in the last line without end", "CP305", last["id"])
    records += [first, late, *pairs(made), last]
    (folder / "main.jsonl").write_text("\ufeff" + lines(records).rstrip("\n"), encoding="utf-8")
    return records


def again(record: Record, **values: object) -> Record:
    return {**copy.deepcopy(record), **values}


def pairs(made: Made) -> list[Record]:
    """Defects that take two records."""
    out = []
    one = made.litellm()
    out += [one, again(one)]
    made.plant("twice the same", "CP310", one["id"])
    two = made.litellm()
    other = again(two)
    usage(other, completion_tokens=two["completion_tokens"] + 40, total_tokens=two["total_tokens"] + 40)
    recost(other)
    made.plant("one id, other tokens", "CP310", two["id"])
    out += [two, other]
    three = made.litellm()
    retry = made.litellm(team=tags(three)["team_id"])
    tags(retry).update(tags(three))
    retry.update(model_group=three["model_group"])
    retry["metadata"]["requester_custom_headers"] = {"x-stainless-retry-count": "1"}
    model_like(retry, three)
    made.plant("client retry, both succeeded", "CP311", retry["id"])
    made.clean.discard(three["id"])
    out += [three, retry]
    four = made.litellm()
    same = made.litellm()
    same["hidden_params"]["additional_headers"] = dict(four["hidden_params"]["additional_headers"])
    made.plant("one answer under two ids", "CP310", same["id"])
    made.clean.discard(four["id"])
    out += [four, same]
    conversation = f"rb-{made.hexes(32)}"
    for _ in range(14):
        turn = made.litellm(team="team-data")
        tags(turn)["request_boundary_id"] = conversation
        made.clean.discard(turn["id"])
        out.append(turn)
    made.plant("conversation for a boundary", "CP309", out[-14]["id"], any_of=[r["id"] for r in out[-14:]])
    return out


def model_like(record: Record, other: Record) -> None:
    for name in ("model", "model_group"):
        record[name] = other[name]
    record["hidden_params"]["litellm_model_name"] = other["model"]
    tags(record)["model_requested"] = other["model_group"]
    recost(record)


def other_litellm(made: Made, folder: Path, main: list[Record]) -> None:
    clean = [made.litellm() for _ in range(40)]
    copy_of = next(r for r in main if r["id"] in made.clean)
    made.plant("twice, in two files", "CP310", copy_of["id"])
    bad = made.litellm()
    usage(bad, prompt_tokens="77")
    made.plant("in gzip", "CP305", bad["id"])
    with gzip.open(folder / "rotated.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(lines([*clean, copy_of, bad]))
    clean = [made.litellm() for _ in range(30)]
    bad = made.litellm()
    tags(bad).pop("team_id")
    made.plant("in an array", "CP301", bad["id"])
    (folder / "array.json").write_text(json.dumps([*clean, bad, made.litellm()], indent=1))
    text = lines([made.litellm() for _ in range(30)]).replace("\n", "\r\n")
    broken = json.dumps(made.litellm())
    made.clean.discard(json.loads(broken)["id"])
    (folder / "crlf.jsonl").write_bytes(
        (text + broken[:300] + "\r\n" + '{"a": NaN}\r\n[1,2]\r\n"text"\r\n').encode() + b'{"id": "\xff\xfe"}\r\n'
    )
    for number, kind in enumerate(("cut line", "NaN", "a list", "a text", "not UTF-8"), 31):
        made.plant(f"line is {kind}", "CP300", "", source="crlf.jsonl", line=number)


def spend_csv(made: Made, folder: Path) -> None:
    rows = []
    for number in range(40):
        record = made.litellm()
        if number in (5, 9, 39):
            kind, rules, change = (
                ("CSV: team left out", "CP301", drop("team_id")),
                ("CSV: placeholder", "CP303", tag(team_id="TBD")),
                ("CSV: negative tokens", "CP305", counts(completion_tokens=-3)),
            )[(5, 9, 39).index(number)]
            change(record)
            made.plant(kind, rules, record["id"])
        if number == 12:
            record["total_tokens"] += 5
            made.plant("CSV: total is no sum", "CP305", record["id"])
        rows.append(spend_row(record))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (folder / "spend.csv").write_text(text.getvalue(), encoding="utf-8-sig", newline="")


def spend_row(record: Record) -> Record:
    metadata = record["metadata"]
    return {
        "request_id": record["id"], "call_type": "acompletion", "api_key": metadata["user_api_key_hash"],
        "spend": record["response_cost"], "total_tokens": record["total_tokens"],
        "prompt_tokens": record["prompt_tokens"], "completion_tokens": record["completion_tokens"],
        "startTime": iso(record["startTime"]), "endTime": iso(record["endTime"]), "model": record["model"],
        "model_group": record["model_group"], "user": "u", "team_id": metadata["user_api_key_team_id"],
        "metadata": json.dumps({**metadata, "status": None}), "cache_hit": "None", "request_tags": "[]",
        "custom_llm_provider": "openai", "status": "success", "litellm_call_id": record["litellm_call_id"],
    }  # fmt: skip


def other_gateways(made: Made, folder: Path) -> None:
    for name, shape in (("kong", kong), ("envoy", envoy), ("bedrock", bedrock), ("cloudflare", cloudflare)):
        records = []
        for number in range(30):
            source = made.litellm()
            made.clean.discard(source["id"])
            key, record, negative = shape(made, source)
            if number == 10:
                negative(record)
                made.plant(f"{name}: negative tokens", "CP305", key)
            if number == 20:
                records.append(copy.deepcopy(record))
                made.plant(f"{name}: twice the same", "CP310", key)
            if number not in (10, 20):
                made.clean.add(key)
            records.append(record)
        (folder / f"{name}.jsonl").write_text(lines(records), encoding="utf-8")


def kong(made: Made, source: Record) -> tuple[str, Record, Callable[[Record], None]]:
    key, sent = made.hexes(16), tags(source)
    usage_ = {"prompt_tokens": source["prompt_tokens"], "completion_tokens": source["completion_tokens"],
              "total_tokens": source["total_tokens"]}  # fmt: skip
    model = source["model"].partition("/")[2]
    record = {
        "started_at": int(source["startTime"] * 1000), "latencies": {"request": 900, "kong": 3, "proxy": 800},
        "request": {"id": key, "method": "POST", "headers": {f"x-{k.replace('_', '-')}": v for k, v in sent.items()}},
        "response": {"status": 200}, "consumer": {"username": f"{sent['team_id']}-prod"},
        "ai": {"proxy": {"usage": usage_, "meta": {"request_model": source["model_group"], "response_model": model,
                                                  "provider_name": "openai", "plugin_id": "1"}}},
    }  # fmt: skip
    return key, record, lambda r: r["ai"]["proxy"]["usage"].update(prompt_tokens=-2)


def envoy(made: Made, source: Record) -> tuple[str, Record, Callable[[Record], None]]:
    key = f"rq-{made.hexes(12)}"
    record = {
        ":authority": "gw", "start_time": iso(source["startTime"])[:23] + "Z", "method": "POST", "response_code": 200,
        "response_flags": "-", "duration": 812, "x-request-id": key, "gen_ai.request.model": source["model_group"],
        "gen_ai.request.model_override": source["model"].partition("/")[2],
        "gen_ai.response.model": source["model"].partition("/")[2],
        "gen_ai.usage.input_tokens": source["prompt_tokens"], "gen_ai.usage.output_tokens": source["completion_tokens"],
        "gen_ai.usage.total_tokens": source["total_tokens"],
        **{f"x-{k.replace('_', '-')}": v for k, v in tags(source).items()},
    }  # fmt: skip
    return key, record, lambda r: r.update({"gen_ai.usage.input_tokens": -2})


def bedrock(made: Made, source: Record) -> tuple[str, Record, Callable[[Record], None]]:
    key = f"req-{made.hexes(12)}"
    record = {
        "schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": iso(source["startTime"])[:19] + "Z",
        "accountId": "111122223333", "identity": {"arn": "arn:aws:sts::111122223333:assumed-role/etl/pod"},
        "region": "us-east-1", "requestId": key, "operation": "Converse",
        "modelId": "anthropic.claude-3-5-haiku-20241022-v1:0",
        "requestMetadata": {**tags(source), "team_id": "team-data", "cost_center": "CC-1004",
                            "service_endpoint": SERVICES["team-data"], "model_requested": "gw-haiku"},
        "input": {"inputTokenCount": 40, "cacheReadInputTokenCount": source["prompt_tokens"],
                  "cacheWriteInputTokenCount": 0},
        "output": {"outputTokenCount": source["completion_tokens"]},
    }  # fmt: skip
    return key, record, lambda r: r["output"].update(outputTokenCount=-2)


def cloudflare(made: Made, source: Record) -> tuple[str, Record, Callable[[Record], None]]:
    key = made.hexes(26)
    record = {
        "id": key, "created_at": iso(source["startTime"]), "provider": "openai", "success": True, "cached": False,
        "model": source["model"].partition("/")[2], "tokens_in": source["prompt_tokens"], "step": 0,
        "tokens_out": source["completion_tokens"], "status_code": 200, "cost": full(source),
        "duration": 900, "metadata": json.dumps(tags(source)), "path": "chat/completions",
    }  # fmt: skip
    return key, record, lambda r: r.update(tokens_out=-2)


def spans(made: Made, folder: Path) -> None:
    """OTLP: a defect in the middle of a line that holds many spans."""
    batches = []
    for batch in range(4):
        items = []
        for number in range(8):
            source = made.litellm()
            name = made.hexes(16)
            made.clean.discard(source["id"])
            made.clean.add(name)
            sent = dict(tags(source))
            tokens = source["prompt_tokens"]
            if (batch, number) == (1, 3):
                sent.pop("team_id")
                made.plant("span: team left out", "CP301", name)
            if (batch, number) == (2, 5):
                tokens = -8
                made.plant("span: negative tokens", "CP305", name)
            start, end = int(source["startTime"] * 1e9), int(source["endTime"] * 1e9)
            if (batch, number) == (3, 7):
                start, end = end, start
                made.plant("span: ends before it starts", "CP306", name)
            texts = {
                **sent, "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai",
                "gen_ai.response.id": f"resp-{name}",
                "gen_ai.request.model": source["model_group"],
                "gen_ai.response.model": source["model"].partition("/")[2],
            }  # fmt: skip
            attributes = [{"key": k, "value": {"stringValue": v}} for k, v in texts.items()]
            for key, count in (("input", tokens), ("output", source["completion_tokens"])):
                attributes.append({"key": f"gen_ai.usage.{key}_tokens", "value": {"intValue": str(count)}})
            items.append({
                "traceId": made.hexes(32), "spanId": name, "name": "chat", "kind": 3,
                "startTimeUnixNano": str(start), "endTimeUnixNano": str(end), "attributes": attributes, "status": {},
            })  # fmt: skip
        resource = {"attributes": [{"key": "service.name", "value": {"stringValue": "search-api"}}]}
        scope = {"scope": {"name": "opentelemetry.instrumentation.openai_v2"}, "spans": items}
        batches.append({"resourceSpans": [{"resource": resource, "scopeSpans": [scope]}]})
    (folder / "spans.otlp.jsonl").write_text(lines(batches))


def generate(folder: Path, seed: int) -> Made:
    made = Made(random.Random(seed))
    (folder / "price_card.json").write_text((HERE / "fixture" / "price_card.json").read_text())
    policy = (HERE / "fixture" / "policy.yaml").read_text()
    for name in TAGS:  # the other gateways have tags in headers and attributes
        more = f"metadata: [{name}], headers: [x-{name.replace('_', '-')}], attributes: [{name}]"
        policy = policy.replace(f"metadata: [{name}]", more)
    policy += "  api_key_id: {due: request, registry: keys}\n"
    (folder / "policy.yaml").write_text(policy)
    (folder / "owners.yaml").write_text(OWNERS)
    main = main_log(made, folder)
    other_litellm(made, folder, main)
    spend_csv(made, folder)
    other_gateways(made, folder)
    spans(made, folder)
    truth = {"seed": seed, "shipped_log_defects": made.planted, "clean": sorted(made.clean)}
    (folder / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False))
    return made


SOURCES = [
    "main.jsonl", "rotated.jsonl.gz", "array.json", "crlf.jsonl", "spend.csv", "kong.jsonl", "envoy.jsonl",
    "bedrock.jsonl", "cloudflare.jsonl",
]  # fmt: skip


def score(made: Made, folder: Path) -> tuple[list[str], list[Record]]:
    """What was missed, and what was said about clean records."""
    # spans beside gateways' logs would be calls that went past them (CP318), which is true and another question
    said = scan(folder, SOURCES) + scan(folder, ["spans.otlp.jsonl"])
    missed = []
    for defect in made.planted:
        names = set(defect.get("any_of", [defect["id"]])) - {""}
        seen = {
            v["rule"] for v in said
            if v["record_id"] in names
            or ("line" in defect and v["line"] == defect["line"] and v["path"].endswith(defect["source"]))
        }  # fmt: skip
        if not seen & set(defect["rules"]):
            missed.append(f"{defect['kind']} ({defect['id'] or defect['line']}): {sorted(seen) or 'nothing'}")
    return missed, [v for v in said if v["record_id"] in made.clean]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--check", action="store_true")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = said.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made = generate(folder, said.seed)
        missed, alarms = score(made, folder)
    print(f"planted defects found: {len(made.planted) - len(missed)} of {len(made.planted)}")
    for line in missed:
        print(f"missed: {line}")
    print(f"false alarms: {len(alarms)} on {len(made.clean)} clean records")
    for violation in alarms[:20]:
        print(f"  {violation['path']}:{violation['line']} {violation['rule']} {violation['message']}")
    return 1 if said.check and (len(missed) > KNOWN or alarms) else 0


if __name__ == "__main__":
    sys.exit(main())
