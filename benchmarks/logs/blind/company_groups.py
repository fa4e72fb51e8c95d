"""The eighth set's small logs that are wrong, or right, only as a whole: copies, tries, keys, gaps, environments, lives of
requests, lines that are none, and sources that should meet."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from blind import company_shapes as shapes
from blind import company_spans as spans
from blind.company_base import DAY, Company, Event, tag, without
from blind.estate_joins import inventory
from blind.setting import Record

Files = dict[str, bytes]


@dataclass(frozen=True)
class Group:
    """`rules`: which must be said of the files or of one of `ids`; none: nothing at all. `notice`: or that it cannot be read."""

    name: str
    files: Files
    rules: str = ""
    ids: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    notice: bool = False


def text(records: list[Record]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in records).encode()


def tsv(records: list[Record]) -> bytes:
    names = list(records[0])
    rows = [names, *[[str(one.get(name, "")) for name in names] for one in records]]
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def many(
    made: Company, count: int, *, apart: float = 3, service: str | None = None, asked: str = "chat-small"
) -> list[Event]:
    made.count, made.apart = 0, apart
    return [made.event(asked, service=service) for _ in range(count)]


def log(name: str, records: list[Record], rules: str = "", *ids: str) -> Group:
    """The proxy writes a table."""
    files = {"calls.tsv": tsv(records)} if "tin" in records[0] else {"log.jsonl": text(records)}
    return Group(name, files, rules, ids)


# -- copies and tries


def copies(made: Company) -> Iterator[Group]:
    plain: dict[str, tuple[Callable[[Event], Record], Callable[[Record], object]]] = {
        "kong: shipped again": (shapes.kong, lambda r: None),
        "kong: shipped again with the shipper's mark": (shapes.kong, lambda r: r.update({"@timestamp": "2026-11-10T23:00:00Z", "@version": "1"})),
        "kong: one id, other counts": (shapes.kong, lambda r: r["ai"]["proxy"]["usage"].update(completion_tokens=1, total_tokens=r["ai"]["proxy"]["usage"]["prompt_tokens"] + 1)),
        "helicone: one id, rated later": (shapes.helicone, lambda r: r.update(scores={"good": 1})),
        "portkey: one id, another cost": (shapes.portkey, lambda r: r.update(cost=r["cost"] * 2)),
        "cloudflare: shipped again": (shapes.cloudflare, lambda r: None),
        "bedrock: shipped again": (shapes.bedrock, lambda r: None),
        "envoy: one id, another code": (shapes.envoy, lambda r: r.update(response_code=503)),
        "a span exported twice": (lambda e: spans.line("now", e), lambda r: None),
        "an answer logged twice": (shapes.answered, lambda r: r.update(msg="completion (retry of the log)")),
    }  # fmt: skip
    for name, (write, change) in plain.items():
        records = [write(one) for one in many(made, 24, asked="haiku" if "bedrock" in name else "chat-small")]
        again = copy.deepcopy(records[11])
        change(again)
        yield log(name, [*records, again], "CP310 CP321" if "code" in name else "CP310")
    rows = [shapes.proxy(one) for one in many(made, 30)]
    yield Group("a row in two tables", {"calls.tsv": tsv(rows[:16]), "calls-2.tsv": tsv(rows[15:])}, "CP310")
    yield Group("clean: two tables", {"calls.tsv": tsv(rows[:15]), "calls-2.tsv": tsv(rows[15:])})
    records = [shapes.kong(one) for one in many(made, 24)]
    yield Group(
        "a log and its compressed copy",
        {"ai.log": text(records), "ai.log.1.gz": gzip.compress(text(records), mtime=0)},
        "CP310",
    )
    yield Group(
        "clean: a log and the one before",
        {"ai.log": text(records[12:]), "ai.log.1.gz": gzip.compress(text(records[:12]), mtime=0)},
    )
    for shape, write in (("kong", shapes.kong), ("proxy", shapes.proxy), ("helicone", shapes.helicone)):
        events = many(made, 24)
        twice = replace(events[9], name=made.hexes(32), start=events[9].end + 2, end=events[9].end + 5)
        yield log(f"{shape}: one boundary, two answers", [write(one) for one in [*events, twice]], "CP311 CP310")
        events = many(made, 24)
        follow = [tag(correlation=events[4].tags["correlation"])(one) for one in events[10:14]]
        yield log(
            f"clean: {shape}: one correlation of five requests",
            [write(one) for one in [*events[:10], *follow, *events[14:]]],
        )
        events = many(made, 36, apart=20)
        fixed = [tag(boundary="b-000fixed")(one) if 6 <= n < 26 else one for n, one in enumerate(events)]
        yield log(f"{shape}: one boundary for seven hours", [write(one) for one in fixed], "CP309 CP311 CP310")
    events = [replace(one, session="s-1") for one in many(made, 24)]
    yield log("clean: one session, boundaries of their own", [shapes.litellm(one) for one in events])
    yield log("clean: the order of arrival", [shapes.kong(one) for one in reversed(many(made, 24))])


# -- keys and owners


def keys(made: Company) -> Iterator[Group]:
    events = [replace(one, key="vk-new") if n % 2 else one for n, one in enumerate(many(made, 30))]
    yield log("kong: an unknown key of four teams", [shapes.kong(one) for one in events], "CP313 CP304")
    yield log("portkey: an unknown key of four teams", [shapes.portkey(one) for one in events], "CP313 CP304")
    bare = [
        replace(without(*one.tags)(one), key="vk-common") if n in (8, 9) else one
        for n, one in enumerate(many(made, 30))
    ]
    yield log("kong: no tags on a shared key", [shapes.kong(one) for one in bare], "CP313")
    one_role = [replace(one, key="everybody") for one in many(made, 30, asked="haiku")]
    yield log("bedrock: one role for all", [shapes.bedrock(one) for one in one_role], "CP313")
    yield log(
        "clean: two keys of one team", [shapes.kong(one) for one in many(made, 30) if one.tags["team"] == "payments"]
    )
    yield log("clean: bedrock, a role for each service", [shapes.bedrock(one) for one in many(made, 30, asked="haiku")])


# -- holes and environments


def holes(made: Company) -> Iterator[Group]:
    def gone(first: int, last: int, service: str | None = None, count: int = 400) -> list[Event]:
        """Without what lies between two hours after the start."""
        low, high = (DAY + timedelta(hours=first)).timestamp(), (DAY + timedelta(hours=last)).timestamp()
        return [
            one
            for one in many(made, count, apart=3)
            if not (low <= one.start < high and service in (None, one.service))
        ]

    yield log("kong: three hours at noon are empty", [shapes.kong(one) for one in gone(4, 7)], "CP317")
    yield log(
        "proxy: one service silent for eight hours", [shapes.proxy(one) for one in gone(6, 14, "growth/mail")], "CP317"
    )
    yield log("spans: three hours are empty", [spans.line("now", one) for one in gone(5, 8)], "CP317")
    yield log("helicone: four hours are empty", [shapes.helicone(one) for one in gone(9, 13)], "CP317")
    yield log("clean: kong, steady", [shapes.kong(one) for one in gone(0, 0)])
    made.count, made.apart = 0, 20
    nights = [one for one in (made.event("chat-small") for _ in range(72 * 4)) if (one.start % 86400) / 3600 >= 6]
    yield log("clean: nights", [shapes.kong(one) for one in nights])
    numbered = [{**shapes.litellm(one), "sequence": n} for n, one in enumerate(many(made, 40), 1)]
    yield log("two numbers are left out", [one for one in numbered if one["sequence"] not in (17, 18)], "CP317")
    yield log("clean: every number", numbered)


def environments(made: Company) -> Iterator[Group]:
    def staged(change: Callable[[Event], Event], count: int = 16) -> list[Event]:
        """Support's own staging key, beside prod."""
        events = many(made, 30, service="support/reply")
        made.count = 0
        tested = [made.event("chat-small", service="support/reply") for _ in range(count)]
        return events + [change(tag(env="staging")(replace(one, key="vk-support-staging"))) for one in tested]

    long = tag(correlation="3f0e8a52-9d1c-4b7e-8a64-0c5d2e9f7b13")
    for shape, write in (("kong", shapes.kong), ("litellm", shapes.litellm)):
        yield log(
            f"{shape}: staging has no cost center", [write(one) for one in staged(without("cost-center"))], "CP320"
        )
        yield log(f"{shape}: staging sends a UUID", [write(one) for one in staged(lambda e: long(e))], "CP320")
        yield log(f"clean: {shape}: staging and prod", [write(one) for one in staged(lambda e: e)])
    events = many(made, 24)
    split = replace(tag(env="staging")(events[7]), name=made.hexes(32), start=events[7].end, end=events[7].end + 1)
    yield log(
        "kong: one request in two environments",
        [shapes.kong(one) for one in [*events, split]],
        "CP321 CP311 CP314 CP310",
    )
    lines = [spans.line("now", one) for one in many(made, 24)]
    spans.of_call(lines[5]).pop("endTimeUnixNano")
    yield log("a span without end", lines, "CP321 CP306 CP301")
    rows = [shapes.langfuse(one) for one in many(made, 24)]
    rows[5].update(end_time=None, usage_details={}, cost_details={}, total_cost=None)
    yield log("langfuse: began and never ended", rows, "CP321 CP301 CP305 CP316")
    found = [shapes.litellm(one) for one in many(made, 24)]
    found[6].update(status="pending", endTime=None)
    yield log("litellm: still pending", found, "CP321 CP302 CP306 CP301")


