"""The third set's other logs of the fixture's kinds: spans, Kong, Envoy, Bedrock, spend logs."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from blind.gateway_shapes import NEW, Call, attributes, bedrock, envoy, kong, otlp_line, span
from blind.gateways_set import Set
from blind.litellm_records import Made, iso, tags
from blind.scoring import Truth
from blind.setting import Record

Spoil = Callable[[Record], object]
TRACELOOP = {**NEW, "system": "gen_ai.system", "total": "gen_ai.usage.total_tokens"}


def _attribute(record: Record, key: str) -> Record:
    """The value of a span's attribute."""
    (found,) = [one for one in _span(record)["attributes"] if one["key"] == key]
    return found


def _span(record: Record) -> Record:
    return record["resourceSpans"][0]["scopeSpans"][0]["spans"][0]


def value(key: str, **typed: object) -> Spoil:
    return lambda record: _attribute(record, key).update(value=typed)


def added(**texts: object) -> Spoil:
    values = {key.replace("__", "."): text for key, text in texts.items()}
    return lambda record: _span(record)["attributes"].extend(attributes(values))


def removed(*keys: str) -> Spoil:
    def change(record: Record) -> None:
        found = _span(record)
        found["attributes"] = [one for one in found["attributes"] if one["key"] not in keys]

    return change


def on_resource(**texts: object) -> Spoil:
    return lambda record: record["resourceSpans"][0]["resource"]["attributes"].extend(attributes(texts))


def of_span(**values: object) -> Spoil:
    return lambda record: _span(record).update(values)


def moved_to_resource(record: Record) -> None:
    team = _attribute(record, "team_id")["value"]["stringValue"]
    removed("team_id")(record)
    on_resource(team_id=team)(record)


def in_milliseconds(record: Record) -> None:
    for name in ("startTimeUnixNano", "endTimeUnixNano"):
        _span(record)[name] = _span(record)[name][:-6]


def times_as_numbers(record: Record) -> None:
    for name in ("startTimeUnixNano", "endTimeUnixNano"):
        _span(record)[name] = int(_span(record)[name])


def _iso(nanoseconds: str) -> str:
    return iso(int(nanoseconds) / 1e9)


IN, OUT = NEW["input"], NEW["output"]
SPANS: tuple[tuple[str, str, Spoil], ...] = (
    ("tokens in text", "CP305 CP302", value(IN, stringValue="12")),
    ("tokens a fraction", "CP305 CP302", value(OUT, doubleValue=12.5)),
    ("tokens true", "CP305 CP302", value(OUT, boolValue=True)),
    ("tokens not a number", "CP305 CP302", value(IN, intValue="many")),
    ("tokens without a value", "CP305 CP301 CP302", value(IN)),
    ("old and new name disagree", "CP305", added(gen_ai__usage__prompt_tokens=1)),
    ("cached above input", "CP305", added(gen_ai__usage__cache_read__input_tokens=10**6)),
    ("reasoning above output", "CP305", added(gen_ai__usage__reasoning__output_tokens=10**6)),
    ("total is no sum", "CP305", added(gen_ai__usage__total_tokens=3)),
    ("times in milliseconds", "CP306", in_milliseconds),
    ("end nought", "CP306 CP321", of_span(endTimeUnixNano="0")),
    ("end left out", "CP306 CP321 CP301", lambda r: _span(r).pop("endTimeUnixNano")),
    ("span and resource say other teams", "CP314 CP302", on_resource(team_id="team-elsewhere")),
    ("the attribute stands twice", "CP300 CP302 CP305 CP314", added(team_id="team-elsewhere")),
    ("team an array", "CP302", value("team_id", arrayValue={"values": [{"stringValue": "team-search"}]})),
    ("model of the answer left out", "CP301", removed("gen_ai.response.model")),
    ("environment misspelt", "CP302", value("environment", stringValue="Prod")),
)
SPANS_CLEAN: tuple[tuple[str, Spoil], ...] = (
    ("start in ISO text", lambda r: _span(r).update(startTimeUnixNano=_iso(_span(r)["startTimeUnixNano"]))),
    ("counts as numbers", lambda r: _attribute(r, IN).update(value={"intValue": 55})),
    ("counts as whole doubles", value(OUT, doubleValue=12.0)),
    ("times as numbers", times_as_numbers),
    ("team on the resource", moved_to_resource),
    ("team on both", lambda r: on_resource(team_id=_attribute(r, "team_id")["value"]["stringValue"])(r)),
    ("old name beside the new", lambda r: _span(r)["attributes"].append(
        {"key": "gen_ai.usage.prompt_tokens", "value": copy.deepcopy(_attribute(r, IN)["value"])})),
    ("attributes in another order", lambda r: _span(r)["attributes"].reverse()),
)  # fmt: skip


