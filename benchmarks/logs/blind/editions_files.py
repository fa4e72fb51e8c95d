"""The eleventh set's small logs: ids that come again in another guise, odd JSON, folders with a day too few."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable, Iterator
from typing import Any

from blind import siblings_formats as formats
from blind import siblings_spans as spans
from blind.editions_shapes import lines
from blind.editions_strange import sealed, unknown
from blind.groups import Files, Group
from blind.heirs_files import made_of
from blind.setting import Record
from blind.siblings_base import Siblings, tag
from blind.siblings_faults import Format, put, said_as
from blind.siblings_shapes import iso

# -- ids that come again in another guise


def guises(made: Siblings) -> Iterator[Group]:
    def doubled(form: Format, name: str, rules: str, change: Callable[[Record], object]) -> Group:
        records = made_of(made, form)
        other = copy.deepcopy(records[6])
        change(other)
        ids = (*form.name(records[6]), *form.name(other))
        return Group(
            f"{form.file}: {name}", {"log.jsonl": lines([*records, other])}, rules, ids, records=25, tags=form.tags
        )

    def holder(record: Record) -> Record:
        found: Record = record["metadata"]["spend_logs_metadata"] or record["metadata"]["requester_metadata"]
        return found

    again = "CP310 CP311 CP302"
    yield doubled(formats.SHIPPED, "one id again with a blank", again, lambda r: r.update(id=r["id"] + " "))
    yield doubled(
        formats.HELICONE, "one id again in capitals", again, lambda r: r.update(request_id=r["request_id"].upper())
    )
    yield doubled(
        formats.HELICONE,
        "one id again without its dashes",
        again,
        lambda r: r.update(request_id=r["request_id"].replace("-", "")),
    )
    yield doubled(
        formats.SHIPPED,
        "all again under another id",
        "CP310 CP311",
        lambda r: r.update(id="chatcmpl-another", litellm_call_id="c-another", trace_id="t-another"),
    )
    yield doubled(
        formats.SHIPPED,
        "one id, tokens null the second time",
        "CP310",
        lambda r: (
            r.update(prompt_tokens=None, completion_tokens=None, total_tokens=None),
            r["metadata"].update(usage_object=None),
        ),
    )
    yield doubled(
        formats.SHIPPED,
        "one id, a total that does not add up the second time",
        "CP310 CP305",
        lambda r: r.update(total_tokens=r["total_tokens"] + 5),
    )
    yield doubled(
        formats.SHIPPED, "one id, metadata null the second time", "CP310 CP301", lambda r: r.update(metadata=None)
    )
    yield doubled(
        formats.SHIPPED,
        "one id, metadata in text the second time",
        "CP310 CP300 CP301 CP302",
        lambda r: r.update(metadata=json.dumps(r["metadata"])),
    )
    yield doubled(
        formats.SHIPPED,
        "one id, in the future the second time",
        "CP310 CP306",
        lambda r: r.update(startTime=r["startTime"] + 4e7, endTime=r["endTime"] + 4e7),
    )
    yield doubled(formats.SHIPPED, "one boundary in two environments", "CP309 CP310 CP311 CP314 CP320", lambda r: (
        r.update(id="chatcmpl-staging", litellm_call_id="c-staging", trace_id="t-staging"), r["hidden_params"]["additional_headers"].clear(),
        holder(r).update(environment="staging") if holder(r) else None, r.update(prompt_tokens=r["prompt_tokens"] + 3, total_tokens=r["total_tokens"] + 3),
        r["metadata"]["usage_object"].update(prompt_tokens=r["prompt_tokens"], total_tokens=r["total_tokens"])))  # fmt: skip
    yield doubled(
        formats.KONG,
        "one id, of another consumer",
        "CP310 CP314",
        lambda r: r["consumer"].update(
            username="svc-etl-prod" if r["consumer"]["username"] != "svc-etl-prod" else "svc-risk-prod"
        ),
    )
    yield doubled(
        formats.LANGFUSE,
        "one id, another total",
        "CP310 CP305",
        lambda r: r["usage_details"].update(total=r["usage_details"]["total"] + 1),
    )
    yield doubled(
        formats.BEDROCK,
        "one id, in another region",
        "CP310",
        lambda r: r.update(region="eu-west-1", inferenceRegion="eu-west-1"),
    )
    yield doubled(
        formats.ENVOY,
        "one id, refused and then answered",
        "CP310 CP311",
        lambda r: r.update(
            {"response_code": 503, "response_flags": "UF", **{n: None for n in r if n.startswith("gen_ai.usage")}}
        ),
    )
    for form in (formats.SHIPPED, formats.KONG, formats.CHAT):
        records = made_of(made, form)
        for one in records:
            put(
                one,
                {"litellm/shipped.jsonl": "id", "kong/ai_proxy.jsonl": "request/id"}.get(form.file, "response/id"),
                "id-0001",
            )
        yield Group(f"{form.file}: all of one id", {"log.jsonl": lines(records)}, "CP310", ("id-0001",), records=24)


# -- odd JSON


def odd(made: Siblings) -> Iterator[Group]:
    form = formats.SHIPPED
    records = made_of(made, form)
    text = [json.dumps(one) for one in records]

    def with_line(
        name: str, line: str, rules: str = "", *, number: int | None = 24, ids: tuple[str, ...] = ()
    ) -> Group:
        return Group(
            name,
            {"log.jsonl": "".join(f"{one}\n" for one in [*text[:9], line, *text[10:]]).encode()},
            rules,
            ids,
            records=number,
        )

    def changed(change: Callable[[Record], object]) -> str:
        record = copy.deepcopy(records[9])
        change(record)
        return json.dumps(record)

    def owner(value: str) -> str:
        team = records[9]["metadata"]["user_api_key_team_id"]
        return (
            text[9]
            .replace(f'"team_id": "{team}"', f'"team_id": {value}')
            .replace(f'"team_id:{team}"', f'"team_id:{value[1:-1]}"')
        )

    deep: Any = "x"
    for _ in range(300):
        deep = {"a": deep}
    mine = (records[9]["id"],)
    yield with_line("clean: three hundred levels", changed(lambda r: r.update(messages=deep)))
    yield with_line(
        "clean: names with points and none",
        changed(lambda r: r.update({"": 1, "a.b": 2, "__proto__": {"id": 3}, "$ref": "#"})),
    )
    yield with_line("clean: a slash escaped", text[9].replace("/", "\\/"))
    yield with_line(
        "clean: letters beyond the first plane", changed(lambda r: r.update(note="\U0001f600 \u2028 \u0085"))
    )
    yield with_line(
        "clean: a count with a point and nought",
        text[9].replace(
            f'"prompt_tokens": {records[9]["prompt_tokens"]},', f'"prompt_tokens": {records[9]["prompt_tokens"]}.0,', 1
        ),
    )
    yield with_line("half a letter in a tag", owner('"team-\\ud800"'), "CP300 CP304 CP302 CP314")
    yield with_line("a NUL in a tag", owner('"team-search\\u0000"'), "CP300 CP304 CP302 CP314", ids=mine)
    yield with_line("letters as escapes in a wrong team", owner('"team-\\u0067host"'), "CP304", ids=mine)
    yield with_line("metadata twice, then null", text[9][:-1] + ', "metadata": null}', "CP300 CP301 CP302", ids=mine)
    yield with_line("null first, then metadata", '{"metadata": null, ' + text[9][1:], "CP300 CP301 CP302", ids=mine)
    yield with_line(
        "a usage object twice",
        text[9].replace('"usage_object": {', '"usage_object": null, "usage_object": {', 1),
        "CP300 CP302 CP305",
        ids=mine,
    )
    yield with_line(
        "a count of four hundred digits",
        text[9].replace('"completion_tokens": ', '"completion_tokens": ' + "9" * 400, 1),
        "CP300 CP305",
        ids=mine,
    )
    yield with_line(
        "a count past all doubles",
        text[9].replace('"completion_tokens": ', '"completion_tokens": 1e999, "was": ', 1),
        "CP300 CP305 CP302",
        ids=mine,
    )
    yield with_line(
        "a count below nought by an exponent",
        text[9].replace('"completion_tokens": ', '"completion_tokens": -1e-3, "was": ', 1),
        "CP305 CP302",
        ids=mine,
    )
    yield with_line(
        "a count with a nought before it",
        text[9].replace('"completion_tokens": ', '"completion_tokens": 0', 1),
        "CP300",
    )
    yield with_line("names in single quotes", text[9].replace('"', "'"), "CP300")
    yield with_line("a comment in a record", text[9][:-1] + " /* replayed */}", "CP300")
    yield with_line(
        "a comma too many in a list", text[9].replace('"User-Agent: OpenAI",', '"User-Agent: OpenAI",,', 1), "CP300"
    )
    yield with_line("undefined for a value", text[9].replace('"cache_hit": null', '"cache_hit": undefined', 1), "CP300")
    yield with_line("Python's None for a value", text[9].replace('"cache_hit": null', '"cache_hit": None', 1), "CP300")
    yield with_line("a record in an array in an array", json.dumps([[records[9]]]), "CP300 CP301", number=None)
    yield with_line("a record as text", json.dumps(text[9]), "CP300 CP301 CP302", number=None)
    yield with_line(
        "a record under its id", json.dumps({records[9]["id"]: records[9]}), "CP300 CP301 CP312", number=None
    )
    whole = copy.deepcopy(records)
    said_as("output", lambda _: None)(form, whole[-1])
    bom = b"\xef\xbb\xbf"
    last = tuple(form.name(whole[-1]))
    yield Group(
        "a BOM before each line, a count null",
        {"log.jsonl": b"".join(bom + lines([one]) for one in whole)},
        "CP300 CP301 CP305 CP316",
        (),
        notice=True,
    )
    yield Group(
        "two BOMs, a count null", {"log.jsonl": bom + bom + lines(whole)}, "CP301 CP305 CP316", last, notice=True
    )
    yield Group(
        "a BOM, carriage returns, a count null at the end",
        {"log.jsonl": bom + lines(whole).replace(b"\n", b"\r\n")[:-2]},
        "CP301 CP305 CP316",
        last,
        records=24,
    )
    yield Group(
        "old Macs' line ends, a count null",
        {"log.jsonl": lines(whole).replace(b"\n", b"\r")},
        "CP301 CP305 CP316 CP300",
        last,
        notice=True,
    )
    yield Group(
        "UTF-16 with its mark, a count null",
        {"log.jsonl": lines(whole).decode().encode("utf-16-be")},
        "CP301 CP305 CP316 CP300",
        last,
        notice=True,
    )


# -- several files


def several(made: Siblings) -> Iterator[Group]:
    form = formats.SHIPPED
    calls = made.calls(24 * 5, "gpt-4o-mini", grouped=True, apart=60.0)
    days: dict[str, list[Record]] = {}
    for call in calls:
        days.setdefault(iso(call.start)[:10], []).append(form.write(call))
    names = sorted(days)

    def folder(*chosen: str) -> Files:
        return {f"logs/dt={day}/part-0.jsonl.gz": gzip.compress(lines(days[day]), mtime=0) for day in chosen}

    def group(name: str, files: Files, rules: str = "", ids: tuple[str, ...] = (), records: int | None = None) -> Group:
        return Group(name, files, rules, ids, records=records, sources=("logs",))

    yield group("clean: a folder a day", folder(*names), records=len(calls))
    yield group("a day's folder missing", folder(*names[:2], *names[3:]), "CP317")
    yield group(
        "a day's file empty",
        {**folder(*names[:2], *names[3:]), f"logs/dt={names[2]}/part-0.jsonl.gz": gzip.compress(b"", mtime=0)},
        "CP317 CP300",
    )
    yield group(
        "a day's file delivered twice",
        {**folder(*names), f"logs/dt={names[1]}/part-0-retry.jsonl.gz": gzip.compress(lines(days[names[1]]), mtime=0)},
        "CP310",
    )
    half = lines(days[names[1]])
    torn = half[: half.rindex(b"{") + 40]
    yield group(
        "a day's file not yet whole beside the whole one",
        {**folder(*names), f"logs/dt={names[1]}/part-0.jsonl.tmp": torn},
        "CP310 CP300",
    )
    yield group(
        "a record under another day's folder",
        {**folder(*names), f"logs/dt={names[0]}/part-1.jsonl": lines([days[names[4]][2]])},
        "CP310",
        tuple(form.name(days[names[4]][2])),
    )
    traces = [{"resourceSpans": [spans.trace("newest", call)]} for call in calls[:24]]
    first = [form.write(call) for call in calls[:24]]
    spans.say(
        traces[5]["resourceSpans"][0],
        "team_id",
        "team-data" if calls[5].tags["team_id"] != "team-data" else "team-risk",
    )
    yield Group(
        "a span that names another team than the gateway's record",
        {"gateway.jsonl": lines(first), "spans.jsonl": lines(traces)},
        "CP318 CP304 CP314",
    )
    late = [tag(environment="staging")(call) for call in calls[:24]]
    yield Group(
        "a gateway of staging with the keys of prod",
        {"log.jsonl": lines([form.write(call) for call in late])},
        "CP314 CP320",
    )


PARTS: tuple[Callable[[Siblings], Iterator[Group]], ...] = (sealed, unknown, guises, odd, several)


def groups(made: Siblings) -> Iterator[Group]:
    for part in PARTS:
        yield from part(made)
