"""The third set's defects of one LiteLLM record, and lookalikes that are none: what a shipper, a hand or another
version of the gateway makes of a record."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from blind.litellm_records import (
    Change,
    cached,
    counts,
    enriched,
    recost,
    tag,
    tags,
    times,
    top,
    usage,
)  # fmt: skip
from blind.setting import Record, utc

KEYS = "metadata.spend_logs_metadata"


def renamed(old: str, new: str) -> Change:
    def change(record: Record) -> None:
        tags(record)[new] = tags(record).pop(old)

    return change


def also(**values: object) -> Change:
    """The same tag by another carrier, the body's metadata."""
    return lambda record: record["metadata"]["requester_metadata"].update(values)


def listed(*texts: str) -> Change:
    return lambda record: record["request_tags"].extend(texts)


def detail(group: str, **values: object) -> Change:
    return lambda record: record["metadata"]["usage_object"][f"{group}_tokens_details"].update(values)


def without(*names: str) -> Change:
    def change(record: Record) -> None:
        for name in names:
            record.pop(name, None)
            record["metadata"]["usage_object"].pop(name, None)

    return change


def at_offset(hours: float, form: str = "%Y-%m-%dT%H:%M:%S.%f%z") -> Change:
    zone = timezone(timedelta(hours=hours))

    def text(moment: float) -> str:
        return datetime.fromtimestamp(moment, zone).strftime(form)

    return times(lambda s, e: {"startTime": text(s), "endTime": text(e)})


def no_stream_usage(record: Record) -> None:
    record["stream"] = True
    usage(record, prompt_tokens=0, completion_tokens=0, total_tokens=0)
    record["metadata"]["usage_object"] = None
    record["response_cost"] = 0.0


def written_over_input(record: Record) -> None:
    half = record["prompt_tokens"] // 2 + 1
    detail("prompt", cached_tokens=half, cache_creation_tokens=half)(record)


def encoded_twice(record: Record) -> None:
    record["metadata"]["spend_logs_metadata"] = json.dumps(json.dumps(tags(record)))


def encoded_once(record: Record) -> None:
    record["metadata"]["spend_logs_metadata"] = json.dumps(tags(record))


def moved_deeper(record: Record) -> None:
    record["metadata"]["spend_logs_metadata"] = {"chargeback": tags(record)}


def another_team(record: Record) -> str:
    return "team-data" if tags(record)["team_id"] != "team-data" else "team-search"


def other_deployment(record: Record) -> None:
    """The tag says one alias, the gateway was asked for another."""
    tags(record)["model_requested"] = "gw-4o" if record["model_group"] != "gw-4o" else "gw-fast"


def evidence_later(record: Record) -> None:
    enriched(0.1, "same", input_digest="sha256:" + "0" * 64, rule_version="1")(record)
    at = datetime.fromtimestamp(record["startTime"], UTC) + timedelta(days=3)
    record["enrichment"]["evidence"]["observed_at"] = at.isoformat()


