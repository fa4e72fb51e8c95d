"""The twelfth set's small logs of several formats in a file, of files torn in a folder, of holes and of two logs of one traffic."""

from __future__ import annotations

import copy
import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from blind import cousins_formats as formats
from blind import siblings_formats as before
from blind import siblings_shapes as shapes
from blind import siblings_spans as spans
from blind.editions_shapes import lines
from blind.groups import Files, Group
from blind.heirs_files import made_of
from blind.setting import Record
from blind.siblings_base import FIRST, Siblings, turn
from blind.siblings_faults import Format, count
from blind.siblings_whole import drawn, log


def mapped(group: Group, form: Format) -> Group:
    return replace(group, more=form.more) if form.more else group


# -- several formats in a file


def mixed(made: Siblings) -> Iterator[Group]:
    trios: tuple[tuple[Format, ...], ...] = (
        (before.KONG, before.BEDROCK, before.CHAT), (before.SHIPPED, before.HELICONE, before.ANTHROPIC), (before.ENVOY, before.PORTKEY, before.RESPONSES),
        (before.PORTKEY, before.SHIPPED, before.VERTEX),
    )  # fmt: skip
    for trio in trios:
        records = [[form.write(call) for call in drawn(made, form, 9)] for form in trio]
        name = ", ".join(form.file for form in trio)
        rows = [one for group in zip(*records, strict=True) for one in group]
        yield Group(f"clean: {name} in one file", {"log.jsonl": lines(rows)}, records=27)
        yield Group(
            f"clean: {name} one after another",
            {"log.jsonl": lines([one for group in records for one in group])},
            records=27,
        )
        for at, form in enumerate(trio):
            spoilt = copy.deepcopy(rows)
            count("output", lambda was: -was - 1)(form, spoilt[12 + at])
            yield Group(
                f"{name}: output below nought in {form.file}",
                {"log.jsonl": lines(spoilt)},
                "CP305",
                tuple(form.name(spoilt[12 + at])),
            )
            spoilt = copy.deepcopy(rows)
            count("output", lambda was: was + 77)(form, other := copy.deepcopy(spoilt[12 + at]))
            yield Group(
                f"{name}: one id again in {form.file}",
                {"log.jsonl": lines([*spoilt, other])},
                "CP310",
                tuple(form.name(other)),
            )
    calls = drawn(made, before.SHIPPED, 9)
    first = [shapes.shipped(one) for one in calls]
    traces = [{"resourceSpans": [spans.trace("newest", one)]} for one in calls]
    for call, line in zip(calls, traces, strict=True):
        for name in ("gen_ai.request.model", "gen_ai.response.model"):  # behind the gateway there is only its own name
            spans.say(line["resourceSpans"][0], name, call.group)
    both = [one for pair in zip(first, traces, strict=True) for one in pair]
    yield Group("clean: records and spans in one file", {"log.jsonl": lines(both)}, records=None)
    wrong = copy.deepcopy(both)
    spans.say(wrong[7]["resourceSpans"][0], "gen_ai.usage.output_tokens", -4)
    yield Group(
        "records and spans in one file, a span's count below nought",
        {"log.jsonl": lines(wrong)},
        "CP305",
        tuple(formats.NEWEST.name(wrong[7]["resourceSpans"][0])),
    )


# -- torn files in a folder, odd text