# -- money, measure, time


def measures(made: Company) -> Iterator[Group]:
    def kong_with(change: Callable[[Record], object], count: int = 24) -> list[Record]:
        records = [shapes.kong(one) for one in many(made, count)]
        change(records[9])
        return records

    yield log(
        "kong: held up for three seconds", kong_with(lambda r: r["latencies"].update(kong=3000, request=9000)), "CP319"
    )
    yield log(
        "clean: kong: just within the budget", kong_with(lambda r: r["latencies"].update(kong=1990, request=9000))
    )
    yield log(
        "helicone: nothing counted",
        [
            shapes.helicone(replace(one, input=0, cached=0, output=0, cost=0) if n == 4 else one)
            for n, one in enumerate(many(made, 24))
        ],
        "CP316 CP305",
    )
    yield log(
        "cloudflare: nothing counted",
        [
            shapes.cloudflare(replace(one, input=0, cached=0, output=0, cost=0) if n == 4 else replace(one, cached=0))
            for n, one in enumerate(many(made, 24))
        ],
        "CP316 CP305",
    )
    cut = [shapes.litellm(replace(one, stream=True)) for one in many(made, 24)]
    for name in ("prompt_tokens_details", "completion_tokens_details"):
        cut[3]["metadata"]["usage_object"][name] = None
    yield log("litellm: a stream whose counts are an estimate", cut, "CP316")
    records = [shapes.litellm(one) for one in many(made, 24)]
    proof = {
        "type": "trace",
        "ref": "trace:9",
        "team_id": records[3]["metadata"]["requester_metadata"]["team"],
        "observed_at": "2026-11-10T08:00:00Z",
    }
    whole = {"enriched_at": "2026-11-10T20:00:00Z", "by": "owner-backfill", "rule_version": "4", "input_digest": "sha256:77",
             "fields": ["team_id"], "evidence": proof}  # fmt: skip
    for name, rules, said in (
        ("clean: enriched in time and with evidence", "", whole),
        ("enriched without a rule's version", "CP315", {n: v for n, v in whole.items() if n != "rule_version"}),
        ("enriched weeks later", "CP315", {**whole, "enriched_at": "2026-11-24T20:00:00Z"}),
        ("enriched before it began", "CP315 CP306", {**whole, "enriched_at": "2026-11-09T20:00:00Z"}),
        ("enriched against its evidence", "CP315", {**whole, "evidence": {**proof, "team_id": "robots"}}),
        ("enriched without time", "CP315", {n: v for n, v in whole.items() if n != "enriched_at"}),
    ):
        changed = copy.deepcopy(records)
        changed[3]["enrichment"] = said
        yield log(name, changed, rules)


