"""The ninth set's small logs that are wrong only as a whole: ids that come again, tries, keys, holes, environments, sources
that should meet; and beside them what looks so and is right."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from blind import siblings_formats as formats
from blind import siblings_shapes as shapes
from blind import siblings_spans as spans
from blind import stores
from blind.groups import Files, Group
from blind.setting import Record, utc
from blind.siblings_base import FIRST, Call, Siblings, tag, without
from blind.siblings_faults import Format, count


def text(records: list[Record]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in records).encode()


def lines_of(form: Format, records: list[Record]) -> list[Record]:
    return [{"resourceSpans": [one]} for one in records] if form.store == "otlp" else records


def drawn(made: Siblings, form: Format, number: int = 24, **more: Any) -> list[Call]:
    grouped = "litellm" in form.file or "bedrock" in form.file
    return made.calls(number, *form.asked, grouped=grouped, caches="cached" in form.places, **more)


def log(form: Format, name: str, records: list[Record], rules: str = "", *of: Record) -> Group:
    ids = tuple(one for record in of for one in form.name(record))
    return Group(f"{form.file}: {name}", {"log.jsonl": text(lines_of(form, records))}, rules, ids, tags=form.tags)


# -- ids that come again


def again(made: Siblings) -> Iterator[Group]:
    for number, form in enumerate(formats.FORMATS):
        records = [form.write(one) for one in drawn(made, form)]
        other = copy.deepcopy(records[7])
        count("output", lambda was: was + 19)(form, other)
        yield log(form, "one id, other tokens", [*records, other], "CP310", other)
        if number % 2:
            yield log(form, "shipped again", [*records[:9], records[3], *records[9:]], "CP310", records[3])
        else:
            yield log(form, "clean: each once, out of order", records[::-1])
    rows = [shapes.apim(one) for one in drawn(made, formats.APIM)]
    parts = [
        {**rows[5], "SequenceNumber": n, "PromptTokens": None, "CompletionTokens": None, "TotalTokens": None}
        for n in (1, 2)
    ]
    yield log(formats.APIM, "clean: one call in three rows", [*rows[:6], *parts, *rows[6:]])
    form = formats.SHIPPED
    records = [form.write(one) for one in drawn(made, form)]
    for name, rules, change in (
        ("one id, another cost", "CP310 CP308", {"response_cost": 0.5}),
        ("one id, another status", "CP310 CP321", {"status": "failure"}),
        ("one id, the next day", "CP310", {"startTime": records[4]["startTime"] + 86_400, "endTime": records[4]["endTime"] + 86_400}),
        ("one id, another model", "CP310 CP312", {"model": "openai/gpt-4.1-nano"}),
        ("shipped again at another time", "CP310", {"ingested_at": "2026-11-16T23:00:00+00:00"}),
    ):  # fmt: skip
        yield log(form, name, [*records, {**copy.deepcopy(records[4]), **change}], rules, records[4])


# -- tries


def failed(call: Call, made: Siblings, status: int = 503) -> Call:
    """The try before `call`."""
    return replace(call, name=made.hexes(32), status=status, start=call.start - 2, end=call.start - 0.5, input=0, output=0, cached=0, written=0,
                   reasoning=0, cost=0.0)  # fmt: skip


def tries(made: Siblings) -> Iterator[Group]:
    for form in (formats.SHIPPED, formats.STANDARD):
        calls = drawn(made, form)
        good = form.write(calls[8])
        for name, status, more in (
            ("a fallback", 500, {"model_group": "gw-reason"}),
            ("a timeout, then an answer", 408, {}),
            ("a retry within the gateway", 503, {}),
        ):
            bad = {**form.write(failed(calls[8], made, status)), "litellm_call_id": good["litellm_call_id"], **more}
            yield log(
                form,
                name,
                [*[form.write(one) for one in calls[:8]], bad, good, *[form.write(one) for one in calls[9:]]],
                "CP311 CP312",
                good,
                bad,
            )
    for form in (
        formats.SHIPPED,
        formats.KONG,
        formats.ENVOY,
        formats.HELICONE,
        formats.PORTKEY,
        formats.BEDROCK,
        formats.CLOUDFLARE,
        formats.CHAT,
    ):
        calls = drawn(made, form)
        twice = replace(calls[8], name=made.hexes(32), start=calls[8].end + 1, end=calls[8].end + 3)
        records = [form.write(one) for one in [*calls, twice]]
        yield log(
            form, "the client tried again: two answers of one boundary", records, "CP311 CP310", records[8], records[-1]
        )
    for form in (formats.SHIPPED, formats.KONG, formats.HELICONE, formats.LANGFUSE):
        calls = drawn(made, form, 40)
        one = [
            tag(request_boundary_id="rb-conversation-7")(call) if 5 <= n < 32 else call for n, call in enumerate(calls)
        ]
        yield log(form, "one boundary for an hour", [form.write(call) for call in one], "CP309 CP311 CP310")
        chat = [
            tag(correlation_id="corr-5566778899aabbcc")(call) if 5 <= n < 9 else call for n, call in enumerate(calls)
        ]
        yield log(form, "clean: one correlation for four", [form.write(call) for call in chat])


# -- keys, holes, environments


def wholes(made: Siblings) -> Iterator[Group]:
    for form in (formats.SHIPPED, formats.KONG, formats.PORTKEY):
        calls = [replace(call, key="svc-new") if n % 2 else call for n, call in enumerate(drawn(made, form, 30))]
        yield log(form, "a key of all teams", [form.write(one) for one in calls], "CP313 CP304 CP314")
        calls = [
            replace(call, key="shared-default", tags={}) if n in (4, 5, 6) else call
            for n, call in enumerate(drawn(made, form, 30))
        ]
        yield log(form, "untagged on a shared key", [form.write(one) for one in calls], "CP313")
    for form in (formats.SHIPPED, formats.KONG, formats.HELICONE, formats.BEDROCK, formats.SPEND):
        low, high = ((FIRST + timedelta(hours=hours)).timestamp() for hours in (5, 9))
        calls = drawn(made, form, 500)
        yield log(
            form, "four hours are empty", [form.write(one) for one in calls if not low <= one.start < high], "CP317"
        )
        yield log(form, "clean: steady", [form.write(one) for one in calls])
    numbered = [{**shapes.shipped(one), "sequence": n} for n, one in enumerate(drawn(made, formats.SHIPPED, 40), 100)]
    yield log(formats.SHIPPED, "a number is left out", [one for one in numbered if one["sequence"] != 117], "CP317")
    yield log(formats.SHIPPED, "clean: every number", numbered)
    for form in (formats.SHIPPED, formats.KONG, formats.HELICONE):
        prod = drawn(made, form, 30, key="svc-search-prod")
        staging = [
            tag(environment="staging")(replace(one, key="svc-search-staging"))
            for one in drawn(made, form, 14, key="svc-search-prod")
        ]
        yield log(
            form,
            "staging without correlation",
            [form.write(one) for one in prod + [without("correlation_id")(one) for one in staging]],
            "CP320",
        )
        yield log(form, "clean: staging as prod", [form.write(one) for one in prod + staging])
        split = tag(environment="staging")(
            replace(prod[3], name=made.hexes(32), key="svc-search-staging", start=prod[3].end, end=prod[3].end + 1)
        )
        yield log(
            form, "one request in two environments", [form.write(one) for one in [*prod, split]], "CP321 CP311 CP310"
        )


# -- sources that should meet


def meetings(made: Siblings) -> Iterator[Group]:
    calls = drawn(made, formats.SHIPPED, 36)
    first, second = [shapes.shipped(one) for one in calls], [shapes.standard(one) for one in calls]
    traces = [{"resourceSpans": [spans.trace("newest", one)]} for one in calls]
    for call, line in zip(calls, traces, strict=True):
        for name in ("gen_ai.request.model", "gen_ai.response.model"):  # behind the gateway there is only its own name
            spans.say(line["resourceSpans"][0], name, call.group)

    def pair(name: str, one: list[Record], other: list[Record], rules: str = "") -> Group:
        return Group(name, {"shipped.jsonl": text(one), "other.jsonl": text(other)}, rules)

    yield pair("clean: two of LiteLLM's logs", first, second)
    yield pair("a record lost on the way", first[:10] + first[11:], second, "CP318")
    for name, rules, change in (
        ("tokens differ between two logs", "CP318 CP310", lambda r: count("output", lambda was: was + 31)(formats.STANDARD, r)),
        ("owners differ between two logs", "CP318 CP310 CP314", lambda r: (r["metadata"]["spend_logs_metadata"] or r["metadata"]["requester_metadata"]).update(cost_center="CC-1003")),
        ("costs differ between two logs", "CP318 CP310 CP308", lambda r: r.update(response_cost=r["response_cost"] * 2)),
    ):  # fmt: skip
        changed = copy.deepcopy(second)
        change(changed[10])
        yield pair(name, first, changed, rules)
    yield pair("clean: a log and its spans", first, traces)
    yield pair("a span that the gateway does not know", first[:10] + first[11:], traces, "CP318")
    yield pair("clean: requests without spans", first, traces[:20])
    counted = copy.deepcopy(traces)
    spans.say(counted[10]["resourceSpans"][0], "gen_ai.usage.output_tokens", 3)
    yield pair("a span counted otherwise", first, counted, "CP318 CP305")


# -- two formats in one file


def together(made: Siblings) -> Iterator[Group]:
    pairs = ((formats.KONG, formats.ENVOY), (formats.SHIPPED, formats.CLOUDFLARE), (formats.SHIPPED, formats.PORTKEY), (formats.RESPONSES, formats.SHIPPED),
             (formats.HELICONE, formats.BEDROCK), (formats.CHAT, formats.ANTHROPIC))  # fmt: skip
    for one, other in pairs:
        records = [[form.write(call) for call in drawn(made, form, 16)] for form in (one, other)]
        mixed = [record for both in zip(*records, strict=True) for record in both]
        name = f"{one.file} and {other.file} in one file"
        tags = formats.FIVE if formats.CLOUDFLARE in (one, other) else None
        yield Group(f"clean: {name}", {"log.jsonl": text(mixed)}, tags=tags)
        for at, form in ((10, one), (11, other)):
            spoilt = copy.deepcopy(mixed)
            count("output", lambda was: -was - 1)(form, spoilt[at])
            yield Group(
                f"{name}: output below nought in {form.file}",
                {"log.jsonl": text(spoilt)},
                "CP305",
                tuple(form.name(spoilt[at])),
                tags=tags,
            )


# -- lines and files


def torn(made: Siblings) -> Iterator[Group]:
    form = formats.SHIPPED
    records = [form.write(one) for one in drawn(made, form)]
    lines = [json.dumps(one) for one in records]
    wrong = copy.deepcopy(records[0])
    count("output", lambda was: -was)(form, wrong)

    def file(*said: str, end: str = "\n", name: str = "log.jsonl") -> Files:
        return {name: "".join(one + end for one in said).encode()}

    yield Group(
        "a BOM, and its record wrong",
        {"log.jsonl": b"\xef\xbb\xbf" + text([wrong, *records[1:]])},
        "CP305",
        (records[0]["id"],),
    )
    yield Group("clean: a BOM", {"log.jsonl": b"\xef\xbb\xbf" + text(records)})
    yield Group("clean: carriage returns", file(*lines, end="\r\n"))
    yield Group(
        "a BOM in the middle",
        {"log.jsonl": text(records[:9]) + b"\xef\xbb\xbf" + text([wrong | {"id": "chatcmpl-wrong"}, *records[9:]])},
        "CP305 CP300",
    )
    bad: dict[str, str] = {
        "a traceback": 'Traceback (most recent call last):\n  File "proxy.py", line 3, in <module>', "Python's own form": str(records[9]),
        "blanks": "   ", "nothing": "", "a number": "42", "null": "null", "an empty object": "{}", "an empty list": "[]", "a text": '"chatcmpl-1"',
        "cut off": lines[9][:200], "two in one": lines[9] + " " + lines[10], "the end of another": lines[9][150:], "HTML": "<html><body>502 Bad Gateway</body></html>",
        "a name without quotes": lines[9].replace('"id"', "id", 1), "Infinity": lines[9].replace('"cache_hit": null', '"cache_hit": Infinity', 1),
    }  # fmt: skip
    for name, line in bad.items():
        rest = lines[11:] if name == "two in one" else lines[10:]
        yield Group(f"a line: {name}", file(*lines[:9], line, *rest), "CP300 CP302 CP301")
    yield Group("the last line cut off", {"log.jsonl": "\n".join([*lines[:-1], lines[-1][:-40]]).encode()}, "CP300")
    yield Group(
        "a letter that is no UTF-8",
        {
            "log.jsonl": text(records[:5])
            + lines[5].replace("OpenAI", "Open\xe9").encode("latin-1")
            + b"\n"
            + text(records[6:])
        },
        "CP300",
        notice=True,
    )
    doubled = lines[9].replace('"prompt_tokens": ', '"prompt_tokens": 1, "prompt_tokens": ', 1)
    yield Group(
        "a key that stands twice", file(*lines[:9], doubled, *lines[10:]), "CP302 CP305 CP300", (records[9]["id"],)
    )
    rows = [shapes.spend(one) for one in drawn(made, formats.SPEND)]
    bare = copy.deepcopy(rows)
    bare[6]["prompt_tokens"] = None
    for name, rules, found in (("clean: a table", "", rows), ("a table, a count empty", "CP301 CP305", bare)):
        yield Group(name, {"spend.csv": table(found)}, rules, (rows[6]["request_id"],) if rules else ())
    times = copy.deepcopy(rows)
    times[6].update(
        startTime=utc(FIRST.timestamp() + 7e7) + "+00:00", endTime=utc(FIRST.timestamp() + 7e7 + 3) + "+00:00"
    )
    yield Group("a table, a time of two years on", {"spend.csv": table(times)}, "CP306", (rows[6]["request_id"],))
    page = json.dumps([*records[:12], wrong | {"id": "chatcmpl-wrong"}], indent=2).encode()
    yield Group("an array, a count below nought", {"log.json": page}, "CP305", ("chatcmpl-wrong",))
    yield Group("clean: an array", {"log.json": json.dumps(records, indent=2).encode()})


def table(rows: list[Record]) -> bytes:
    return stores.table(rows, end="\n").encode()


PARTS: tuple[Callable[[Siblings], Iterator[Group]], ...] = (again, tries, wholes, meetings, together, torn)


def groups(made: Siblings) -> Iterator[Group]:
    for part in PARTS:
        yield from part(made)
