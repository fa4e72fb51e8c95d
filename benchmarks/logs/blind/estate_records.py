"""The seventh set's defects of single records that real software wrote, each with the rules and the fields that may
say it, and lookalikes of them that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from blind.estate_base import started, tagged
from blind.setting import TAGS, Record

Change = Callable[[Record], object]
Defect = tuple[str, str, str, Change]  # what, rules, fields ("" for any), change
IN, OUT, TOTAL, CACHED = "input_tokens", "output_tokens", "total_tokens", "cached_input_tokens"
COUNTS = "CP302 CP305 CP316"
OUTCOME = "CP302 CP305 CP311 CP316 CP321"
OWNER = "CP302 CP304 CP314"
OTHERS = {
    "team-search": "team-checkout",
    "team-checkout": "team-support",
    "team-support": "team-data",
    "team-data": "team-search",
}
CENTERS = {"team-search": "CC-1001", "team-checkout": "CC-1002", "team-support": "CC-1003", "team-data": "CC-1004"}


def top(**values: object) -> Change:
    return lambda record: record.update(values)


def usage(record: Record, **counts: object) -> None:
    record.update(counts)
    record["metadata"]["usage_object"].update(counts)


def counts(**values: object) -> Change:
    return lambda record: usage(record, **values)


def counted(name: str, of: Callable[[int], object]) -> Change:
    return lambda record: usage(record, **{name: of(record[name])})


def tag(**values: object) -> Change:
    """Wherever the service sends its tags: body, header or list."""

    def change(record: Record) -> None:
        holder = tagged(record)
        if "team_id" in holder:
            holder.update(values)
            return
        for key, value in values.items():
            record["request_tags"] = [
                f"{key}:{value}" if one.startswith(f"{key}:") else one for one in record["request_tags"]
            ]

    return change


def retag(name: str, of: Callable[[str], object]) -> Change:
    return lambda record: tag(**{name: of(said(record, name))})(record)


def said(record: Record, name: str) -> str:
    holder = tagged(record)
    if name in holder:
        return str(holder[name])
    return next(one.partition(":")[2] for one in record["request_tags"] if one.startswith(f"{name}:"))


def untag(*names: str) -> Change:
    def change(record: Record) -> None:
        for name in names:
            tagged(record).pop(name, None)
            record["request_tags"] = [one for one in record["request_tags"] if not one.startswith(f"{name}:")]

    return change


def moment(name: str, of: Callable[[datetime], object]) -> Change:
    return lambda record: record.update({name: of(datetime.fromtimestamp(record[name], UTC))})


def both(of: Callable[[datetime], object]) -> Change:
    return lambda record: (moment("startTime", of)(record), moment("endTime", of)(record))


def arrived(after: timedelta) -> Change:
    return lambda record: record.update(
        ingested_at=(datetime.fromtimestamp(record["endTime"], UTC) + after).isoformat()
    )


def key(**values: object) -> Change:
    return lambda record: record["metadata"].update(values)


def details(group: str, **values: object) -> Change:
    def change(record: Record) -> None:
        found = record["metadata"]["usage_object"]
        found[f"{group}_tokens_details"] = {**(found.get(f"{group}_tokens_details") or {}), **values}

    return change


def enriched(after: timedelta = timedelta(hours=3), **over: object) -> Change:
    """As the fixture's enrichment writes it, whole and right; `over` says what is not."""

    def change(record: Record) -> None:
        at = started(record)
        team = said(record, "team_id")
        made: Record = {
            "enriched_at": (at + after).isoformat(), "by": "finops-backfill", "rule_version": "7",
            "input_digest": "sha256:" + "1f" * 32, "fields": ["team_id", "cost_center"],
            "evidence": {"type": "trace", "ref": f"trace:{record['trace_id']}", "team_id": team,
                         "cost_center": CENTERS[team], "observed_at": (at + timedelta(seconds=2)).isoformat()},
        }  # fmt: skip
        for name, value in over.items():
            if value == "GONE":
                made.pop(name)
            elif name.startswith("proof_"):
                made["evidence"][name[6:]] = value(record) if callable(value) else value
            else:
                made[name] = value(record) if callable(value) else value
        record["enrichment"] = made

    return change


