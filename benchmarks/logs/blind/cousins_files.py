"""The twelfth set's small logs: copies that a shipper made in other files, forms and formats, tries without a link, owners at a date,
and what looks so and is right."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from blind import cousins_formats as formats
from blind import siblings_formats as before
from blind import siblings_shapes as shapes
from blind import siblings_spans as spans
from blind.cousins_folders import PARTS as PARTS_IN_FOLDERS
from blind.cousins_folders import mapped
from blind.cousins_formats import docker
from blind.editions_shapes import lines
from blind.groups import Files, Group
from blind.heirs_files import made_of
from blind.setting import Record
from blind.siblings_base import Call, Siblings, tag, turn
from blind.siblings_faults import Format, count, put
from blind.siblings_whole import drawn, failed, log, table, text

# -- copies


def copies(made: Siblings) -> Iterator[Group]:
    for form in (before.SHIPPED, before.KONG, before.HELICONE, before.PORTKEY, before.CHAT):
        yield from _records_again(made, form)
    rows = [shapes.spend(one) for one in drawn(made, before.SPEND)]
    yield Group(
        "spend rows: a table, and some as lines too",
        {"spend.csv": table(rows), "spend.jsonl": text(rows[8:10])},
        "CP310",
        (rows[8]["request_id"],),
    )
    for kind, form in (("newest", formats.NEWEST), ("traceloop", formats.TRACELOOP), ("inference", formats.INFERENCE)):
        yield from _spans_again(made, kind, form)


def _records_again(made: Siblings, form: Format) -> Iterator[Group]:
    records = made_of(made, form)
    again = [copy.deepcopy(one) for one in records[4:7]]
    ids = tuple(form.name(records[5]))

    def group(name: str, files: Files, rules: str = "CP310", form: Format = form, ids: tuple[str, ...] = ids) -> Group:
        return Group(f"{form.file}: {name}", files, rules, ids, tags=form.tags)

    yield group(
        "some lines again under another wrapper, in another file",
        {"log.jsonl": lines(records), "docker.log": docker(again)},
    )
    yield group(
        "a page of it again, packed",
        {"a/log.jsonl": lines(records), "b/log.json.gz": gzip.compress(json.dumps(again).encode(), mtime=0)},
    )
    yield group(
        "again, its members in another order", {"log.jsonl": lines([*records, dict(reversed(again[1].items()))])}
    )
    yield group(
        "again, with what the shipper adds",
        {
            "log.jsonl": lines(
                [
                    *records,
                    {**again[1], "_shipper": {"host": "b", "offset": 17}, "@timestamp": "2026-11-16T09:00:00Z"},
                ]
            )
        },
    )
    counted = copy.deepcopy(again[1])
    count("input", lambda was: was + 3)(form, counted)
    yield group("again in another file, counted otherwise", {"a.jsonl": lines(records), "b.jsonl": lines([counted])})
    yield Group(
        f"clean: {form.file} in two files",
        {"a.jsonl": lines(records[:11]), "b.jsonl": lines(records[11:])},
        tags=form.tags,
        records=24,
    )


def _spans_again(made: Siblings, kind: str, form: Format) -> Iterator[Group]:
    traces = [spans.trace(kind, one) for one in drawn(made, form)]
    said = [{"resourceSpans": [one]} for one in traces]
    again = [copy.deepcopy(said[5])]
    yield Group(
        f"{kind}: a span exported twice",
        {"log.jsonl": lines([*said, *again])},
        "CP310",
        tuple(form.name(traces[5])),
    )
    other = copy.deepcopy(traces[5])
    count("output", lambda was: was + 9)(form, other)
    yield Group(
        f"{kind}: a span again, counted otherwise",
        {"a.jsonl": lines(said), "b.jsonl": lines([{"resourceSpans": [other]}])},
        "CP310",
        tuple(form.name(other)),
    )
    yield Group(
        f"clean: {kind}: two calls in a trace",
        {"log.jsonl": lines([*said, *_in_the_trace_of(traces[3], kind, made, form)])},
    )


def _in_the_trace_of(first: Record, kind: str, made: Siblings, form: Format) -> list[Record]:
    second = spans.trace(kind, drawn(made, form, 1)[0])
    for scope in second["scopeSpans"]:
        for span in scope["spans"]:
            span["traceId"] = spans.leaf_of(first)["traceId"]
    return [{"resourceSpans": [second]}]


# -- records that have no name


def nameless(made: Siblings) -> Iterator[Group]:
    places = ((before.SHIPPED, "id"), (before.SPEND, "request_id"), (before.KONG, "request/id"), (before.ENVOY, "x-request-id"), (before.HELICONE, "request_id"),
              (before.LANGFUSE, "id"), (before.BEDROCK, "requestId"), (before.PORTKEY, "id"), (before.CHAT, "response/id"), (formats.RELAY, "call/ref"))  # fmt: skip
    for form, place in places:
        for name, value in (
            ("null", None),
            ("empty", ""),
            ("a number", 4711),
            ("an object", {"id": "x"}),
            ("of blanks", "  "),
        ):
            records = made_of(made, form)
            put(records[11], place, value)
            yield Group(
                f"{form.file}: an id {name}",
                {"log.jsonl": lines(records)},
                "" if value == 4711 else "CP300 CP301 CP302 CP303 CP310",  # a number identifies as well
                tags=form.tags,
                more=form.more,
            )
    for form, place in ((before.KONG, "response"), (before.ANTHROPIC, "response"), (before.CHAT, "response")):
        records = made_of(made, form)
        put(
            records[11],
            place,
            None if form is before.KONG else {"type": "error", "error": {"type": "overloaded_error"}},
        )
        yield Group(
            f"{form.file}: no answer at all",
            {"log.jsonl": lines(records)},
            "CP300 CP301 CP302 CP305 CP311 CP316 CP321",
            tags=form.tags,
        )


# -- tries


def tries(made: Siblings) -> Iterator[Group]:
    for form in (before.SHIPPED, before.STANDARD, before.KONG, before.HELICONE, before.PORTKEY, formats.RELAY):
        calls = drawn(made, form)

        def laid(name: str, rules: str, *others: Call, form: Format = form, calls: list[Call] = calls) -> Group:
            records = [form.write(one) for one in (*calls[:9], *others, *calls[9:])]
            group = log(form, name, records, rules, records[8], *records[9 : 9 + len(others)])
            return replace(group, files={"log.jsonl": lines(records)})

        bad = failed(calls[8], made)
        yield mapped(laid("refused, then answered, nothing links them but the boundary", "CP311", bad), form)
        other = replace(calls[8], name=made.hexes(32), asked="gpt-4.1", start=calls[8].end + 0.2, end=calls[8].end + 3)
        yield mapped(laid("another model answered the same boundary, both billed", "CP311 CP312 CP310", other), form)
        day = replace(calls[8], name=made.hexes(32), start=calls[8].start + 86_400, end=calls[8].end + 86_400)
        yield mapped(laid("a boundary comes again the next day", "CP309 CP310 CP311", day), form)
        three = [
            replace(calls[8], name=made.hexes(32), start=calls[8].end + n, end=calls[8].end + n + 0.8) for n in (1, 2)
        ]
        yield mapped(laid("three answers of one boundary", "CP309 CP310 CP311", *three), form)
    calls = drawn(made, before.SHIPPED)
    good = shapes.shipped(calls[8])
    late = {
        **shapes.shipped(failed(calls[8], made)),
        "litellm_call_id": good["litellm_call_id"],
        "startTime": calls[8].end + 1,
        "endTime": calls[8].end + 2,
    }
    yield Group(
        "failed after it was answered",
        {"log.jsonl": lines([*map(shapes.shipped, calls[:8]), good, late, *map(shapes.shipped, calls[9:])])},
        "CP311",
        (good["id"], late["id"]),
    )


# -- owners at a date, keys


def owners(made: Siblings) -> Iterator[Group]:
    """A team closes with October; the log runs over that midnight."""
    closing = datetime(2026, 10, 31, 20, tzinfo=UTC)
    for form in (before.SHIPPED, before.KONG, before.HELICONE, before.CHAT, formats.RELAY):
        kept, made.origin = made.origin, closing
        calls = drawn(made, form, 30, apart=15.0, key="svc-search-prod")
        made.origin = kept
        legacy = tag(
            team_id="team-legacy",
            cost_center="CC-1008",
            service_endpoint="legacy/v1/do",
            price_card_version="pc-2026-11",
        )
        # No key is theirs: who asked is not of interest here.
        moved = [legacy(turn(key="svc-nobody")(one)) if n == 22 else one for n, one in enumerate(calls)]
        records = [form.write(one) for one in moved]
        yield mapped(log(form, "a team after its last day", records, "CP304", records[22]), form)
    for form in (before.SHIPPED, before.KONG, before.PORTKEY):
        calls = drawn(made, form, 30)
        shared = [tag(team_id=("team-search", "team-data")[n % 2], cost_center=("CC-1001", "CC-1004")[n % 2],
                      service_endpoint=("search-api/v1/answer", "etl-nightly/v1/tagger")[n % 2])(turn(key="svc-search-prod")(one))
                  if n % 3 == 0 else one for n, one in enumerate(calls)]  # fmt: skip
        yield log(form, "a key that another team uses as well", [form.write(one) for one in shared], "CP313 CP314")
        yield log(form, "clean: each with its own key", [form.write(one) for one in calls])


PARTS: tuple[Callable[[Siblings], Iterator[Group]], ...] = (
    copies,
    nameless,
    tries,
    owners,
    *PARTS_IN_FOLDERS,
)


def groups(made: Siblings) -> Iterator[Group]:
    for part in PARTS:
        yield from part(made)