def openinference(call: Call) -> Record:
    values = {
        "openinference.span.kind": "LLM", "llm.system": "openai", "llm.provider": "openai",
        "llm.model_name": call.actual, "llm.invocation_parameters": json.dumps({"model": call.requested}),
        "llm.token_count.prompt": call.input, "llm.token_count.completion": call.output,
        "llm.token_count.total": call.total, "metadata": json.dumps(call.tags),
    }  # fmt: skip
    found = otlp_line([{**span(call, NEW), "attributes": attributes(values)}])
    found["resourceSpans"][0]["scopeSpans"][0]["scope"]["name"] = "openinference.instrumentation.openai"
    return found


def _metadata(record: Record, change: Callable[[Record], object]) -> str:
    kept = json.loads(_attribute(record, "metadata")["value"]["stringValue"])
    change(kept)
    return json.dumps(kept)


def in_metadata(change: Callable[[Record], object]) -> Spoil:
    return lambda r: value("metadata", stringValue=_metadata(r, change))(r)


OPENINFERENCE: tuple[tuple[str, str, Spoil], ...] = (
    ("total is no sum", "CP305", value("llm.token_count.total", intValue="1")),
    ("tokens negative", "CP305", value("llm.token_count.completion", intValue="-1")),
    ("cache read above prompt", "CP305", added(llm__token_count__prompt_details__cache_read=10**6)),
    ("reasoning above completion", "CP305", added(llm__token_count__completion_details__reasoning=10**6)),
    ("metadata cut off", "CP301 CP302", lambda r: value("metadata", stringValue=_metadata(r, dict.copy)[:40])(r)),
    ("metadata encoded twice", "CP301 CP302",
     lambda r: value("metadata", stringValue=json.dumps(_metadata(r, dict.copy)))(r)),
    ("metadata a list", "CP301 CP302", value("metadata", stringValue="[]")),
    ("team left out of it", "CP301", in_metadata(lambda m: m.pop("team_id"))),
    ("team a placeholder in it", "CP303", in_metadata(lambda m: m.update(team_id="todo"))),
    ("team a number in it", "CP302", in_metadata(lambda m: m.update(team_id=1))),
)  # fmt: skip