def swapped(record: Record) -> None:
    usage(record, prompt_tokens=record["completion_tokens"], completion_tokens=record["prompt_tokens"])
    record["response_cost"] *= 1  # the cost stays that of what was


def moved(holder: str) -> Change:
    def change(record: Record) -> None:
        found = {name: tagged(record).pop(name) for name in TAGS}
        record.setdefault(holder, {}).update(found)

    return change


def listed_as(form: Callable[[str, str], str]) -> Change:
    """A service of the list of tags writes them in another form."""

    def change(record: Record) -> None:
        found = [one.partition(":") for one in record["request_tags"] if one.partition(":")[0] in TAGS]
        rest = [one for one in record["request_tags"] if one.partition(":")[0] not in TAGS]
        record["request_tags"] = [form(name, value) for name, _, value in found] + rest

    return change


def joined(record: Record) -> None:
    record["request_tags"] = [",".join(record["request_tags"])]


# the services that write by body, header and list; a defect that needs one says so
BODY, HEADER, LIST, EMBEDDING, STREAM = (
    '"svc-search-prod"',
    '"svc-checkout-prod"',
    '"svc-etl-prod"',
    '"aembedding"',
    '"stream":true',
)
NEEDS: dict[str, str] = {}


def of(carrier: str, *defects: Defect) -> tuple[Defect, ...]:
    NEEDS.update((defect[0], carrier) for defect in defects)
    return defects