def torn(made: Siblings) -> Iterator[Group]:
    for form in (before.SHIPPED, before.KONG, before.HELICONE):
        records = made_of(made, form, 36)
        wrong = copy.deepcopy(records)
        count("output", lambda was: -was - 1)(form, wrong[2])
        ids = tuple(form.name(wrong[2]))
        parts = [lines(wrong[:12]), lines(wrong[12:24]), lines(wrong[24:])]
        packed = [gzip.compress(one, mtime=0) for one in parts]
        cut = packed[1][: len(packed[1]) * 2 // 3]

        def folder(*files: bytes, name: str = "part-{}.jsonl.gz") -> Files:
            return {f"logs/{name.format(n)}": data for n, data in enumerate(files)}

        def told(
            what: str,
            files: Files,
            rules: str = "CP300",
            ids: tuple[str, ...] = (),
            *,
            notice: bool = True,
            form: Format = form,
        ) -> Group:
            return Group(f"{form.file}: {what}", files, rules, ids, notice=notice, tags=form.tags, sources=("logs",))

        yield told("one of three packed files is cut", folder(packed[0], cut, packed[2]))
        yield told(
            "one of three is cut, a fault in another", folder(packed[0], cut, packed[2]), "CP305", ids, notice=False
        )
        yield told("one of three is a head alone", folder(packed[0], packed[1][:10], packed[2]))
        yield told("one of three is empty of bytes", folder(packed[0], b"", packed[2]))
        yield told(
            "a fault in the second member", {"logs/log.jsonl.gz": packed[1] + packed[0]}, "CP305", ids, notice=False
        )
        yield told(
            "a fault behind a cut line",
            {"logs/log.jsonl": parts[1][:-60] + b"\n" + parts[0]},
            "CP305",
            ids,
            notice=False,
        )
        yield told("text behind a packed part", {"logs/log.jsonl.gz": packed[0] + parts[1]})
        for encoding in ("utf-16", "utf-16-le"):
            yield told(
                f"{encoding} beside others",
                {"logs/a.jsonl": parts[1], "logs/b.jsonl": parts[0].decode().encode(encoding)},
                "CP305 CP300",
                ids,
            )
        yield told(
            "UTF-16 in gzip",
            {"logs/a.jsonl.gz": gzip.compress(parts[0].decode().encode("utf-16"), mtime=0)},
            "CP305 CP300",
            ids,
        )
        yield told(
            "a BOM in the middle of a packed log",
            {"logs/a.jsonl.gz": gzip.compress(parts[1] + b"\xef\xbb\xbf" + parts[0], mtime=0)},
            "CP305 CP300",
            ids,
        )
        yield Group(f"clean: {form.file}: rotated, packed and not", {f"logs/app.log{end}": data for end, data in (("", lines(records[24:])), (".1", lines(records[12:24])), (".2.gz", gzip.compress(lines(records[:12]), mtime=0)))},
                    tags=form.tags, sources=("logs",), records=36)  # fmt: skip


# -- holes, clocks, estimates


def holes(made: Siblings) -> Iterator[Group]:
    for form in (before.SHIPPED, before.HELICONE, before.KONG, formats.RELAY):
        low, high = ((FIRST + timedelta(hours=hours)).timestamp() for hours in (8, 13))
        calls = drawn(made, form, 480, apart=3.0)
        yield mapped(
            log(
                form, "five hours are empty", [form.write(one) for one in calls if not low <= one.start < high], "CP317"
            ),
            form,
        )
        yield mapped(log(form, "clean: three minutes apart", [form.write(one) for one in calls]), form)
    calls = drawn(made, before.SHIPPED, 60)
    ahead = [shapes.shipped(one) for one in calls]
    for one in ahead[20:40]:
        one.update(startTime=one["startTime"] + 7200, endTime=one["endTime"] + 7200)  # by a clock that shows local time
    yield Group(
        "a third of the log two hours ahead of its arrival",
        {"log.jsonl": lines(ahead)},
        "CP306",
        tuple(one["id"] for one in ahead[20:40]),
    )
    streams = [shapes.shipped(turn(stream=True)(one)) for one in calls]
    for one in streams[10:14]:
        for part in ("prompt", "completion"):
            one["metadata"]["usage_object"][f"{part}_tokens_details"] = None
    yield Group(
        "four streams of many without details",
        {"log.jsonl": lines(streams)},
        "CP316",
        tuple(one["id"] for one in streams[10:14]),
    )
    yield Group(
        "clean: streams, all of them counted",
        {"log.jsonl": lines([shapes.shipped(turn(stream=True)(one)) for one in calls])},
        records=60,
    )


# -- two logs of one traffic


def meetings(made: Siblings) -> Iterator[Group]:
    calls = drawn(made, before.SHIPPED, 36)
    first = [shapes.shipped(one) for one in calls]
    rows = [shapes.spend(one) for one in calls]

    def pair(name: str, other: list[Record], rules: str = "", ids: tuple[str, ...] = ()) -> Group:
        return Group(
            f"shipped and spend rows: {name}", {"shipped.jsonl": lines(first), "spend.jsonl": lines(other)}, rules, ids
        )

    changes: tuple[tuple[str, str, Callable[[Record], Any]], ...] = (
        ("an answer counted otherwise", "CP318 CP310 CP305", lambda r: count("output", lambda was: was + 50)(before.SPEND, r)),
        ("spent otherwise", "CP318 CP310 CP308", lambda r: r.update(spend=r["spend"] * 3)),
        ("another model", "CP318 CP310 CP312", lambda r: r.update(model="openai/gpt-4.1-nano")),
        ("another outcome", "CP318 CP310 CP321", lambda r: r.update(status="failure")),
        ("another day", "CP318 CP310 CP306", lambda r: r.update({n: r[n].replace("2026-11-1", "2026-11-2") for n in ("startTime", "endTime")})),
    )  # fmt: skip
    for name, rules, change in changes:
        other = copy.deepcopy(rows)
        change(other[9])
        yield pair(name, other, rules)
    yield pair("a row lost", [*rows[:9], *rows[10:]], "CP318")
    more = replace(drawn(made, before.SPEND, 1)[0], start=calls[9].end + 1, end=calls[9].end + 4)
    yield pair("a row too many", [*rows, shapes.spend(more)], "CP318")


PARTS: tuple[Callable[[Siblings], Iterator[Group]], ...] = (mixed, torn, holes, meetings)
