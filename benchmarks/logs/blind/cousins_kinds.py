"""What may be wrong with any record of the twelfth set, in ways that no set before had: of its tags, key and money before a call is
written, of counts, models and times where its format has them; and what looks wrong and is right."""

from __future__ import annotations

import base64
from dataclasses import replace

from blind.editions_kinds import GONE, OWNER, TIMES, keyed, named
from blind.heirs_kinds import NUMBER, paid, started, told_so
from blind.setting import Record
from blind.siblings_base import CARD, Call, Turn, tag, turn
from blind.siblings_faults import Format, Spoil, count, get, moved, other_unit, put, said_as, told

CENTER = "CP304 CP302"
KEY = "CP304 CP314 CP313"


def priced(factor: float) -> Turn:
    return lambda call: replace(call, cost=round(call.paid * factor, 12))


def to_cents(call: Call) -> Call:
    """Too little of it to be a cent."""
    return replace(call, input=900, output=40, cached=0, written=0, reasoning=0, cost=0.01)


def cached_for_nothing(call: Call) -> Call:
    half = replace(call, input=9984, cached=4992, written=0)
    return paid(lambda c, fresh, _, output: (c.input - c.cached) * fresh + c.output * output)(half)


# Kind, rules, fields (any if none), what the format must show, what is done to the call.
CALLS: tuple[tuple[str, str, str, str, Turn], ...] = (
    ("team as a resource's name", OWNER, "team_id", "", told_so("team_id", lambda t: f"arn:acme:iam::team/{t}")),
    ("team in base64", OWNER, "team_id", "", told_so("team_id", lambda t: base64.b64encode(t.encode()).decode())),
    ("team with underscores", OWNER, "team_id", "", told_so("team_id", lambda t: t.replace("-", "_"))),
    ("team without its prefix", OWNER, "team_id", "", told_so("team_id", lambda t: t.removeprefix("team-"))),
    ("team in title case", OWNER, "team_id", "", told_so("team_id", str.title)),
    ("team by the name that people say", OWNER, "team_id", "", told_so("team_id", lambda t: f"The {t[5:]} team")),
    ("team with a semicolon", OWNER, "team_id", "", told_so("team_id", lambda t: f"{t};")),
    ("team a dash", f"{OWNER} CP301 CP303", "team_id", "", tag(team_id="-")),
    ("two teams, a slash between", OWNER, "team_id", "", told_so("team_id", lambda t: f"{t}/team-platform")),
    ("team a key's name", OWNER, "team_id", "", lambda call: tag(team_id=str(call.key))(call)),
    ("team nought", "CP302 CP301", "team_id", "jT", tag(team_id=0)),
    ("cost center with a nought too many", CENTER, "cost_center", "", told_so("cost_center", lambda t: t.replace("-", "-0"))),
    ("cost center with its name behind it", CENTER, "cost_center", "", told_so("cost_center", lambda t: f"{t} Search")),
    ("cost center with a soft hyphen", CENTER, "cost_center", "", told_so("cost_center", lambda t: t.replace("-", "-\u00ad"))),
    ("cost center nought", "CP302", "cost_center", "jT", tag(cost_center=0)),
    ("cost center false", "CP302 CP301", "cost_center", "jT", tag(cost_center=False)),
    ("service with its host", CENTER, "service_endpoint", "", told_so("service_endpoint", lambda t: f"api.internal/{t}")),
    ("service without its version", CENTER, "service_endpoint", "", told_so("service_endpoint", lambda t: t.split("/")[0])),
    ("service with points for slashes", CENTER, "service_endpoint", "", told_so("service_endpoint", lambda t: t.replace("/", "."))),
    ("service with a slash before it", CENTER, "service_endpoint", "", told_so("service_endpoint", lambda t: f"/{t}")),
    ("environment shortened", "CP302", "environment", "s", tag(environment="prd")),
    ("environment with what nobody sees", "CP302", "environment", "s", tag(environment="prod\u200b")),
    ("environment a number", "CP302", "environment", "sjT", tag(environment=1)),
    ("environment true", "CP302", "environment", "sjT", tag(environment=True)),
    ("correlation none", "CP303", "correlation_id", "s", tag(correlation_id="None")),
    ("correlation false", "CP302", "correlation_id", "sjT", tag(correlation_id=False)),
    ("correlation a list", "CP302", "correlation_id", "sjT", tag(correlation_id=["corr-1", "corr-2"])),
    ("boundary n/a", "CP303", "request_id", "", tag(request_boundary_id="n/a")),
    ("boundary an object", "CP302 CP301", "request_id", "jT", tag(request_boundary_id={"id": "rb-1"})),
    ("boundary true", "CP302 CP301", "request_id", "jT", tag(request_boundary_id=True)),
    ("model asked for tbd", "CP303 CP312", "model_requested", "s", tag(model_requested="tbd")),
    ("model asked for a list", "CP302", "model_requested", "sjT", tag(model_requested=["gpt-4o", "gpt-4o-mini"])),
    ("price card with a blank behind it", "CP307", "price_card_version", "", tag(price_card_version=f"{CARD} ")),
    ("price card in capitals", "CP307", "price_card_version", "", tag(price_card_version=CARD.upper())),
    ("price card a day", "CP307", "price_card_version", "", tag(price_card_version="2026-11-16")),
    ("price card a number", "CP302 CP307", "price_card_version", "jT", tag(price_card_version=202611)),
    ("names of tags with a prefix", "CP301", "", "j", named(lambda name: f"acme_{name}")),
    ("names of tags with a blank", "CP301", "", "j", named(lambda name: f"{name} ")),
    ("tags in a list of pairs under one name", "CP301", "", "j", lambda call: replace(call, tags={"tags": [{"key": k, "value": v} for k, v in call.tags.items()]})),
    ("tags as text under one name", "CP301", "", "j", lambda call: replace(call, tags={"tags": ",".join(f"{k}={v}" for k, v in call.tags.items())})),
    ("key without its environment", KEY, "", "y", keyed(lambda key: key.rsplit("-", 1)[0])),
    ("key in quotes", KEY, "", "y", keyed(lambda key: f'"{key}"')),
    ("key of another company", KEY, "", "y", keyed(lambda key: f"acme/{key}")),
    ("priced by an older, dearer card", "CP308", "", "m", priced(1.25)),
    ("priced as a batch that it was not", "CP308", "", "m", priced(0.5)),
    ("priced with the tax", "CP308", "", "m", priced(1.19)),
    ("priced in millionths", "CP308", "", "m", priced(1e6)),
    ("rounded up to a cent", "CP308", "", "m", to_cents),
    ("the cached was free", "CP308", "", "mk", cached_for_nothing),
    ("a thousand tokens more were paid", "CP308", "", "m", paid(lambda c, fresh, cached, output: (c.input - c.cached + 1000) * fresh + c.cached * cached + c.output * output)),
)  # fmt: skip