TAG_DEFECTS: tuple[Defect, ...] = (
    ("team null", "CP301 CP302", "team_id", tag(team_id=None)),
    ("team in blanks", "CP301 CP302 CP303", "team_id", tag(team_id="   ")),
    ("team left out", "CP301", "team_id", untag("team_id")),
    ("team and cost center left out", "CP301", "cost_center", untag("team_id", "cost_center")),
    ("service left out", "CP301", "service_endpoint", untag("service_endpoint")),
    ("card left out", "CP301", "price_card_version", untag("price_card_version")),
    ("boundary left out", "CP301", "request_id", untag("request_boundary_id")),
    ("no tags at all", "CP301", "", untag(*TAGS)),
    ("team Unknown", "CP303", "team_id", tag(team_id="Unknown")),
    ("cost center a dash", "CP302 CP303 CP304", "cost_center", tag(cost_center="-")),
    ("cost center CC-XXXX", "CP302 CP303 CP304", "cost_center", tag(cost_center="CC-XXXX")),
    ("cost center CC-0000", "CP303 CP304", "cost_center", tag(cost_center="CC-0000")),
    ("cost center fixme", "CP302 CP303 CP304", "cost_center", tag(cost_center="FIXME")),
    ("service TBD", "CP303", "service_endpoint", tag(service_endpoint="TBD")),
    ("correlation of noughts", "CP303 CP302 CP309 CP311 CP310", "correlation_id", tag(correlation_id="00000000-0000-0000-0000-000000000000")),
    ("boundary null in text", "CP303", "request_id", tag(request_boundary_id="null")),
    ("environment default", "CP302 CP303", "environment", tag(environment="default")),
    ("card latest", "CP303 CP307", "price_card_version", tag(price_card_version="latest")),
    ("team of nobody", "CP304 CP314", "team_id", tag(team_id="team-growth")),
    ("team in capitals", OWNER, "team_id", retag("team_id", str.upper)),
    ("team with a dash of print", OWNER, "team_id", retag("team_id", lambda v: v.replace("-", "\u2013"))),
    ("team in Cyrillic", OWNER, "team_id", retag("team_id", lambda v: v.replace("a", "\u0430"))),
    ("team cut", OWNER, "team_id", retag("team_id", lambda v: v[:-2])),
    ("team with an underscore", OWNER, "team_id", retag("team_id", lambda v: v.replace("-", "_"))),
    ("cost center of another team", "CP304", "cost_center", lambda r: tag(cost_center=CENTERS[OTHERS[said(r, "team_id")]])(r)),
    ("cost center without its letters", "CP302 CP304", "cost_center", retag("cost_center", lambda v: v[3:])),
    ("cost center a number", "CP302", "cost_center", tag(cost_center=1002)),
    ("cost center two", "CP302 CP304", "cost_center", retag("cost_center", lambda v: v + ";CC-1004")),
    ("service of another team", "CP304 CP314", "service_endpoint", retag("service_endpoint", lambda v: "etl-nightly/v1/tagger" if v[0] != "e" else "search-api/v1/answer")),
    ("service of another version", "CP304 CP314", "service_endpoint", retag("service_endpoint", lambda v: v.replace("/v", "/v9"))),
    ("environment in full", "CP302 CP314", "environment", tag(environment="production")),
    ("environment staging, a key of prod", "CP314", "environment", tag(environment="staging")),
    ("team and cost center of another", "CP314", "team_id", lambda r: tag(team_id=OTHERS[said(r, "team_id")], cost_center=CENTERS[OTHERS[said(r, "team_id")]])(r)),
    ("everything of another team", "CP314", "", lambda r: tag(team_id="team-data" if said(r, "team_id") != "team-data" else "team-search", cost_center="CC-1004" if said(r, "team_id") != "team-data" else "CC-1001")(r)),
    ("key of another team", "CP314", "", lambda r: key(user_api_key_alias="svc-etl-prod", user_api_key_team_id="team-data", user_api_key_hash="e" * 64)(r) if said(r, "team_id") != "team-data" else key(user_api_key_alias="svc-search-prod", user_api_key_team_id="team-search", user_api_key_hash="d" * 64)(r)),
    ("key of the gateway's team that the tag is not", "CP314", "", lambda r: key(user_api_key_team_id=OTHERS[said(r, "team_id")])(r)),
    ("staging's key, tagged prod", "CP314", "", key(user_api_key_alias="svc-search-staging", user_api_key_hash="c" * 64)),
    ("key that nobody registered", "CP304 CP313 CP314", "", key(user_api_key_alias="svc-intern-test", user_api_key_hash="b" * 64)),
    ("shared key, no team", "CP301 CP313", "", lambda r: (key(user_api_key_alias="shared-default", user_api_key_team_id=None, user_api_key_hash="a" * 64)(r), untag("team_id")(r))),
    ("shared key, a placeholder", "CP303 CP313", "", lambda r: (key(user_api_key_alias="shared-default", user_api_key_team_id=None, user_api_key_hash="a" * 64)(r), tag(team_id="todo")(r))),
    ("shared key, nothing", "CP301 CP313", "", lambda r: (key(user_api_key_alias="shared-default", user_api_key_team_id=None, user_api_key_hash="a" * 64)(r), untag(*TAGS)(r))),
    ("card of last year", "CP307", "price_card_version", tag(price_card_version="pc-2025-10")),
    ("card a number", "CP302 CP307", "price_card_version", tag(price_card_version=2026.1)),
    ("card of a vendor", "CP307", "price_card_version", tag(price_card_version="openai-list-2026-10")),
    ("asked for a model that no group is", "CP312", "", tag(model_requested="gw-ultra")),
    ("asked for the other group", "CP312", "", lambda r: tag(model_requested="gw-4o" if r["model_group"] != "gw-4o" else "gw-fast")(r)),
    ("answered by another deployment", "CP312 CP308 CP307 CP302 CP305 CP314", "", top(model="openai/gpt-3.5-turbo-0125")),
    ("no model", "CP301 CP302", "model_actual", lambda r: (r.update(model=None), r["hidden_params"].update(litellm_model_name=None))),
    ("model empty", "CP301 CP302 CP303", "model_actual", lambda r: (r.update(model=""), r["hidden_params"].update(litellm_model_name=""))),
    ("metadata null", "CP301 CP302", "", top(metadata=None)),
    ("metadata in JSON text, cut", "CP300 CP301 CP302", "", lambda r: r.update(metadata=json.dumps(r["metadata"])[:-40])),
    ("metadata a text", "CP301 CP302", "", top(metadata="[object Object]")),
    *of(BODY,
        ("tags under extra_body", "CP301", "", moved("extra_body")),
        ("tags at the top", "CP301", "", lambda r: r.update({name: tagged(r).pop(name) for name in TAGS})),
        ("its tags' keys in capitals", "CP301", "", lambda r: tagged(r).update({n.upper(): tagged(r).pop(n) for n in TAGS})),
        ("the body's team is empty, the header's another's", "CP301 CP303 CP302 CP314", "", lambda r: (r["metadata"].update(spend_logs_metadata={"team_id": "team-data"}), r["metadata"]["requester_metadata"].update(team_id=""))),
    ),
    *of(HEADER,
        ("the header's JSON in text", "CP301 CP302", "", lambda r: r["metadata"].update(spend_logs_metadata=json.dumps(r["metadata"]["spend_logs_metadata"]))),
        ("the header's JSON in a list", "CP301 CP302", "", lambda r: r["metadata"].update(spend_logs_metadata=[r["metadata"]["spend_logs_metadata"]])),
        ("the header says another cost center than the body", "CP314 CP302", "cost_center", lambda r: r["metadata"]["requester_metadata"].update(cost_center="CC-1004")),
    ),
    *of(LIST,
        ("the list's entries with an equals sign", "CP301", "", listed_as(lambda n, v: f"{n}={v}")),
        ("the list in one text", "CP301 CP302 CP304 CP314", "", joined),
        ("the list in JSON text", "CP301 CP302", "", lambda r: r.update(request_tags=json.dumps(r["request_tags"]))),
        ("the list's entries are objects", "CP301 CP302", "", lambda r: r.update(request_tags=[{"tag": one} for one in r["request_tags"]])),
        ("the list names two cost centers", "CP302 CP314", "cost_center", lambda r: r["request_tags"].append("cost_center:CC-1001")),
        ("the list's value empty", "CP301 CP303 CP302", "team_id", retag("team_id", lambda v: "")),
    ),
)  # fmt: skip