DEFECTS: tuple[tuple[str, str, Change], ...] = (
    # times
    ("end in milliseconds, start in seconds", "CP306", times(lambda s, e: {"endTime": e * 1000})),
    ("start in seconds, as text", "CP306", times(lambda s, e: {"startTime": str(s)})),
    ("start in milliseconds, as text", "CP306", times(lambda s, e: {"startTime": str(int(s * 1000))})),
    ("local time with a name for its zone", "CP306",
     times(lambda s, e: {"startTime": utc(s, "%Y-%m-%d %H:%M:%S CET")})),
    ("American date", "CP306", times(lambda s, e: {"startTime": utc(s, "%m/%d/%Y %I:%M:%S %p")})),
    ("HTTP date", "CP306", times(lambda s, e: {"startTime": utc(s, "%a, %d %b %Y %H:%M:%S GMT")})),
    ("start a list", "CP306 CP302", top(startTime=[2026, 11, 10])),
    ("start true", "CP306 CP302", top(startTime=True)),
    ("start negative", "CP306", times(lambda s, e: {"startTime": -s})),
    ("the year 0001", "CP306", top(startTime="0001-01-01T00:00:00Z", endTime="0001-01-01T00:00:01Z")),
    ("hour 25", "CP306", top(startTime="2026-11-10T25:00:00Z")),
    ("local time said to be UTC", "CP306", times(lambda s, e: {"startTime": utc(s + 28_800, "%Y-%m-%dT%H:%M:%SZ")})),
    ("tomorrow", "CP306", times(lambda s, e: {"startTime": s + 30 * 86_400, "endTime": e + 30 * 86_400})),
    ("end left out", "CP306 CP321 CP301", without("endTime")),
    ("shipped before it happened", "CP306 CP319 CP315",
     lambda r: r.update(ingested_at=utc(r["startTime"] - 7200, "%Y-%m-%dT%H:%M:%SZ"))),
    ("shipped after the budget", "CP319",
     lambda r: r.update(ingested_at=utc(r["endTime"] + 9e4, "%Y-%m-%dT%H:%M:%SZ"))),
    # counts
    ("tokens N/A", "CP305 CP302", counts(prompt_tokens="N/A")),
    ("tokens a list", "CP305 CP302", counts(completion_tokens=[12])),
    ("tokens false", "CP305 CP302", counts(completion_tokens=False)),
    ("tokens hexadecimal text", "CP305 CP302", counts(prompt_tokens="0x1f")),
    ("tokens with a unit", "CP305 CP302", counts(prompt_tokens="1.2k")),
    ("tokens in full-width digits", "CP305 CP302", counts(prompt_tokens="\uff11\uff12")),
    ("tokens of 400 digits", "CP305 CP302", counts(prompt_tokens=10**400)),
    ("tokens 1e40", "CP305 CP302", counts(prompt_tokens=1e40)),
    ("no input but output", "CP305 CP316", lambda r: usage(r, prompt_tokens=0, total_tokens=r["completion_tokens"])),
    ("total in text", "CP305 CP302", lambda r: usage(r, total_tokens=str(r["total_tokens"]))),
    ("total without the output", "CP305", lambda r: usage(r, total_tokens=r["prompt_tokens"])),
    ("total negative", "CP305", lambda r: usage(r, total_tokens=-r["total_tokens"])),
    ("reasoning negative", "CP305", detail("completion", reasoning_tokens=-3)),
    ("reasoning in text", "CP305 CP302", detail("completion", reasoning_tokens="7")),
    ("cached a fraction", "CP305 CP302", detail("prompt", cached_tokens=0.5)),
    ("cached and written above input", "CP305", written_over_input),
    ("counts left out on success", "CP305 CP301 CP316", without("prompt_tokens", "completion_tokens", "total_tokens")),
    ("stream without usage", "CP305 CP316 CP301", no_stream_usage),
    ("the usage object's output is another", "CP305",
     lambda r: r["metadata"]["usage_object"].update(completion_tokens=r["completion_tokens"] + 50)),
    # money
    ("cost in cents", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 100)),
    ("cost per million left out", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 1e6)),
    ("cost of input and output swapped", "CP308",
     lambda r: (usage(r, prompt_tokens=5000, completion_tokens=10, total_tokens=5010), cached(0)(r), recost(r),
                usage(r, prompt_tokens=10, completion_tokens=5000))),
    ("cost a list", "CP308 CP302 CP305", top(response_cost=[0.1])),
    ("cost with a currency sign", "CP308 CP302 CP305", top(response_cost="$0.01")),
    ("cost beyond all bounds", "CP308 CP302 CP305", top(response_cost=1e300)),
    # owners
    ("team's key in capitals", "CP301", renamed("team_id", "Team_ID")),
    ("team's key in camel case", "CP301", renamed("team_id", "teamId")),
    ("team's key with a space", "CP301", renamed("team_id", "team_id ")),
    ("tags one level deeper", "CP301", moved_deeper),
    ("tags in JSON text", "CP301 CP302", encoded_once),
    ("tags in JSON text in JSON text", "CP301 CP302", encoded_twice),
    ("body and header say other teams", "CP314 CP302", lambda r: also(team_id=another_team(r))(r)),
    ("tag list and header say other teams", "CP314 CP302", lambda r: listed(f"team_id:{another_team(r)}")(r)),
    ("body and header say other environments", "CP314 CP302", also(environment="staging")),
    ("team with a line end", "CP302 CP304 CP314", lambda r: tag(team_id=tags(r)["team_id"] + "\n")(r)),
    ("team twice, joined", "CP302 CP304 CP314", lambda r: tag(team_id=f"{tags(r)['team_id']},{tags(r)['team_id']}")(r)),
    ("team in URL escapes", "CP302 CP304 CP314", lambda r: tag(team_id=tags(r)["team_id"].replace("-", "%2D"))(r)),
    ("team of a template", "CP302 CP303 CP304 CP314", tag(team_id="${TEAM_ID}")),
    ("team undefined", "CP302 CP303 CP304 CP314", tag(team_id="undefined")),
    ("team false", "CP302 CP301", tag(team_id=False)),
    ("team an object", "CP302 CP301", tag(team_id={"name": "team-search"})),
    ("team a lone surrogate", "CP300 CP302 CP304 CP314", tag(team_id="team-\ud800")),
    ("team with a NUL", "CP302 CP304 CP314", tag(team_id="team-search\0")),
    ("team of right-to-left marks", "CP302 CP304 CP314", tag(team_id="\u202eteam-search")),
    ("cost center in full-width digits", "CP302 CP304 CP314", tag(cost_center="CC-\uff11\uff10\uff10\uff11")),
    ("cost center without its dash", "CP302 CP304 CP314", tag(cost_center="CC1001")),
    ("cost center TBD", "CP303", tag(cost_center="tbd")),
    ("service without its version", "CP304 CP314", tag(service_endpoint="search-api")),
    ("service with a query", "CP304 CP314", lambda r: tag(service_endpoint=tags(r)["service_endpoint"] + "?k=1")(r)),
    ("environment with a space", "CP302", tag(environment="prod ")),
    ("environment null", "CP301 CP302", tag(environment=None)),
    ("correlation N/A", "CP303", tag(correlation_id="n/a")),
    ("boundary empty", "CP301 CP303 CP302", tag(request_boundary_id="")),
    ("boundary a number", "CP302", tag(request_boundary_id=7)),
    ("another alias than the gateway's", "CP312 CP314", other_deployment),
    ("gateway's team is another than the tag's", "CP314 CP304",
     lambda r: r["metadata"].update(user_api_key_team_id=another_team(r))),
    ("card in another spelling", "CP307", tag(price_card_version="PC-2026-10")),
    ("card with white space", "CP307 CP302", tag(price_card_version=" pc-2026-10")),
    ("card none", "CP303 CP307", tag(price_card_version="none")),
    ("card of next month", "CP307 CP308", tag(price_card_version="pc-2026-11")),
    # enrichment
    ("evidence from after the enrichment", "CP315", evidence_later),
    ("enrichment by nobody", "CP315",
     enriched(0.1, "same", by=None, input_digest="sha256:" + "0" * 64, rule_version="1")),
    ("enrichment of no field", "CP315", enriched(0.1, "same", fields=[])),
    ("enrichment a date", "CP315 CP306", enriched(0.1, "same", enriched_at="2026-11-10")),
    # lifecycle
    ("status null", "CP321 CP301 CP302 CP305", top(status=None)),
    ("status of no meaning", "CP321 CP301 CP302 CP305", top(status="started")),
    ("id empty", "CP301 CP310 CP300 CP302", top(id="")),
    ("id an object", "CP301 CP310 CP300 CP302", top(id={"a": 1})),
)  # fmt: skip