def without_cached(form: Format, record: Record) -> None:
    """The total leaves out what the input has of the cache."""
    said_as("cached", lambda _: 128)(form, record)
    said_as("total", lambda was: was - 128)(form, record)


def reasoned_twice(form: Format, record: Record) -> None:
    said_as("reasoning", lambda _: 8)(form, record)
    said_as("total", lambda was: was + 8)(form, record)


def start_alone(form: Format, record: Record) -> None:
    """In another unit than the end."""
    ends = [(place, get(record, place)) for place in form.places["end"]]
    other_unit(form, record)
    for place, value in ends:
        put(record, place, value)


def at_nought(form: Format, record: Record) -> None:
    said_as("end", lambda _: told(form, 0))(form, record)


# Kind, rules, places it needs, what the format must show, what is done to the record.
RECORDS: tuple[tuple[str, str, str, str, Spoil], ...] = (
    ("input the text None", GONE, "input", "wT", said_as("input", lambda _: "None")),
    ("input of two choices", GONE, "input", "wT", said_as("input", lambda was: [was, was])),
    ("input with blanks", NUMBER, "input", "wT", said_as("input", lambda was: f" {was} ")),
    ("input with a plus", NUMBER, "input", "wT", said_as("input", lambda was: f"+{was}")),
    ("input below nought by one", "CP305", "input", "", count("input", lambda _: -1)),
    ("output the text undefined", GONE, "output", "wT", said_as("output", lambda _: "undefined")),
    ("output with three digits behind", NUMBER, "output", "wT", said_as("output", lambda was: f"{was}.000")),
    ("output of thirty-two bits", "CP305", "output", "", count("output", lambda _: 2**32 - 1)),
    ("output an object of parts", GONE, "output", "wT", said_as("output", lambda was: {"text": was, "audio": 0})),
    ("total in digits of text", NUMBER, "total", "wT", said_as("total", str)),
    ("total with a fraction", NUMBER, "total", "wT", said_as("total", lambda was: was + 0.25)),
    ("total without the cached", "CP305", "total cached input", "k", without_cached),
    ("total with the reasoning twice", "CP305", "total reasoning output", "", reasoned_twice),
    ("total true", NUMBER, "total", "wT", said_as("total", lambda _: True)),
    ("cached in digits of text", NUMBER, "cached", "wT", said_as("cached", lambda _: "128")),
    ("cached a list", NUMBER, "cached", "wT", said_as("cached", lambda was: [was])),
    ("cached of thirty-two bits", "CP305", "cached", "k", said_as("cached", lambda _: 2**32 - 1)),
    ("reasoning in digits of text", NUMBER, "reasoning", "wT", said_as("reasoning", lambda _: "8")),
    ("reasoning with a fraction", NUMBER, "reasoning", "wT", said_as("reasoning", lambda _: 3.5)),
    ("cost with its currency", "CP308 CP305 CP302", "cost", "wT", said_as("cost", lambda was: f"{was:.9f} USD")),
    ("cost infinite in text", "CP308 CP305 CP302", "cost", "wT", said_as("cost", lambda _: "Infinity")),
    ("cost below nought by a hair", "CP308 CP305 CP302", "cost", "", said_as("cost", lambda _: -1e-9)),
    ("model an object", "CP302 CP301 CP303", "model", "wT", said_as("model", lambda was: {"name": was})),
    ("model none", "CP303 CP302 CP301 CP312", "model", "", said_as("model", lambda _: "none")),
    ("model todo", "CP303 CP302 CP301 CP312", "model", "", said_as("model", lambda _: "TODO")),
    ("model of another maker", "CP312 CP307", "model", "", said_as("model", lambda _: "mistral-large-2411")),
    ("before there were models", "CP306", "start", "", moved(-15 * 365.25 * 86_400)),
    ("as mail writes it", TIMES, "start", "z", started("Mon, 16 Nov 2026 05:40:00 GMT")),
    ("in a week", TIMES, "start", "z", started("2026-W47-1T05:40:00Z")),
    ("with a zone's name", TIMES, "start", "z", started("2026-11-16 05:40:00 CET")),
    ("minute sixty-one", TIMES, "start", "z", started("2026-11-16T09:61:00Z")),
    ("second seventy", TIMES, "start", "z", started("2026-11-16T09:41:70Z")),
    ("day nought", TIMES, "start", "z", started("2026-11-00T09:41:00Z")),
    ("seconds in text", TIMES, "start", "z", started("1794812400.25")),
    ("an interval", TIMES, "start", "z", started("2026-11-16T05:40:00Z/PT3S")),
    ("one before nought", TIMES, "start", "u", started(-1)),
    ("start in another unit than the end", "CP306", "start end", "u", start_alone),
    ("ended at nought", "CP306 CP321 CP301", "end", "", at_nought),
)  # fmt: skip