COUNT_DEFECTS: tuple[Defect, ...] = (
    ("input null", "CP301 CP305 CP316", IN, counts(prompt_tokens=None)),
    ("output null, also its total", "CP301 CP305 CP316", OUT, counts(completion_tokens=None, total_tokens=None)),
    ("every count null", "CP301 CP305 CP316", "", counts(prompt_tokens=None, completion_tokens=None, total_tokens=None)),
    ("the usage object null, counts nought", "CP301 CP305 CP316 CP308", "", lambda r: (r.update(prompt_tokens=0, completion_tokens=0, total_tokens=0), r["metadata"].update(usage_object=None))),
    ("input in text", "CP302 CP305", IN, counted("prompt_tokens", str)),
    ("output with a point in text", "CP302 CP305", OUT, counted("completion_tokens", lambda n: f"{n}.0")),
    ("input with a separator", "CP302 CP305", IN, counted("prompt_tokens", lambda n: f"{n + 1000:,}")),
    ("output true", "CP302 CP305", OUT, counts(completion_tokens=True)),
    ("output an object", "CP302 CP305", OUT, counts(completion_tokens={"value": 3})),
    ("input negative", "CP305", IN, counted("prompt_tokens", lambda n: -n)),
    ("input minus one", "CP305", IN, counts(prompt_tokens=-1)),
    ("output a fraction", "CP302 CP305", OUT, counted("completion_tokens", lambda n: n + 0.25)),
    ("input of two billion", "CP305", IN, counts(prompt_tokens=2_000_000_000, total_tokens=2_000_000_100)),
    ("output of ten million", "CP305", OUT, lambda r: usage(r, completion_tokens=10_000_000, total_tokens=10_000_000 + r["prompt_tokens"])),
    ("total one too few", "CP305", "", counted("total_tokens", lambda n: n - 1)),
    ("total nought", "CP305", "", counts(total_tokens=0)),
    ("total without the cached", "CP305", "", lambda r: usage(r, total_tokens=r["total_tokens"] - 77)),
    ("total twice", "CP305", "", counted("total_tokens", lambda n: 2 * n)),
    ("total only in the usage object wrong", "CP305", "", lambda r: r["metadata"]["usage_object"].update(total_tokens=1)),
    ("input only at the top another", "CP305", IN, lambda r: r.update(prompt_tokens=r["prompt_tokens"] + 10, total_tokens=r["total_tokens"] + 10)),
    ("output only at the top nought", "CP305", OUT, lambda r: r.update(completion_tokens=0, total_tokens=r["prompt_tokens"])),
    ("cached above input by one", "CP305", CACHED, lambda r: details("prompt", cached_tokens=r["prompt_tokens"] + 1)(r)),
    ("cached negative", "CP305", CACHED, details("prompt", cached_tokens=-128)),
    ("cached in text", "CP302 CP305", CACHED, details("prompt", cached_tokens="1024")),
    ("reasoning above output by one", "CP305", "reasoning_tokens", lambda r: details("completion", reasoning_tokens=r["completion_tokens"] + 1)(r)),
    ("reasoning a text", "CP302 CP305", "reasoning_tokens", details("completion", reasoning_tokens="many")),
    ("input and output in each other's place", "CP308", "cost", swapped),
    ("answered, and nought counted", "CP305 CP308 CP316", "", counts(prompt_tokens=0, completion_tokens=0, total_tokens=0)),
    ("cost in cents", "CP308", "cost", lambda r: r.update(response_cost=r["response_cost"] * 100)),
    ("cost in micros", "CP308", "cost", lambda r: r.update(response_cost=round(r["response_cost"] * 1e6))),
    ("cost of half", "CP308", "cost", lambda r: r.update(response_cost=r["response_cost"] / 2)),
    ("cost nought", "CP308", "cost", top(response_cost=0.0)),
    ("cost negative", "CP305 CP308", "cost", lambda r: r.update(response_cost=-r["response_cost"])),
    ("cost in text", "CP302 CP305 CP308", "cost", lambda r: r.update(response_cost=str(r["response_cost"]))),
    ("cost with its currency", "CP302 CP305 CP308", "cost", lambda r: r.update(response_cost={"amount": r["response_cost"], "currency": "USD"})),
    ("cost null", "CP301 CP308", "cost", top(response_cost=None)),
    ("no word of its usage in a stream", "CP305 CP316 CP301", "", lambda r: (usage(r, prompt_tokens=9, completion_tokens=1, total_tokens=10), r.update(stream=True), r["metadata"]["usage_object"].update(prompt_tokens_details=None, completion_tokens_details=None), r.update(response_cost=None))),
)  # fmt: skip

