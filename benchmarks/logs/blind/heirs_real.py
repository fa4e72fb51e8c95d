"""What may be wrong with one record that LiteLLM wrote and a shipper sent on: mostly in the top of the record alone, as a
fault on the way makes it, while the usage object inside it is as it was. Each on two records of any kind (chat, stream,
embedding, Responses; OpenAI, Anthropic, Bedrock; tags in body, header and list)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from blind.audited_shape import all_of
from blind.estate_records import enriched, retag, said, tag
from blind.setting import Record

Change = Callable[[Record], object]
Defect = tuple[str, str, str, str, Change]  # what, rules, fields, text that the record must have, the change
NUMBER = "CP302 CP305"
GONE = "CP301 CP302 CP305 CP316"
OUTCOME = "CP302 CP305 CP311 CP316 CP321"
IN, OUT, ALL = "prompt_tokens", "completion_tokens", "total_tokens"
MADE = '"completion_tokens":'  # any


def to(name: str, of: Callable[[Any], Any]) -> Change:
    """In the top of the record."""
    return lambda record: record.update({name: of(record[name])})


def inside(name: str, of: Callable[[Any], Any]) -> Change:
    def change(record: Record) -> None:
        usage = record["metadata"]["usage_object"]
        usage[name] = of(usage[name])

    return change


def iso(name: str, of: Callable[[datetime], Any]) -> Change:
    return lambda record: record.update({name: of(datetime.fromtimestamp(record[name], UTC))})


def arrived(of: Callable[[datetime], Any]) -> Change:
    return lambda record: record.update(ingested_at=of(datetime.fromisoformat(record["ingested_at"])))


def details(group: str, **values: object) -> Change:
    def change(record: Record) -> None:
        usage = record["metadata"]["usage_object"]
        usage[f"{group}_tokens_details"] = {**(usage.get(f"{group}_tokens_details") or {}), **values}

    return change


def is_text(name: str) -> Change:
    return lambda record: record.update({name: json.dumps(record[name])})


def team_of_list(record: Record) -> None:
    record["request_tags"].append(
        "team_id:team-search" if said(record, "team_id") != "team-search" else "team_id:team-data"
    )


def other_key(record: Record) -> None:
    own = record["metadata"]["user_api_key_team_id"]
    record["metadata"]["user_api_key_team_id"] = "team-data" if own != "team-data" else "team-support"


CHAT, LIST, HEADER = '"acompletion"', '"team_id:team-', '"spend_logs_metadata":{"'
SUCCESS = '"prompt_tokens_details":{"audio_tokens":'
# Fields: which must be named, any if none.
SHIPPED: tuple[Defect, ...] = (
    ("metadata a JSON string", "CP300 CP301 CP302", "", MADE, is_text("metadata")),
    ("metadata a list", "CP300 CP301 CP302", "", MADE, lambda r: r.update(metadata=[r["metadata"]])),
    ("metadata null", "CP301", "", HEADER, lambda r: r.update(metadata=None)),
    ("usage object a JSON string", "CP302 CP305 CP316", "", MADE, lambda r: r["metadata"].update(usage_object=json.dumps(r["metadata"]["usage_object"]))),
    ("tokens asked null at the top", GONE, "", MADE, to(IN, lambda _: None)),
    ("tokens answered null at the top", GONE, "", CHAT, to(OUT, lambda _: None)),
    ("both null at the top", GONE, "", MADE, all_of(to(IN, lambda _: None), to(OUT, lambda _: None))),
    ("all counts null", GONE, "", CHAT, all_of(to(IN, lambda _: None), to(OUT, lambda _: None), to(ALL, lambda _: None), lambda r: r["metadata"].update(usage_object=None))),
    ("tokens asked left out", GONE, "", MADE, lambda r: r.pop(IN)),
    ("tokens asked an empty text", GONE, "", MADE, to(IN, lambda _: "")),
    ("tokens asked true", NUMBER, "", MADE, to(IN, lambda _: True)),
    ("tokens asked with a fraction", NUMBER, "", MADE, to(IN, lambda was: was + 0.25)),
    ("tokens asked in text with a blank", NUMBER, "", MADE, to(IN, lambda was: f" {was}")),
    ("tokens answered with an exponent in text", NUMBER, "", CHAT, to(OUT, lambda was: f"{was}e0")),
    ("tokens answered a list", GONE, "", CHAT, to(OUT, lambda was: [was])),
    ("total more than its parts", "CP305", "", MADE, to(ALL, lambda was: was + 7)),
    ("total less than its parts", "CP305", "", MADE, to(ALL, lambda was: was - 1)),
    ("total nought", "CP305", "", MADE, to(ALL, lambda _: 0)),
    ("total of the usage inside is another", "CP305", "", MADE, inside(ALL, lambda was: was + 50)),
    ("total in text", NUMBER, "", MADE, to(ALL, str)),
    ("a digit more asked", "CP305", "", MADE, to(IN, lambda was: was * 10)),
    ("a digit less answered", "CP305", "", CHAT, to(OUT, lambda was: was // 10)),
    ("asked and answered crossed", "CP305", "", CHAT, lambda r: r.update({IN: r[OUT] + 1, OUT: r[IN] - 1})),
    ("both below nought, and their total", "CP305", "", CHAT, all_of(*[to(n, lambda was: -was) for n in (IN, OUT, ALL)])),
    ("cached as text", NUMBER, "", SUCCESS, details("prompt", cached_tokens="all")),
    ("cached below nought", "CP305", "", SUCCESS, details("prompt", cached_tokens=-5)),
    ("audio of more than was asked", "CP305", "", SUCCESS, details("prompt", audio_tokens=10**6)),
    ("more reasoned than answered", "CP305", "", SUCCESS, lambda r: details("completion", reasoning_tokens=r[OUT] + 3)(r)),
    ("from the future", "CP306", "", MADE, all_of(to("startTime", lambda was: was + 6e7), to("endTime", lambda was: was + 6e7))),
    ("from the next day", "CP306", "", MADE, all_of(*[iso(n, lambda _: 1795824000.5 + 86_400 * 1.4) for n in ("startTime", "endTime")])),
    ("ended in the future", "CP306", "", MADE, to("endTime", lambda was: was + 6e7)),
    ("start in microseconds", "CP306", "", MADE, all_of(*[to(n, lambda was: int(was * 1e6)) for n in ("startTime", "endTime")])),
    ("start in nanoseconds", "CP306", "", MADE, all_of(*[to(n, lambda was: int(was * 1e9)) for n in ("startTime", "endTime")])),
    ("end alone in milliseconds", "CP306", "", MADE, to("endTime", lambda was: int(was * 1000))),
    ("start null", "CP301 CP306", "", MADE, to("startTime", lambda _: None)),
    ("end null", "CP301 CP306 CP321", "", MADE, to("endTime", lambda _: None)),
    ("start nought", "CP306", "", MADE, to("startTime", lambda _: 0)),
    ("start below nought", "CP306", "", MADE, to("startTime", lambda was: -was)),
    ("start a naive text", "CP306", "", MADE, all_of(*[iso(n, lambda at: at.strftime("%Y-%m-%d %H:%M:%S")) for n in ("startTime", "endTime")])),
    ("end a naive text", "CP306", "", MADE, iso("endTime", lambda at: at.strftime("%Y-%m-%dT%H:%M:%S.%f"))),
    ("start in words", "CP306", "", MADE, iso("startTime", lambda at: at.strftime("%a %d %b, noon"))),
    ("ended a day before", "CP306", "", MADE, to("endTime", lambda was: was - 86_400)),
    ("came in before it began", "CP306 CP315 CP319", "", MADE, arrived(lambda at: (at - timedelta(hours=5)).isoformat())),
    ("came in at no time", "CP302 CP306 CP315 CP319", "", MADE, arrived(lambda at: at.strftime("%d.%m. at %H"))),
    ("came in without a zone", "CP306 CP315 CP319", "", MADE, arrived(lambda at: at.replace(tzinfo=None).isoformat())),
    ("came in three days late", "CP315 CP319", "", MADE, arrived(lambda at: (at + timedelta(days=3)).isoformat())),
    ("came in in the future", "CP306 CP315 CP319", "", MADE, arrived(lambda at: (at + timedelta(days=900)).isoformat())),
    ("status null", "CP301 CP302 CP321", "", CHAT, to("status", lambda _: None)),
    ("status left out", "CP301 CP302 CP321", "", CHAT, lambda r: r.pop("status")),
    ("status of another list", "CP302 CP321", "", CHAT, to("status", lambda _: "200 OK")),
    ("failed, and counted and priced", OUTCOME, "", CHAT, to("status", lambda _: "failure")),
    ("success with an error's code", OUTCOME, "", CHAT, to("error_code", lambda _: "429")),
    ("model empty", "CP301 CP303", "", CHAT, lambda r: (r.update(model=""), r["hidden_params"].update(litellm_model_name=""))),
    ("model and deployment null", "CP301", "", CHAT, lambda r: (r.update(model=None), r["hidden_params"].update(litellm_model_name=None))),
    ("two deployments", "CP312 CP302 CP305", "", '"litellm_model_name":"openai/gpt-4o-mini"', to("model", lambda _: "openai/gpt-4.1")),
    ("cost below nought", "CP308 CP305 CP302", "", CHAT, to("response_cost", lambda was: -was)),
    ("cost in text", "CP308 CP305 CP302", "", CHAT, to("response_cost", lambda was: f"{was} USD")),
    ("cost null on success", "CP308 CP301 CP305", "", CHAT, to("response_cost", lambda _: None)),
    ("answered by its cache, and priced", "CP305 CP308 CP316", "", CHAT, to("cache_hit", lambda _: True)),
    ("a stream whose counts have no details", "CP316", "", '"stream":true', lambda r: r["metadata"]["usage_object"].update(prompt_tokens_details=None, completion_tokens_details=None)),
    ("nothing counted", "CP305 CP316", "", CHAT, lambda r: (r.update({IN: 0, OUT: 0, ALL: 0}), r["metadata"].update(usage_object={IN: 0, OUT: 0, ALL: 0}))),
    ("retried twice by the client", "CP311", "", CHAT, lambda r: r["metadata"].update(sdk_retry_count="2")),
    ("three retries of the gateway", "CP311", "", CHAT, lambda r: r["hidden_params"].setdefault("additional_headers", {}).update({"x-litellm-attempted-retries": 3})),
    ("fell back", "CP311 CP312", "", CHAT, lambda r: r["hidden_params"].setdefault("additional_headers", {}).update({"x-litellm-attempted-fallbacks": 2})),
    ("id null", "CP300 CP301 CP302 CP310", "", MADE, to("id", lambda _: None)),
    ("id empty", "CP300 CP301 CP302 CP303 CP310", "", MADE, to("id", lambda _: "")),
    ("key of another team", "CP314", "", CHAT, other_key),
    ("a key that nobody knows", "CP304 CP313 CP314", "", CHAT, lambda r: r["metadata"].update(user_api_key_alias="svc-tmp", user_api_key_hash="0" * 64)),
    ("untagged on the shared key", "CP301 CP313", "", HEADER, lambda r: r["metadata"].update(user_api_key_alias="shared-default", user_api_key_team_id=None, spend_logs_metadata=None)),
    ("a second team in the list", "CP302 CP304 CP314", "", LIST, team_of_list),
    ("tags of the list null", "CP301", "", LIST, lambda r: r.update(request_tags=None)),
    ("a tag of the list without its value", "CP301 CP303", "team_id", LIST, tag(team_id="")),
    ("team null", "CP301 CP303 CP302", "team_id", HEADER, tag(team_id=None)),
    ("team of another case", "CP302 CP304 CP314", "team_id", MADE, retag("team_id", str.title)),
    ("cost center of another team", "CP304", "cost_center", MADE, retag("cost_center", lambda was: "CC-1004" if was != "CC-1004" else "CC-1001")),
    ("service of another team", "CP304 CP314", "service_endpoint", MADE, retag("service_endpoint", lambda was: "etl-nightly/v1/tagger" if "etl" not in was else "search-api/v1/answer")),
    ("environment of a developer", "CP302", "environment", MADE, tag(environment="dev")),
    ("card of January", "CP307", "price_card_version", MADE, tag(price_card_version="pc-2026-01")),
    ("boundary of a placeholder", "CP303", "request_id", MADE, tag(request_boundary_id="N/A")),
    ("correlation of a placeholder", "CP303", "correlation_id", MADE, tag(correlation_id="none")),
    ("enrichment a text", "CP315", "", MADE, lambda r: r.update(enrichment="backfilled")),
    ("enriched by nobody", "CP315", "", MADE, enriched(by="GONE")),
    ("enriched at no time", "CP315", "", MADE, enriched(enriched_at=None)),
    ("enriched in milliseconds", "CP315 CP306", "", MADE, enriched(enriched_at=1794000000123)),
    ("evidence of another cost center", "CP315", "", MADE, enriched(proof_cost_center="CC-1099")),
    ("evidence seen in the future", "CP315 CP306", "", MADE, enriched(proof_observed_at="2027-05-01T00:00:00+00:00")),
    ("enriched a month later", "CP315", "", MADE, enriched(timedelta(days=12))),
    ("enriched twice, once without evidence", "CP315", "", MADE, lambda r: (enriched()(r), r.update(enrichment=[r["enrichment"], {**r["enrichment"], "evidence": None}]))),
)  # fmt: skip

CLEAN: tuple[tuple[str, str, Change], ...] = (
    ("cached of nothing null", SUCCESS, details("prompt", cached_tokens=None)),
    ("members that nobody knows", MADE, lambda r: r.update(pod={"name": "gw-7", "zone": "unknown"}, labels=["none"])),
    ("came in an hour later", MADE, arrived(lambda at: (at + timedelta(hours=1)).isoformat())),
    ("came in, told with Z", MADE, arrived(lambda at: at.isoformat().replace("+00:00", "Z"))),
    ("came in, told by another clock", MADE, arrived(lambda at: (at + timedelta(hours=2)).isoformat().replace("+00:00", "+02:00"))),
    ("members in another order", MADE, lambda r: [r.update({n: r.pop(n)}) for n in reversed(list(r))]),
    ("a boundary of letters from elsewhere", MADE, retag("request_boundary_id", lambda was: f"заказ-{was}")),
    ("costs next to nothing", CHAT, to("response_cost", lambda was: was * (1 + 1e-15))),
)  # fmt: skip


def in_metadata(change: Callable[[Record], object]) -> Change:
    """A change of a row's metadata, which is text."""

    def apply(record: Record) -> None:
        whole = json.loads(record["metadata"])
        change(whole)
        record["metadata"] = json.dumps(whole)

    return apply