KONG: tuple[tuple[str, str, Spoil], ...] = (
    ("time in seconds", "CP306", lambda r: r.update(started_at=r["started_at"] // 1000)),
    ("time in microseconds", "CP306", lambda r: r.update(started_at=r["started_at"] * 1000)),
    ("time in text", "CP306", lambda r: r.update(started_at=str(r["started_at"]))),
    ("tokens null", "CP305 CP301 CP302 CP316", lambda r: _usage(r).update(prompt_tokens=None)),
    ("tokens an object", "CP305 CP302", lambda r: _usage(r).update(completion_tokens={})),
    ("team header twice, differently", "CP302 CP304 CP314",
     lambda r: _headers(r).update({"x-team-id": ["team-search", "team-data"]})),
    ("team of another consumer", "CP314", lambda r: r["consumer"].update(username="team-old-prod")),
    ("reasoning above output", "CP305",
     lambda r: _usage(r).update(completion_tokens_details={"reasoning_tokens": 10**6})),
    ("answered without a model", "CP301", lambda r: r["ai"]["ai-proxy"]["meta"].pop("response_model")),
)  # fmt: skip
KONG_CLEAN: tuple[tuple[str, Spoil], ...] = (
    ("headers in capitals", lambda r: r["request"].update(headers={k.title(): v for k, v in _headers(r).items()})),
    ("details null", lambda r: _usage(r).update(prompt_tokens_details=None, completion_tokens_details=None)),
)


def _usage(record: Record) -> Record:
    return record["ai"]["ai-proxy"]["usage"]


def _headers(record: Record) -> Record:
    return record["request"]["headers"]


ENVOY: tuple[tuple[str, str, Spoil], ...] = (
    ("tokens a dash", "CP305 CP301 CP302", lambda r: r.update({"gen_ai.usage.input_tokens": "-"})),
    ("tokens in text", "CP305 CP302", lambda r: r.update({"gen_ai.usage.output_tokens": "12"})),
    ("team a dash", "CP301 CP302 CP303 CP304", lambda r: r.update({"x-team-id": "-"})),
    ("team header twice, joined", "CP302 CP304", lambda r: r.update({"x-team-id": "team-search,team-data"})),
    ("local time", "CP306", lambda r: r.update(start_time=r["start_time"].replace("Z", ""))),
    ("Apache's time", "CP306", lambda r: r.update(start_time="10/Nov/2026:06:00:00 +0000")),
    ("total nought", "CP305", lambda r: r.update({"gen_ai.usage.total_tokens": 0})),
    ("model empty", "CP301 CP303 CP302", lambda r: r.update({"gen_ai.response.model": ""})),
    ("gone before the answer, perhaps billed", "CP311",
     lambda r: r.update(
        {"response_code": 0, "response_flags": "DC", "gen_ai.response.model": None, "gen_ai.usage.input_tokens": None,
         "gen_ai.usage.output_tokens": None, "gen_ai.usage.total_tokens": None})),
)  # fmt: skip
ENVOY_CLEAN: tuple[tuple[str, Spoil], ...] = (
    ("offset for Z", lambda r: r.update(start_time=r["start_time"].replace("Z", "+00:00"))),
    ("status in text", lambda r: r.update(response_code="200")),
)  # fmt: skip

BEDROCK: tuple[tuple[str, str, Spoil], ...] = (
    ("input left out", "CP301 CP305 CP316", lambda r: r["input"].pop("inputTokenCount")),
    ("cache read negative", "CP305", lambda r: r["input"].update(cacheReadInputTokenCount=-1)),
    ("output in text", "CP305 CP302", lambda r: r["output"].update(outputTokenCount="9")),
    ("metadata in JSON text", "CP301 CP302", lambda r: r.update(requestMetadata=json.dumps(r["requestMetadata"]))),
    ("metadata null", "CP301", lambda r: r.update(requestMetadata=None)),
    ("team in another case of its key", "CP301",
     lambda r: r["requestMetadata"].update(TeamId=r["requestMetadata"].pop("team_id"))),
    ("time with the clock of midnight only", "CP306", lambda r: r.update(timestamp="2026-11-10")),
)  # fmt: skip
BEDROCK_CLEAN: tuple[tuple[str, Spoil], ...] = (
    ("seconds since 1970", lambda r: r.update(timestamp=1794290400)),
    ("fraction of seconds", lambda r: r.update(timestamp=r["timestamp"].replace("Z", ".123Z"))),
    ("nothing cached said", lambda r: [r["input"].pop(k) for k in list(r["input"]) if k.startswith("cache")]),
)

HAIKU = "anthropic.claude-3-5-haiku-20241022-v1:0"
SHAPES: dict[str, tuple[Callable[[Call], Record], tuple, tuple]] = {
    "openai_v2": (lambda call: otlp_line([span(call, NEW)]), SPANS, SPANS_CLEAN),
    "openllmetry": (lambda call: otlp_line([span(call, TRACELOOP)]), SPANS, SPANS_CLEAN),
    "openinference": (openinference, OPENINFERENCE, ()),
    "kong": (kong, KONG, KONG_CLEAN),
    "envoy": (envoy, ENVOY, ENVOY_CLEAN),
    "bedrock": (lambda call: bedrock(replace(call, actual=HAIKU)), BEDROCK, BEDROCK_CLEAN),
}  # fmt: skip


def records_of(shape: str, truth: Truth) -> Iterator[Record]:
    """Twenty plain ones, the defects, and lookalikes."""
    made = Set(truth.random)
    write, defects, clean = SHAPES[shape]
    for _ in range(20):
        call = made.call()
        truth.clean.add(call.name)
        yield write(call)
    for kind, rules, spoil in defects:
        call = made.call()
        record = write(call)
        spoil(record)
        truth.plant(f"{shape}: {kind}", rules, call.name)
        yield record
    for _kind, change in clean:
        call = made.call()
        record = write(call)
        change(record)
        truth.clean.add(call.name)
        yield record


def other_list(row: Record) -> None:
    row["request_tags"] = json.dumps(["team_id:team-elsewhere"])


def in_metadata_text(change: Callable[[Record], object]) -> Spoil:
    def spoil(row: Record) -> None:
        kept = json.loads(row["metadata"])
        change(kept)
        row["metadata"] = json.dumps(kept)

    return spoil


SPEND: tuple[tuple[str, str, Spoil], ...] = (
    ("metadata encoded twice", "CP301 CP302", lambda r: r.update(metadata=json.dumps(r["metadata"]))),
    ("metadata cut off", "CP301 CP302 CP300", lambda r: r.update(metadata=r["metadata"][:-30])),
    ("metadata empty", "CP301", lambda r: r.update(metadata="{}")),
    ("metadata no JSON", "CP301 CP302 CP300", lambda r: r.update(metadata="None")),
    ("tag list says another team", "CP314 CP302", other_list),
    ("spend negative", "CP305 CP308 CP302", lambda r: r.update(spend=-r["spend"])),
    ("spend null", "CP305 CP308 CP301", lambda r: r.update(spend=None)),
    ("tokens in text", "CP305 CP302", lambda r: r.update(prompt_tokens=str(r["prompt_tokens"]))),
    ("usage object in it is another", "CP305", in_metadata_text(lambda m: m["usage_object"].update(prompt_tokens=3))),
    ("team left out in it", "CP301", in_metadata_text(lambda m: m["spend_logs_metadata"].pop("team_id"))),
    ("team twice in it", "CP300 CP302 CP304 CP305 CP314",
     lambda r: r.update(metadata=r["metadata"].replace('"team_id": ', '"team_id": "team-other", "team_id": '))),
    ("row's team is another than the tag's", "CP314 CP304", lambda r: r.update(team_id="team-elsewhere")),
    ("start with an odd zone", "CP306", lambda r: r.update(startTime=r["startTime"].replace("Z", "+99:00"))),
)  # fmt: skip


def spend_rows(made: Made) -> Iterator[Record]:
    from blind.litellm_set import spend_row

    for _ in range(20):
        yield _row(spend_row(made.litellm()))
    for kind, rules, spoil in SPEND:
        record = made.litellm()
        row = _row(spend_row(record))
        spoil(row)
        made.plant(f"spend logs: {kind}", rules, record["id"])
        yield row
    record = made.litellm()
    row = _row(spend_row(record))
    row.update(startTime=iso(record["startTime"], "+00:00"), request_tags='["User-Agent: x", "a:b"]')
    yield row
    record = made.litellm()
    row = _row(spend_row(record))
    row.update(request_tags=json.dumps([f"team_id:{tags(record)['team_id']}"]))
    yield row


def _row(row: Record) -> Record:
    return {**row, "end_user": "", "cache_key": "Cache OFF"}