TIME_DEFECTS: tuple[Defect, ...] = (
    ("start null", "CP301 CP306", "started_at", top(startTime=None)),
    ("start left out", "CP301 CP306", "started_at", lambda r: r.pop("startTime")),
    ("start empty", "CP301 CP306 CP302", "started_at", top(startTime="")),
    ("end null", "CP301 CP306 CP321", "ended_at", top(endTime=None)),
    ("end a second before", "CP306", "", lambda r: r.update(endTime=r["startTime"] - 1)),
    ("end a day before", "CP306", "", lambda r: r.update(endTime=r["startTime"] - 86_400)),
    ("times a year ahead", "CP306", "started_at", both(lambda t: (t + timedelta(days=365)).timestamp())),
    ("times an hour past the run", "CP306", "started_at", both(lambda t: 1_798_000_000.5)),
    ("start at the epoch", "CP306", "started_at", top(startTime=0)),
    ("start one", "CP306", "started_at", top(startTime=1)),
    ("start in the year 1970, in thousands of seconds", "CP306", "", both(lambda t: t.timestamp() / 1000)),
    ("milliseconds", "CP306", "", both(lambda t: int(t.timestamp() * 1000))),
    ("microseconds", "CP306", "", both(lambda t: int(t.timestamp() * 1e6))),
    ("nanoseconds in text", "CP306", "", both(lambda t: str(int(t.timestamp() * 1e9)))),
    ("no zone", "CP306", "", both(lambda t: t.replace(tzinfo=None).isoformat())),
    ("a blank for the T and no zone", "CP306", "", both(lambda t: t.strftime("%Y-%m-%d %H:%M:%S"))),
    ("a day first", "CP306", "", both(lambda t: t.strftime("%d.%m.%Y %H:%M:%S"))),
    ("zone EST", "CP306", "", both(lambda t: t.strftime("%Y-%m-%dT%H:%M:%S EST"))),
    ("day 31 of November", "CP306", "started_at", top(startTime="2026-11-31T10:00:00Z")),
    ("second 61", "CP306", "started_at", top(startTime="2026-11-10T10:00:61Z")),
    ("minutes alone", "CP306", "started_at", top(startTime="10:04")),
    ("lasted three days", "CP306", "", lambda r: r.update(endTime=r["startTime"] + 3 * 86_400)),
    ("came in before it began", "CP306 CP319 CP315", "", lambda r: r.update(ingested_at=(started(r) - timedelta(hours=2)).isoformat())),
    ("came in without a zone", "CP306 CP319", "ingested_at", lambda r: r.update(ingested_at=r["ingested_at"][:19])),
    ("came in tomorrow's year", "CP306 CP319", "ingested_at", top(ingested_at="2027-11-10T10:00:00+00:00")),
    ("came in no time", "CP306 CP302 CP319", "ingested_at", top(ingested_at="soon")),
    ("came in two days later", "CP319", "ingested_at", arrived(timedelta(hours=49))),
    ("came in a week later", "CP319", "ingested_at", arrived(timedelta(days=7))),
    ("came in just after the budget", "CP319", "ingested_at", arrived(timedelta(days=1, minutes=5))),
    ("came in after the invoice", "CP319", "ingested_at", arrived(timedelta(days=12))),
)  # fmt: skip


