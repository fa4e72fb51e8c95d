"""The second set: gateways and tracers in their vendors' shapes, with defects and odd but right records.

Each defect is planted in every format that can hold it. Odd but right are failures without usage, streams, cached and
embedded requests, models that cost nothing, tool spans, traffic that is no request to a model. Each file is scanned by
itself.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from score import scan

from blind.gateway_shapes import FORMATS, NEW, OLD, Call, attributes, envoy, kong, langfuse, otlp_line, span
from blind.scoring import Outcome
from blind.setting import SERVICES, START, TAGS, TEAMS, Record, write_setting


def tagged(**values: Any) -> Callable[[Call], Call]:
    return lambda call: replace(call, tags={**call.tags, **values})


def without(*names: str) -> Callable[[Call], Call]:
    return lambda call: replace(call, tags={k: v for k, v in call.tags.items() if k not in names})


# kind, rules that may say it, what the format must be able to show, change
DEFECTS: tuple[tuple[str, str, str, Callable[[Call], Call]], ...] = (
    ("team left out", "CP301", "c", without("team_id")),
    ("team empty", "CP301 CP303", "c", tagged(team_id="")),
    ("team a placeholder", "CP303", "c", tagged(team_id="unknown")),
    ("team unknown", "CP304", "c", tagged(team_id="team-ghost")),
    ("cost center of another", "CP304", "c", lambda c: tagged(cost_center=other(c))(c)),
    ("environment misspelt", "CP302", "c", tagged(environment="prd")),
    ("correlation left out", "CP301", "c", without("correlation_id")),
    ("card unknown", "CP307", "c", tagged(price_card_version="pc-1999-01")),
    ("input negative", "CP305", "", lambda c: replace(c, input=-5)),
    ("output negative", "CP305", "", lambda c: replace(c, output=-1)),
    ("cached above input", "CP305", "k", lambda c: replace(c, cached=c.input + 7)),
    ("ends before it starts", "CP306", "e", lambda c: replace(c, start=c.end, end=c.start)),
    ("in the future", "CP306", "", lambda c: replace(c, start=c.start + 9e7, end=c.end + 9e7)),
    ("no tokens on success", "CP316 CP305", "", lambda c: replace(c, input=0, output=0)),
    ("model left out", "CP301", "a", lambda c: replace(c, actual=None)),
)


def other(call: Call) -> str:
    return next(center for team, center in TEAMS.items() if team != call.tags["team_id"])


ODD: tuple[tuple[str, str, Callable[[Call], Call]], ...] = (
    ("failed, refused", "s", lambda c: replace(c, kind="failed", status=429, output=0, input=0)),
    ("failed, upstream", "s", lambda c: replace(c, kind="failed", status=503, output=0, input=0)),
    ("stream", "", lambda c: replace(c, stream=True)),
    ("costs nothing", "", lambda c: replace(c, free=True, actual="llama-3.1-8b-instruct", requested="llama-local")),
    ("mostly cached", "k", lambda c: replace(c, input=1000, cached=1000)),
    ("one token", "", lambda c: replace(c, output=1)),
    ("no output", "", lambda c: replace(c, output=0)),
    ("long context", "", lambda c: replace(c, input=999_000)),
    (
        "embedding",
        "",
        lambda c: replace(c, kind="embedding", output=0, requested="gw-embed", actual="text-embedding-3-small"),
    ),
    ("a minute past midnight", "", lambda c: replace(c, start=at(c, 86_340), end=at(c, 86_460))),
)


def at(call: Call, second: int) -> float:
    return call.start // 86_400 * 86_400 + second


@dataclass
class Set:
    random: random.Random
    count: int = 0

    def call(self) -> Call:
        source = self.random
        team = source.choice(list(TEAMS))
        self.count += 1
        start = (START + timedelta(minutes=7 * self.count, seconds=source.random() * 50)).timestamp()
        name = f"{source.getrandbits(64):016x}"
        tags = dict(
            zip(
                TAGS,
                (f"rb-{name}", team, TEAMS[team], SERVICES[team], f"corr-{name}", "prod", "gw-fast", "pc-2026-10"),
                strict=True,
            )
        )
        return Call(
            name, tags, round(start, 3), round(start + 1.5, 3), source.randrange(40, 4000), source.randrange(3, 500)
        )


def written(fmt: str, call: Call) -> Record:
    if "model_requested" in call.tags and call.requested != "gw-fast":
        call = tagged(model_requested=call.requested)(call)
    return FORMATS[fmt][0](call)


def text_counts(fmt: str, record: Record) -> Record | None:
    """Counts as text where the format has numbers."""
    places = {
        "kong": ("ai", "ai-proxy", "usage", "prompt_tokens"),
        "envoy": ("gen_ai.usage.input_tokens",),
        "cloudflare": ("tokens_in",),
        "bedrock": ("input", "inputTokenCount"),
        "helicone": ("prompt_tokens",),
        "portkey": ("req_units",),
        "langfuse": ("usage_details", "input"),
        "apim": ("PromptTokens",),
        "vertex": ("full_response", "usageMetadata", "promptTokenCount"),
    }.get(fmt)
    return changed(record, places, lambda value: str(value)) if places else None


def changed(record: Record, path: tuple[str, ...], change: Callable[[Any], Any]) -> Record:
    record = copy.deepcopy(record)
    inner = record
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = change(inner[path[-1]])
    return record


TOTALS = {
    "kong": ("ai", "ai-proxy", "usage", "total_tokens"),
    "envoy": ("gen_ai.usage.total_tokens",),
    "helicone": ("total_tokens",),
    "portkey": ("total_units",),
    "langfuse": ("usage_details", "total"),
    "apim": ("TotalTokens",),
    "vertex": ("full_response", "usageMetadata", "totalTokenCount"),
}
TIMES = {
    "envoy": ("start_time",),
    "cloudflare": ("created_at",),
    "bedrock": ("timestamp",),
    "helicone": ("request_created_at",),
    "portkey": ("created_at",),
    "apim": ("TimeGenerated",),
    "vertex": ("logging_time",),
}


def make(folder: Path, seed: int) -> tuple[list[Record], dict[str, dict[str, str]]]:
    """The defects planted, and the clean records of each format with why they are there."""
    made = Set(random.Random(seed))
    write_setting(folder)
    planted: list[Record] = []
    clean: dict[str, dict[str, str]] = {}
    for fmt, (_, shows) in FORMATS.items():
        clean[fmt] = {}
        lines = list(_format(made, fmt, shows, planted, clean[fmt]))
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{fmt}.jsonl").write_text(text, encoding="utf-8")
    return planted, clean


def _format(made: Set, fmt: str, shows: str, planted: list[Record], clean: dict[str, str]) -> Iterator[Record]:
    for _ in range(12):
        call = made.call()
        clean[call.name] = "plain"
        yield written(fmt, call)
    for why, needs, change in ODD:
        if set(needs) <= set(shows):
            call = change(made.call())
            clean[call.name] = why
            yield written(fmt, call)
    yield from _neighbours(made, fmt)

    def plant(kind: str, rules: str, call: Call) -> None:
        planted.append({"format": fmt, "kind": kind, "rules": rules.split(), "id": call.name})

    for kind, rules, needs, spoil in DEFECTS:
        if set(needs) <= set(shows) and (fmt, kind) not in UNKNOWABLE:
            call = spoil(made.call())
            plant(kind, rules, call)
            yield written(fmt, call)
    if fmt in TOTALS:
        call = made.call()
        plant("total is no sum", "CP305", call)
        yield changed(written(fmt, call), TOTALS[fmt], lambda value: value + 3)
    if fmt in TIMES:
        call = made.call()
        plant("no zone", "CP306", call)
        yield changed(written(fmt, call), TIMES[fmt], lambda value: value.removesuffix("Z"))
    call = made.call()
    as_text = text_counts(fmt, written(fmt, call))
    if as_text is not None:
        plant("counts in text", "CP305 CP302", call)
        yield as_text
    call = made.call()
    plant("twice", "CP310", call)
    yield written(fmt, call)
    yield written(fmt, call)
    call = made.call()
    plant("one id, other tokens", "CP310", call)
    yield written(fmt, call)
    yield written(fmt, replace(call, output=call.output + 11))


def _neighbours(made: Set, fmt: str) -> Iterator[Record]:
    """What stands in such logs beside requests to models."""
    call = made.call()
    if fmt == "kong":
        record = kong(call)
        del record["ai"]
        yield {**record, "upstream_uri": "/health", "request": {**record["request"], "headers": {}}}
    if fmt == "envoy":
        record = {k: v for k, v in envoy(call).items() if not k.startswith(("gen_ai", "x-"))}
        yield {
            **record,
            "method": "GET",
            "x-request-id": call.name,
            "gen_ai.request.model": None,
            "gen_ai.response.model": None,
            "gen_ai.usage.input_tokens": None,
            "gen_ai.usage.output_tokens": None,
            "gen_ai.usage.total_tokens": None,
        }
    if fmt == "langfuse":
        yield {**langfuse(call), "type": "SPAN", "usage_details": {}, "provided_model_name": None, "metadata": {}}
        yield {
            **langfuse(made.call()),
            "type": "TOOL",
            "usage_details": {},
            "provided_model_name": None,
            "metadata": {},
        }
    if fmt.startswith("otlp"):
        names = NEW if fmt == "otlp-new" else OLD
        child = span(call, names, parentSpanId="a" * 16)
        agent = span(made.call(), {**names}, spanId="a" * 16)
        agent["attributes"] = attributes(
            {
                "gen_ai.operation.name": "invoke_agent",
                names["system"]: "openai",
                names["input"]: call.input,
                names["output"]: call.output,
            }
        )
        web = {
            "traceId": "b" * 32,
            "spanId": "c" * 16,
            "name": "GET /health",
            "kind": 2,
            "startTimeUnixNano": "1",
            "endTimeUnixNano": "2",
            "attributes": attributes({"http.request.method": "GET"}),
        }
        tool = span(made.call(), names)
        tool["attributes"] = attributes({"gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "search"})
        yield otlp_line([agent, child, web, tool])


def score(folder: Path, planted: list[Record], clean: dict[str, dict[str, str]]) -> tuple[list[str], list[str]]:
    missed, alarms = [], []
    for fmt in FORMATS:
        said = scan(folder, [f"{fmt}.jsonl"])
        mine = [defect for defect in planted if defect["format"] == fmt]
        spoilt = {defect["id"] for defect in mine}
        by_id: dict[str, list[Record]] = {}
        for violation in said:
            by_id.setdefault(_name(violation, spoilt | set(clean[fmt])), []).append(violation)
        for defect in mine:
            seen = sorted({v["rule"] for v in by_id.get(defect["id"], [])})
            if not set(seen) & set(defect["rules"]):
                missed.append(f"{fmt}: {defect['kind']} ({defect['id']}): {seen or 'nothing'}")
        for name, violations in by_id.items():
            if name not in spoilt:
                why = clean[fmt].get(name, "neighbour")
                violations = [v for v in violations if (why, v["rule"]) not in TRUE]
                alarms += [f"{fmt}:{v['line']} ({why}) {v['rule']} {v['field']}: {v['message']}" for v in violations]
    return missed, alarms


def _name(violation: Record, names: set[str]) -> str:
    """The record's name in the set, whatever of it the format calls its id."""
    said = str(violation["record_id"] or violation["request_id"] or violation["line"])
    return next((name for name in names if name in said or str(int(name, 16)) == said), said)


# True of the odd records as well: a failure without a success may have been billed, a card has no price of one's own
# model, one role or key of a gateway serves several teams. And what a lone record without a status cannot show.
TRUE = {("failed, refused", "CP311"), ("failed, upstream", "CP311"), ("costs nothing", "CP307"), ("neighbour", "CP313")}
UNKNOWABLE = {("apim", "no tokens on success")}


def run(folder: Path, seed: int) -> Outcome:
    planted, clean = make(folder, seed)
    missed, alarms = score(folder, planted, clean)
    return Outcome(len(planted), sum(map(len, clean.values())), tuple(missed), tuple(alarms))