def exponent(record: Record) -> None:
    usage(record, prompt_tokens=1000.0, total_tokens=1000.0 + record["completion_tokens"])
    cached(0)(record)
    recost(record)


CLEAN: tuple[tuple[str, Change], ...] = (
    ("offset without a colon", at_offset(5.5)),
    ("offset of half an hour west", at_offset(-3.5)),
    ("a space for the T", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%d %H:%M:%S.%f+00:00"),
                                             "endTime": utc(e, "%Y-%m-%d %H:%M:%S.%f+00:00")})),
    ("small letters", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%dt%H:%M:%S.%fz"),
                                         "endTime": utc(e, "%Y-%m-%dt%H:%M:%S.%fz")})),
    ("nanoseconds in ISO", times(lambda s, e: {"startTime": utc(s) + "123Z", "endTime": utc(e) + "123Z"})),
    ("no fraction", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%dT%H:%M:%SZ"),
                                       "endTime": utc(e + 1, "%Y-%m-%dT%H:%M:%SZ")})),
    ("count as 1000.0", exponent),
    ("total left out", without("total_tokens")),
    ("both carriers, one value", lambda r: also(**tags(r))(r)),
    ("both carriers and the list", lambda r: (also(team_id=tags(r)["team_id"])(r),
                                             listed(f"team_id:{tags(r)['team_id']}")(r))),
    ("the body has some, the header the others", lambda r: also(team_id=tags(r).pop("team_id"))(r)),
    ("tags beside others", tag(feature="x", Team="y", **{"team": "z", "team.id": "q"})),
    ("a list of other tags", listed("prod", "k8s:pod-7", "a:b:c", ":", "")),
    ("cost as an exponent", lambda r: r.update(response_cost=float(f"{r['response_cost']:.17e}"))),
    ("shipped within the budget", lambda r: r.update(ingested_at=utc(r["endTime"] + 30, "%Y-%m-%dT%H:%M:%SZ"))),
    ("null members everywhere else", lambda r: (r.update(end_user=None, cache_key=None, session_id=None),
                                               r["metadata"].update(requester_metadata=None, usage_extra=None))),
    ("escaped slashes and letters", tag(note="\u2028\u2029</script>\u0000")),
    ("deep unknown member", top(extra=json.loads("[" * 60 + "]" * 60))),
)  # fmt: skip