def ms(after: timedelta) -> Callable[[Record], object]:
    return lambda record: int((started(record) + after).timestamp() * 1000)


ENRICHED: tuple[Defect, ...] = (
    ("evidence null", "CP315", "", enriched(evidence=None)),
    ("evidence left out", "CP315", "", enriched(evidence="GONE")),
    ("evidence empty", "CP315", "", enriched(evidence={})),
    ("evidence without a reference", "CP315", "", enriched(proof_ref=None)),
    ("evidence with a placeholder", "CP315 CP303", "", enriched(proof_ref="TODO")),
    ("evidence of another team", "CP315", "", enriched(proof_team_id=lambda r: OTHERS[said(r, "team_id")])),
    ("evidence of another cost center", "CP315", "", enriched(proof_cost_center="CC-1009")),
    ("evidence observed next week", "CP315", "", enriched(proof_observed_at=lambda r: (started(r) + timedelta(days=7)).isoformat())),
    ("enriched before the request", "CP315 CP306", "", enriched(after=timedelta(hours=-4))),
    ("enriched next year", "CP315 CP306", "", enriched(after=timedelta(days=300))),
    ("enriched after the invoice", "CP315", "", enriched(after=timedelta(days=9))),
    ("enriched two minutes after the close", "CP315", "", enriched(enriched_at=lambda r: (started(r).replace(hour=0, minute=2, second=0) + timedelta(days=2)).isoformat())),
    ("enriched without a zone", "CP315 CP306", "", enriched(enriched_at=lambda r: (started(r) + timedelta(hours=1)).replace(tzinfo=None).isoformat())),
    ("enriched in milliseconds", "CP315 CP306", "", enriched(enriched_at=ms(timedelta(hours=1)))),
    ("enriched by an empty name", "CP315", "", enriched(by="")),
    ("enriched by null", "CP315", "", enriched(by=None)),
    ("fields left out", "CP315", "", enriched(fields="GONE")),
    ("fields a text", "CP315 CP302", "", enriched(fields="team_id")),
    ("enrichment true", "CP315 CP302", "", top(enrichment=True)),
    ("enrichment a text", "CP315 CP302", "", top(enrichment="backfilled 2026-11-12")),
    ("enrichment a list, one without evidence", "CP315", "", lambda r: (enriched()(r), r.update(enrichment=[r["enrichment"], {**r["enrichment"], "evidence": None}]))),
    ("counts added later without evidence", "CP315", "", enriched(fields=["prompt_tokens", "completion_tokens"], evidence=None)),
)  # fmt: skip