# -- lines


def torn(made: Company) -> Iterator[Group]:
    lines = [json.dumps(shapes.kong(one)) for one in many(made, 24)]
    spoilt: dict[str, str] = {
        "nginx's own words": "2026/11/10 07:31:02 [error] 1290#0: *77 upstream prematurely closed connection",
        "cut by a rotation": lines[9][: len(lines[9]) // 2],
        "two in a line": lines[9] + lines[10],
        "a comma after each": lines[9] + ",",
        "null bytes": "\x00" * 40,
        "NaN": lines[9].replace('"cost": ', '"cost": NaN, "was": ', 1),
        "a brace too many": lines[9] + "}",
    }
    for name, line in spoilt.items():
        yield Group(f"torn: {name}", {"ai.log": "\n".join([*lines[:9], line, *lines[11:], ""]).encode()}, "CP300 CP308")
    yield Group("torn: the last line", {"ai.log": "\n".join([*lines[:-1], lines[-1][:-30]]).encode()}, "CP300")
    yield Group("clean: no newline at the end", {"ai.log": "\n".join(lines).encode()})
    yield Group("clean: a mark in front", {"ai.log": b"\xef\xbb\xbf" + "\n".join([*lines, ""]).encode()})
    whole = "\n".join([*lines, ""]).encode()
    yield Group("torn: gzip", {"ai.log.gz": gzip.compress(whole, mtime=0)[:-700]}, "CP300", notice=True)
    rows = tsv([shapes.proxy(one) for one in many(made, 24)]).decode().splitlines()
    yield Group(
        "torn: a row too short",
        {"calls.tsv": "\n".join([*rows[:7], "\t".join(rows[7].split("\t")[:6]), *rows[8:], ""]).encode()},
        "CP300 CP301 CP306",
    )
    yield Group(
        "torn: a row too long",
        {"calls.tsv": "\n".join([*rows[:7], rows[7] + "\tmore\teven more", *rows[8:], ""]).encode()},
        "CP300 CP302",
        notice=True,
    )
    yield Group("clean: a table with carriage returns", {"calls.tsv": "\r\n".join([*rows, ""]).encode()})
    array = json.dumps([shapes.claude(one) for one in many(made, 24, asked="claude")])
    yield Group("torn: an array without end", {"log.json": array[:-1].encode()}, "CP300", notice=True)
    yield Group("clean: an array over many lines", {"log.json": json.dumps(json.loads(array), indent=1).encode()})


# -- sources that should meet


def meetings(made: Company) -> Iterator[Group]:
    def pair(first: list[Record], second: list[Record]) -> Files:
        return {"gateway.jsonl": text(first), "other.jsonl": text(second)}

    events = many(made, 40)
    kong = [shapes.kong(one) for one in events]
    traces = [spans.line("now", one) for one in events]
    answers = [shapes.answered(one) for one in events]
    yield Group("clean: kong and spans", pair(kong, traces))
    yield Group("clean: kong and the application", pair(kong, answers))
    yield Group("clean: five requests were not traced", pair(kong, traces[:20] + traces[25:]))
    yield Group("kong lacks what was traced", pair(kong[:20] + kong[21:], traces), "CP318")
    yield Group("kong lacks what the application has", pair(kong[:20] + kong[21:], answers), "CP318")
    other = copy.deepcopy(answers)
    other[7]["response"]["usage"].update(
        prompt_tokens=5, total_tokens=5 + events[7].output, prompt_tokens_details={"cached_tokens": 0}
    )
    yield Group("the application counted otherwise", pair(kong, other), "CP318 CP305")
    moved = copy.deepcopy(traces)
    spans.say(moved[7], "acme.team", "growth" if events[7].tags["team"] != "growth" else "support")
    yield Group("the span names another team", pair(kong, moved), "CP318 CP314 CP304")
    drifted = copy.deepcopy(traces)
    spans.say(drifted[7], "gen_ai.response.model", "gpt-5-2025-08-07")
    yield Group("the span names another model", pair(kong, drifted), "CP318 CP312")


FIELDS = (
    "request_id",
    "team_id",
    "cost_center",
    "service_endpoint",
    "correlation_id",
    "environment",
    "price_card_version",
    "feature",
)


def claims(made: Company) -> Iterator[Group]:
    proven = inventory(dict.fromkeys(FIELDS, "present")).encode()
    missing = inventory({**dict.fromkeys(FIELDS, "present"), "feature": "missing"}, "fail").encode()
    more = ("--inventory", "support/reply=inventory.json")
    events = many(made, 30, service="support/reply")
    whole = [shapes.kong(one) for one in events]
    lost = [shapes.kong(without("feature")(one) if n in (4, 5, 6) else one) for n, one in enumerate(events)]
    both = [shapes.kong(one) for one in many(made, 30)]
    yield Group("clean: proven and seen", {"log.jsonl": text(whole), "inventory.json": proven}, more=more)
    yield Group("proven, and lost", {"log.jsonl": text(lost), "inventory.json": proven}, "CP322", more=more)
    yield Group(
        "services whose code nobody checked", {"log.jsonl": text(both), "inventory.json": proven}, "CP322", more=more
    )
    yield Group(
        "code without a record",
        {
            "log.jsonl": text([shapes.kong(one) for one in many(made, 30, service="growth/mail")]),
            "inventory.json": proven,
        },
        "CP322",
        more=more,
    )
    yield Group(
        "code that leaves out what is there", {"log.jsonl": text(whole), "inventory.json": missing}, "CP322", more=more
    )


def groups(made: Company) -> Iterator[Group]:
    for part in (copies, keys, holes, environments, measures, torn, meetings, claims):
        yield from part(made)