def of_tags(**values: object) -> Change:
    return in_metadata(lambda whole: whole["spend_logs_metadata"].update(values))


TAGGED = 'spend_logs_metadata\\": {'
SPEND: tuple[Defect, ...] = (
    ("metadata twice in text", "CP300 CP301 CP302", "", TAGGED, lambda r: r.update(metadata=json.dumps(r["metadata"]))),
    ("metadata with single quotes", "CP300 CP301 CP302", "", TAGGED, lambda r: r.update(metadata=str(json.loads(r["metadata"])))),
    ("metadata an empty text", "CP300 CP301", "", TAGGED, lambda r: r.update(metadata="")),
    ("metadata null", "CP301", "", TAGGED, lambda r: r.update(metadata=None)),
    ("tokens null", GONE, "", TAGGED, lambda r: r.update({IN: None, OUT: None})),
    ("total no sum", "CP305", "", TAGGED, to(ALL, lambda was: was + 13)),
    ("tokens of the text are others", "CP305", "", TAGGED, in_metadata(lambda m: m["usage_object"].update({IN: m["usage_object"][IN] + 9, ALL: m["usage_object"][ALL] + 9}))),
    ("spend below nought", "CP308 CP305 CP302", "", TAGGED, to("spend", lambda was: -was)),
    ("start of the future", "CP306", "", TAGGED, lambda r: r.update(startTime="2028-02-01T00:00:00+00:00", endTime="2028-02-01T00:00:02+00:00")),
    ("start without a zone", "CP306", "", TAGGED, lambda r: r.update(startTime=r["startTime"][:19])),
    ("start a number", "CP306 CP302", "", TAGGED, lambda r: r.update(startTime=1794.5)),
    ("team unknown", "CP303", "team_id", TAGGED, of_tags(team_id="unknown")),
    ("team a number", "CP302", "team_id", TAGGED, of_tags(team_id=7)),
    ("no boundary", "CP301", "request_id", TAGGED, in_metadata(lambda m: m["spend_logs_metadata"].pop("request_boundary_id"))),
    ("card of next month", "CP307", "price_card_version", TAGGED, of_tags(price_card_version="pc-2026-12")),
    ("environment of a developer", "CP302", "environment", TAGGED, of_tags(environment="dev")),
    ("retried", "CP311", "", TAGGED, in_metadata(lambda m: m.update(attempted_retries=2))),
    ("fell back", "CP311 CP312", "", TAGGED, in_metadata(lambda m: m.update(attempted_fallbacks=1))),
    ("id null", "CP300 CP301 CP302 CP310", "", TAGGED, lambda r: r.update(request_id=None)),
    ("status failure, and spent", OUTCOME, "", TAGGED, lambda r: (r.update(status="failure"), in_metadata(lambda m: m.update(status="failure"))(r))),
)  # fmt: skip