OUTCOMES: tuple[Defect, ...] = (
    ("status left out", "CP301 CP302 CP321 CP305", "", lambda r: r.pop("status")),
    ("status pending", OUTCOME, "", top(status="pending")),
    ("status empty", OUTCOME + " CP301", "", top(status="")),
    ("a failure with all its counts", OUTCOME + " CP308", "", top(status="failure", error_code="500")),
    ("a success with an error's code", OUTCOME, "", top(error_code="429")),
    ("failed without an error's code", OUTCOME + " CP301", "", lambda r: (usage(r, prompt_tokens=0, completion_tokens=0, total_tokens=0), r.update(status="failure", response_cost=0))),
    ("three retries of which nothing is there", "CP311", "", lambda r: r["hidden_params"]["additional_headers"].update({"x-litellm-attempted-retries": 3})),
    ("retries negative", "CP302 CP305 CP311", "", lambda r: r["hidden_params"]["additional_headers"].update({"x-litellm-attempted-retries": -1})),
    ("a fallback of which nothing is there", "CP311 CP312", "", lambda r: r["hidden_params"]["additional_headers"].update({"x-litellm-attempted-fallbacks": 1})),
    ("the client's second try", "CP311", "", lambda r: r["metadata"].update(sdk_retry_count="2")),
    ("the session is the boundary", "CP309", "", lambda r: (r.update(session_id="sess-81f2"), tag(request_boundary_id="sess-81f2")(r))),
    ("the trace is the boundary", "CP309", "", lambda r: tag(request_boundary_id=r["trace_id"])(r)),
    ("the conversation is the boundary", "CP309", "", lambda r: (r["metadata"]["requester_metadata"].update(conversation_id="conv-77"), tag(request_boundary_id="conv-77")(r))),
    ("the end user is the boundary", "CP309", "", lambda r: (r.update(end_user="ana-4711"), tag(request_boundary_id="ana-4711")(r))),
    ("a cache's answer that is priced", "CP305 CP308 CP316", "", top(cache_hit=True)),
    ("id null", "CP301 CP302 CP310 CP300", "", top(id=None)),
    ("id left out", "CP301 CP302 CP310 CP300", "", lambda r: r.pop("id")),
)  # fmt: skip

DEFECTS = (*TAG_DEFECTS, *COUNT_DEFECTS, *TIME_DEFECTS, *ENRICHED, *OUTCOMES)

CLEAN: tuple[tuple[str, Change], ...] = (
    ("enriched, whole and in time", enriched()),
    ("enriched within the second day", enriched(after=timedelta(hours=20))),
    ("no enrichment, said", top(enrichment=None)),
    ("came in at once", arrived(timedelta(0))),
    ("came in after an hour", arrived(timedelta(hours=1))),
    ("came in with an offset", lambda r: r.update(ingested_at=(started(r) + timedelta(hours=2, seconds=30)).replace(tzinfo=None).isoformat() + "+02:00")),
    ("times in ISO", both(lambda t: t.isoformat())),
    ("times in ISO with Z", both(lambda t: t.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))),
    ("times in ISO of New York", both(lambda t: (t - timedelta(hours=5)).replace(tzinfo=None).isoformat() + "-05:00")),
    ("counts as doubles", lambda r: usage(r, prompt_tokens=float(r["prompt_tokens"]), completion_tokens=float(r["completion_tokens"]), total_tokens=float(r["total_tokens"]))),
    ("more members", lambda r: (r.update(tenant="eu", region=None), tagged(r).update(feature_flag="x", ticket=None))),
    ("other entries of the list", lambda r: r["request_tags"].extend(["env=prod", "team", ":x", "a:b:c", ""])),
    ("an end user and a session", top(end_user="ana-4711", session_id="sess-1")),
    ("no end user", lambda r: r.pop("end_user")),
    ("cost with all its digits", lambda r: r.update(response_cost=float(f"{r['response_cost']:.17g}"))),
    ("a cache that missed", top(cache_hit=False)),
    ("retries nought in text", lambda r: r["metadata"].update(sdk_retry_count=0)),
    ("keys in another order", lambda r: [r.update({name: r.pop(name)}) for name in sorted(r)]),
    ("a request to an organisation's proxy", top(api_base="https://llm.example/v1")),
)  # fmt: skip