def also(**more: object) -> Turn:
    return lambda call: replace(call, tags={**call.tags, **more})


# What looks wrong and is right.
CLEAN: tuple[tuple[str, str, Turn], ...] = (
    ("a tag that is JSON text and names a team", "xj", also(context='{"team_id": "team-nobody", "cost_center": null}')),
    ("tags with names that look like the policy's", "xj", also(team="none", TEAM="unknown", environment_hint="staging2", cost_center_name="n/a")),
    ("a tag that is deep", "xj", also(trace={"team_id": {"id": 1}, "list": [[], [None]]})),
    ("a boundary like a token", "", lambda call: tag(request_boundary_id=f"eyJ.{call.name[:12]}.{call.name[12:20]}")(call)),
    ("a boundary in quotes", "", lambda call: tag(request_boundary_id=f'"rb-{call.name[:12]}"')(call)),
    ("a boundary in capitals", "", lambda call: tag(request_boundary_id=call.tags["request_boundary_id"].upper())(call)),
    ("a boundary with a placeholder before it", "", lambda call: tag(request_boundary_id=f"default:{call.name[:12]}")(call)),
    ("a correlation like an address", "s", lambda call: tag(correlation_id=f"https://traces.internal/{call.name}?x=1#a")(call)),
    ("a correlation that is the boundary", "s", lambda call: tag(correlation_id=call.tags["request_boundary_id"])(call)),
    ("little asked, much answered", "", turn(input=1, output=4000, cached=0, written=0, reasoning=0)),
    ("five minutes of a stream", "", lambda call: replace(call, end=call.start + 290, stream=True)),
    ("begun at the last millisecond of a day", "", lambda call: replace(call, start=(at := call.start // 86_400 * 86_400 + 86_399.999), end=at + 1.5)),
    ("a cost of ten digits", "m", lambda call: replace(call, cost=round(call.paid, 10))),
)  # fmt: skip
