"""The thirteenth set's small logs that are wrong only as a whole, or as files; and beside them what looks so and is right."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from blind.quarter_base import KEYS, Ask, Quarter, tag
from blind.quarter_gateways import cloudflare, envoy, helicone, kong, litellm, portkey, spend
from blind.quarter_kinds import of_failure
from blind.quarter_providers import bedrock, chat, clock
from blind.quarter_spans import call_of, newest, trace
from blind.setting import Record
from blind.stores import lines, zstd

Files = dict[str, bytes]


@dataclass(frozen=True)
class Small:
    """No `rules`: nothing may be said. `notice`: that it cannot be read is as good. `records`: how many there are."""

    name: str
    files: Files
    rules: str = ""
    ids: tuple[str, ...] = ()
    notice: bool = False
    kept: tuple[str, ...] | None = None
    more: str = ""
    records: int | None = None


def text(records: list[Record]) -> bytes:
    return lines(records).encode()


def one(name: str, log: list[Record], rules: str = "", *ids: str, **more: Any) -> Small:
    return Small(name, {"log.jsonl": text(log)}, rules, ids, **more)


def written(
    made: Quarter, write: Callable[[Ask], Record] = litellm, count: int = 24, *asked: str, **more: Any
) -> list[Record]:
    return [write(ask) for ask in made.asks(count, *asked, **more)]


def tags_of(record: Record) -> Record:
    found: Record = record["metadata"]["spend_logs_metadata"]
    return found


# -- ids across environments and regions


def environments(made: Quarter) -> Iterator[Small]:
    for name, write, place in (
        ("litellm", litellm, "id"),
        ("kong", kong, "request/id"),
        ("helicone", helicone, "request_id"),
        ("chat", chat, "response/id"),
    ):
        asks = made.asks(20)
        staged = replace(made.ask(key="pay-staging"), start=asks[7].start + 60, end=asks[7].end + 60)
        same = tag(request_id=asks[7].tags["request_id"])(staged)
        files = {"prod/a.jsonl": text([write(ask) for ask in asks]), "staging/a.jsonl": text([write(same)])}
        outer, _, inner = place.partition("/")
        record = write(same)
        yield Small(
            f"{name}: a boundary of prod again in staging",
            files,
            "CP321 CP310 CP311",
            (str(record[outer][inner] if inner else record[outer]),),
        )
        link = tag(correlation_id=asks[7].tags["correlation_id"])(staged)
        yield Small(
            f"clean: {name}: one correlation in prod and staging",
            {**files, "staging/a.jsonl": text([write(link)])},
            records=21,
        )
    asks = made.asks(30)
    for n, ask in enumerate(asks):
        if n % 2:
            asks[n] = replace(made.ask(key="pay-staging"), start=ask.start, end=ask.end)
    records = [litellm(ask) for ask in asks]
    for record in records[::2]:
        del tags_of(record)["corrId"]
    yield one("correlation in staging alone", records, "CP320 CP301")
    records = [
        litellm(tag(correlation_id=f"corr-{ask.name[:6]}")(ask) if ask.key != "pay-staging" else ask) for ask in asks
    ]
    yield one("correlation of another form in staging", records, "CP320")
    yield one("clean: prod and staging alike", [litellm(ask) for ask in asks], records=30)


def regions(made: Quarter) -> Iterator[Small]:
    """Two gateways, one of which also logs what the other answered."""
    for name, write, place in (
        ("litellm", litellm, "id"),
        ("cloudflare", cloudflare, "id"),
        ("envoy", envoy, "x-request-id"),
        ("portkey", portkey, "id"),
        ("bedrock", bedrock, "requestId"),
    ):
        few = (
            ("request_id", "team_id", "cost_center", "service_endpoint", "price_card_version")
            if name == "cloudflare"
            else None
        )
        asked = ("sonnet",) if name == "bedrock" else ()
        asks = [replace(a, cached=0, written=0, hourly=0) for a in made.asks(24, *asked)]
        made_of = [write(ask) for ask in asks]
        packed = {
            "eu/part.jsonl.gz": gzip.compress(text(made_of[:12]), mtime=0),
            "us/part.jsonl.zst": zstd(text(made_of[12:])),
        }
        yield Small(f"clean: {name}: two regions", packed, kept=few, records=24)
        copies = {**packed, "us/part.jsonl.zst": zstd(text([*made_of[12:], made_of[5]]))}
        yield Small(f"{name}: one of the other region's", copies, "CP310", (str(made_of[5][place]),), kept=few)
        other = write(replace(asks[5], output=asks[5].output + 40))
        copies = {**packed, "us/part.jsonl.zst": zstd(text([*made_of[12:], other]))}
        yield Small(f"{name}: one of the other region's, other tokens", copies, "CP310", (str(other[place]),), kept=few)
    records = written(made)
    yield Small(
        "a file and its packed copy",
        {"a.jsonl": text(records), "a.jsonl.gz": gzip.compress(text(records), mtime=0)},
        "CP310",
    )


# -- clocks


def clocks(made: Quarter) -> Iterator[Small]:
    for late, rules in ((0.8, ""), (-2.5, ""), (10_800, "CP318 CP306")):
        asks = made.asks(24)
        spans = [
            {"resourceSpans": [trace(newest, "acme")(replace(ask, start=ask.start + late, end=ask.end + late))]}
            for ask in asks
        ]
        files = {"gw.jsonl": text([litellm(ask) for ask in asks]), "spans.jsonl": text(spans)}
        if not rules:
            yield Small(f"clean: the trace's clock {late} s off", files, records=48)
    asks = made.asks(24)
    spans = [{"resourceSpans": [trace(newest, "acme")(ask)]} for n, ask in enumerate(asks) if n != 9]
    yield Small(
        "clean: a request that has no span",
        {"gw.jsonl": text([litellm(ask) for ask in asks]), "spans.jsonl": text(spans)},
        records=47,
    )
    spans = [
        {"resourceSpans": [trace(newest, "acme")(replace(ask, output=ask.output + 77) if n == 9 else ask)]}
        for n, ask in enumerate(asks)
    ]
    yield Small(
        "a span that counts more",
        {"gw.jsonl": text([litellm(ask) for ask in asks]), "spans.jsonl": text(spans)},
        "CP318",
        (litellm(asks[9])["id"], call_of(spans[9]["resourceSpans"][0])["spanId"]),
    )
    steady = written(made, litellm, 400, apart=10.0)
    yield one("clean: a request each ten minutes for three days", steady, records=400)
    yield one("five hours of nothing by day", [r for n, r in enumerate(steady) if not 200 <= n < 230], "CP317")
    day = [r for r in steady if not clock(r["startTime"]).startswith("2026-11-21")]
    parts: dict[str, bytes] = {}
    for record in day:
        name = f"dt={clock(record['startTime'])[:10]}/log.jsonl"
        parts[name] = parts.get(name, b"") + text([record])
    yield Small("a day's folder that is not there", parts, "CP317")
    closing, made.origin = made.origin, datetime(2026, 10, 24, 20, tzinfo=UTC)
    turned = written(made, litellm, 90, apart=10.0)
    made.origin = closing
    for record in turned:
        zone, shift = ("+02:00", 7200) if record["startTime"] < 1_792_976_400 else ("+01:00", 3600)
        record.update(
            startTime=clock(record["startTime"] + shift, zone, 6),
            endTime=clock(record["endTime"] + shift, zone, 6),
            completionStartTime=None,
        )
    yield one("clean: the night in which clocks are put back", turned, records=90)


def numbers(made: Quarter) -> Iterator[Small]:
    def counted(skip: tuple[int, ...]) -> list[Record]:
        found = written(made, litellm, 30)
        number = 4100
        for n, record in enumerate(found):
            number += 3 if n in skip else 1
            record["sequence"] = number
        return found

    yield one("clean: numbers of a sequence", counted(()), records=30)
    yield one("clean: numbers of a sequence in another order", counted(())[::-1], records=30)
    yield one("two numbers are missing", counted((17,)), "CP317")


# -- keys


def keys(made: Quarter) -> Iterator[Small]:
    for name, write in (("litellm", litellm), ("kong", kong), ("portkey", portkey), ("spend", spend)):
        asks = [replace(a, cached=0, written=0, hourly=0) for a in made.asks(30)]
        row = KEYS["kyc-prod"]
        lent = [
            tag(team_id=row[0], cost_center=row[1], service_endpoint=row[2])(replace(a, key="docs-prod"))
            if n in (5, 12, 19)
            else a
            for n, a in enumerate(asks)
        ]
        yield one(f"{name}: a key that was lent", [write(a) for a in lent], "CP313 CP314")
        fresh = [tag(environment="staging")(a) if n == 14 else a for n, a in enumerate(asks)]
        yield one(f"{name}: prod's key in staging", [write(a) for a in fresh], "CP314", more="")
    asks = made.asks(30)
    records = [litellm(a) for a in asks]
    for n in (3, 11):
        records[n]["metadata"].update(
            user_api_key_alias=None, user_api_key_team_id=None, user_api_key_team_alias=None, user_api_key_hash="e" * 64
        )
    yield one("one key without a name, two teams", records, "CP313 CP304 CP314")


# -- tries


def tries(made: Quarter) -> Iterator[Small]:
    for name, write in (
        ("litellm", litellm),
        ("kong", kong),
        ("envoy", envoy),
        ("helicone", helicone),
        ("chat", chat),
        ("portkey", portkey),
    ):
        asks = [replace(a, cached=0, written=0, hourly=0) for a in made.asks(24)]
        first = of_failure(503)(replace(asks[9], name=made.hexes(32), start=asks[9].start - 2, end=asks[9].start - 1))
        yield one(f"{name}: refused, then answered", [write(a) for a in [*asks[:9], first, *asks[9:]]], "CP311")
        again = replace(asks[9], name=made.hexes(32), start=asks[9].end + 61, end=asks[9].end + 64)
        yield one(
            f"{name}: its client gave up after a minute and asked again",
            [write(a) for a in [*asks, again]],
            "CP311 CP310",
        )
        chain = [tag(request_id="chat-77120")(a) if n % 3 == 0 else a for n, a in enumerate(asks)]
        yield one(f"{name}: a chat as the boundary", [write(a) for a in chain], "CP309 CP311")
    asks = made.asks(24)
    good = litellm(asks[9])
    bad = litellm(
        of_failure(529)(
            replace(
                asks[9], name=made.hexes(32), asked="claude-opus-4-5", start=asks[9].start - 2, end=asks[9].start - 0.2
            )
        )
    )
    bad["litellm_call_id"] = good["litellm_call_id"]
    yield one(
        "fell back to another maker", [*map(litellm, asks[:9]), bad, good, *map(litellm, asks[10:])], "CP311 CP312"
    )


PARTS: tuple[Callable[[Quarter], Iterator[Small]], ...] = (
    environments,
    regions,
    clocks,
    numbers,
    keys,
    tries,
)
