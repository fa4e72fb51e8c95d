"""The fifth set's defects of one record and lookalikes that are none: letters that look alike, counts and amounts in
other dress, moments at the edges, refunds, tags in other shapes. Each is planted in every kind of file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from blind.audited_shape import all_of
from blind.litellm_records import Change, cached, counts, full, recost, tag, tags, times, top, usage
from blind.setting import Record, utc

OWNER = "CP302 CP303 CP304 CP314"
COUNT = "CP302 CP305"
COST = "CP302 CP305 CP308"


def tag_as(name: str, change: Callable[[str], object]) -> Change:
    def changed(record: Record) -> None:
        tags(record)[name] = change(tags(record)[name])

    return changed


def detail(group: str, **values: object) -> Change:
    return lambda record: record["metadata"]["usage_object"][f"{group}_tokens_details"].update(values)


def refund(record: Record) -> None:
    """A correction as a record of its own, all of it negative."""
    usage(record, **{name: -record[name] for name in ("prompt_tokens", "completion_tokens", "total_tokens")})
    record["metadata"]["usage_object"]["prompt_tokens_details"]["cached_tokens"] = 0
    record["response_cost"] = -abs(record["response_cost"])


def in_zone(record: Record) -> None:
    """Both moments as text, the end written in another zone, so that it is an hour before the start."""
    start = datetime.fromtimestamp(record["startTime"], UTC)
    record["startTime"] = start.isoformat()
    record["endTime"] = (start + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S+01:00")


def other_tags(record: Record) -> None:
    record["metadata"]["spend_logs_metadata"] = [tags(record)]


def under_another_key(record: Record) -> None:
    record["metadata"]["spend_logs_metadata_v2"] = record["metadata"].pop("spend_logs_metadata")


def pairs(record: Record) -> None:
    record["metadata"]["spend_logs_metadata"] = [{"key": k, "value": v} for k, v in tags(record).items()]


def other_usage(**values: object) -> Change:
    return lambda record: record["metadata"]["usage_object"].update(values)


def of_another_model(record: Record) -> None:
    """What another model of the card would cost."""
    deployment = "gw-4o" if record["model_group"] != "gw-4o" else "gw-fast"
    own = record["model_group"]
    record["model_group"] = deployment
    cost = full(record)
    record["model_group"] = own
    record["response_cost"] = cost


DEFECTS: tuple[tuple[str, str, Change], ...] = (
    # letters
    ("team with a Greek letter", OWNER, tag_as("team_id", lambda t: t.replace("e", "\u03b5", 1))),
    ("team in full width", OWNER, tag_as("team_id", lambda t: "".join(chr(ord(c) + 0xFEE0) for c in t))),
    ("team with a soft hyphen", OWNER, tag_as("team_id", lambda t: t.replace("-", "\u00ad", 1))),
    ("team with an accent of its own", OWNER, tag_as("team_id", lambda t: unicodedata.normalize("NFD", t + "\u00e9"))),
    ("team with a hard space", OWNER, tag_as("team_id", lambda t: t + "\u00a0")),
    ("team with a line end", OWNER, tag_as("team_id", lambda t: t + "\n")),
    ("team with a mark of direction", OWNER, tag_as("team_id", lambda t: "\u202e" + t)),
    ("team with an underscore", OWNER, tag_as("team_id", lambda t: t.replace("-", "_"))),
    ("cost center in small letters", OWNER, tag_as("cost_center", str.lower)),
    ("cost center with a dash", OWNER, tag_as("cost_center", lambda t: t.replace("-", "\u2013"))),
    ("cost center with letter O", OWNER, tag_as("cost_center", lambda t: t.replace("0", "O"))),
    ("cost center without its prefix", OWNER, tag_as("cost_center", lambda t: int(t[3:]))),
    ("service with a slash more", OWNER, tag_as("service_endpoint", lambda t: t + "/")),
    ("service of another version", OWNER, tag_as("service_endpoint", lambda t: t.replace("/v", "/v1"))),
    ("service as a URL", OWNER, tag_as("service_endpoint", lambda t: f"https://{t}?q=1")),
    ("environment in capitals", "CP302 CP314", tag_as("environment", str.upper)),
    ("environment with a space", "CP302 CP314", tag_as("environment", lambda t: f" {t}")),
    ("environment a list", "CP302 CP314", tag_as("environment", lambda t: [t])),
    ("key in capitals", "CP304 CP314 CP313",
     lambda r: r["metadata"].update(user_api_key_alias=r["metadata"]["user_api_key_alias"].upper())),
    ("team of several", OWNER, tag_as("team_id", lambda t: f"{t},team-data")),
    ("team not yet filled in", OWNER, tag(team_id="{{ team_id }}")),
    ("team as a shell has it", OWNER, tag(team_id="${TEAM_ID}")),
    ("team a dash", OWNER, tag(team_id="-")),
    ("team undefined", OWNER, tag(team_id="undefined")),
    ("boundary a placeholder", "CP303", tag(request_boundary_id="TBD")),
    ("boundary only a tab", "CP302 CP303 CP301", tag(request_boundary_id="\t")),
    ("correlation a number", "CP302", tag(correlation_id=7)),
    # shapes of tags
    ("tags in a list", "CP301 CP302", other_tags),
    ("tags under another key", "CP301", under_another_key),
    ("tags as pairs", "CP301 CP302", pairs),
    ("tags empty", "CP301", lambda r: tags(r).clear()),
    ("tags a number", "CP301 CP302", lambda r: r["metadata"].update(spend_logs_metadata=1)),
    # counts
    ("tokens as an exponent in text", COUNT, counts(prompt_tokens="1e3")),
    ("tokens in another script", COUNT, counts(prompt_tokens="\u0661\u0662")),
    ("tokens a hair above a whole", COUNT, counts(completion_tokens=100.0000001)),
    ("tokens NaN in text", COUNT, counts(prompt_tokens="NaN")),
    ("tokens beyond what a double holds", COUNT, counts(prompt_tokens=10**400)),
    ("tokens minus a hair", COUNT, counts(completion_tokens=-1e-9)),
    ("tokens a list", COUNT, counts(completion_tokens=[12])),
    ("tokens false", COUNT, counts(completion_tokens=False)),
    ("the detail's count is text", COUNT, cached("none")),
    ("reasoning negative", "CP305", detail("completion", reasoning_tokens=-1)),
    ("total null", "CP305 CP301", lambda r: usage(r, total_tokens=None)),
    ("total nought", "CP305", lambda r: usage(r, total_tokens=0)),
    ("total twice", "CP305", lambda r: usage(r, total_tokens=2 * (r["prompt_tokens"] + r["completion_tokens"]))),
    ("the usage object has other output", "CP305",
     lambda r: r["metadata"]["usage_object"].update(completion_tokens=r["completion_tokens"] + 1)),
    ("the usage object has another total", "CP305",
     lambda r: r["metadata"]["usage_object"].update(total_tokens=r["total_tokens"] - 1)),
    ("cached and written above input", "CP305",
     lambda r: detail("prompt", cached_tokens=r["prompt_tokens"], cache_creation_tokens=5)(r)),
    ("audio above input", "CP305", lambda r: detail("prompt", audio_tokens=r["prompt_tokens"] + 1)(r)),
    ("a refund", "CP305 CP308", refund),
    ("output without input", "CP305", lambda r: (usage(r, prompt_tokens=0, total_tokens=r["completion_tokens"]),
                                                cached(0)(r), recost(r))),
    # money
    ("cost with a comma", COST, lambda r: r.update(response_cost=f"{r['response_cost']:.6f}".replace(".", ","))),
    ("cost with its currency", COST, lambda r: r.update(response_cost=f"${r['response_cost']:.6f}")),
    ("cost in cents", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 100)),
    ("cost in micros", "CP308", lambda r: r.update(response_cost=round(r["response_cost"] * 1e6))),
    ("cost vanishingly small", "CP308", top(response_cost=1e-320)),
    ("cost beyond a double", COST, top(response_cost=10**400)),
    ("cost a list", COST, top(response_cost=[0.1])),
    ("cost true", COST, top(response_cost=True)),
    ("cost of another model", "CP308", of_another_model),
    ("cost a tenth more", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 1.1)),
    # moments
    ("both in milliseconds", "CP306", times(lambda s, e: {"startTime": int(s * 1000), "endTime": int(e * 1000)})),
    ("in the year 1", "CP306", top(startTime="0001-01-01T00:00:00Z")),
    ("negative epoch", "CP306", top(startTime=-1)),
    ("a week's day", "CP306", top(startTime="2026-W46-2T10:00:00Z")),
    ("a day of the year", "CP306", top(startTime="2026-314T10:00:00Z")),
    ("25 o'clock", "CP306", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%dT25:%M:%SZ")})),
    ("minus an hour by its zone", "CP306", in_zone),
    ("a zone by name", "CP306", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%dT%H:%M:%S") + " IST"})),
    ("start an object", "CP306 CP302", times(lambda s, e: {"startTime": {"$date": int(s * 1000)}})),
    ("end null", "CP306 CP301 CP321", top(endTime=None)),
    ("end empty", "CP306 CP301 CP321", top(endTime="")),
    ("start tomorrow's tomorrow", "CP306", times(lambda s, e: {"startTime": s + 2e6, "endTime": e + 2e6})),
    # cards and models
    ("card with a space", "CP307", tag(price_card_version="pc-2026-10 ")),
    ("card in capitals", "CP307", tag(price_card_version="PC-2026-10")),
    ("card latest", "CP307", tag(price_card_version="latest")),
    # outcome
    ("status in another word", "CP302 CP305 CP316 CP321 CP301", top(status="sucess")),
    ("failed, and counted", "CP305 CP308 CP311 CP316", top(status="failure")),
    ("nothing counted, all null", "CP301 CP305 CP316",
     all_of(counts(prompt_tokens=None, completion_tokens=None, total_tokens=None), cached(None))),
    ("a client counts a try that nobody wrote", "CP311",
     lambda r: r["metadata"].update(requester_custom_headers={"x-stainless-retry-count": "1"})),
)  # fmt: skip

# Lookalikes: these records are right.
CLEAN: tuple[tuple[str, Change], ...] = (
    ("half an hour's zone", times(lambda s, e: {"startTime": utc(s + 19_800) + "+05:30", "endTime": utc(e) + "Z"})),
    ("minutes of Nepal", times(lambda s, e: {"startTime": utc(s + 20_700) + "+05:45", "endTime": utc(e) + "+00:00"})),
    ("no fraction", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%dT%H:%M:%SZ"), "endTime": utc(e) + "Z"})),
    ("nine digits", times(lambda s, e: {"startTime": utc(s) + "123Z", "endTime": utc(e) + "456Z"})),
    ("a whole number with a point", lambda r: usage(r, completion_tokens=float(r["completion_tokens"]))),
    ("details left out", lambda r: (r["metadata"]["usage_object"].pop("completion_tokens_details"), None)),
    ("a null beside it", lambda r: r["metadata"]["usage_object"].update(service_tier=None, inference_geo=None)),
    ("a rounding of the cost", lambda r: r.update(response_cost=float(f"{r['response_cost']:.12f}"))),
    ("cached nought", lambda r: (cached(0)(r), recost(r))),
    ("one token", lambda r: (usage(r, prompt_tokens=1, completion_tokens=1, total_tokens=2), cached(0)(r), recost(r))),
    ("a tag more", tag(experiment="team-ghost", note="TODO", **{"cost-center": "none"})),
    ("words of another kind in the body",
     lambda r: r.update(messages=[{"role": "user", "content": "team_id: TODO, NaN"}], response={"choices": ["null"]})),
    ("emoji in a correlation", tag_as("correlation_id", lambda t: t + "-\U0001f680")),
    ("a list of guardrails", lambda r: r["metadata"].update(applied_guardrails=["pii", "none"])),
    ("a stream", top(stream=True)),
)  # fmt: skip
