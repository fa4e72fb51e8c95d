"""What may be wrong with any record of the ninth set: of the call's tags before it is written, of its counts, money, model
and times in the places where its format has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from blind import siblings_spans as spans
from blind.audited_shape import at
from blind.setting import Record
from blind.siblings_base import Call, Turn, tag, turn, without
from blind.siblings_shapes import iso

Spoil = Callable[["Format", Record], object]


@dataclass(frozen=True)
class Format:
    """`places`: of a count, an amount, a model or a time, `a/b`; `@x` is an attribute of a span, `#x` a member of it, `t!a/b`
    what stands in text at `t`. `clock`: how times are written. `shows`: which faults it can show."""

    file: str
    write: Callable[[Call], Record]
    name: Callable[[Record], list[str]]
    places: dict[str, tuple[str, ...]]
    clock: str = "iso"
    shows: str = ""
    asked: tuple[str, ...] = ()
    tags: tuple[str, ...] | None = None
    store: str = "lines"
    faults: tuple[tuple[str, str, Callable[[Record], object]], ...] = ()
    odd: tuple[tuple[str, Callable[[Record], object]], ...] = ()
    more: str = field(default="", kw_only=True)


def get(record: Record, place: str) -> Any:
    if place[0] == "@":
        return spans.said(record, place[1:])
    if place[0] == "#":
        return spans.leaf_of(record)[place[1:]]
    if "!" in place:
        outer, inner = place.split("!")
        holder, name = at(record, outer)
        return get(json.loads(holder[name]), inner)
    holder, name = at(record, place)
    return holder[name]


def put(record: Record, place: str, value: Any) -> None:
    if place[0] == "@":
        spans.say(record, place[1:], value)
    elif place[0] == "#":
        spans.leaf_of(record)[place[1:]] = value
    elif "!" in place:
        outer, inner = place.split("!")
        holder, name = at(record, outer)
        whole = json.loads(holder[name])
        put(whole, inner, value)
        holder[name] = json.dumps(whole)
    else:
        holder, name = at(record, place)
        holder[name] = value


def said_as(name: str, change: Callable[[Any], Any]) -> Spoil:
    """Every place of `name` says what `change` makes of it."""

    def spoil(form: Format, record: Record) -> None:
        for place in form.places[name]:
            put(record, place, change(get(record, place)))

    return spoil


def count(name: str, change: Callable[[Any], Any]) -> Spoil:
    """And the sum goes with it, so that only the count is wrong."""

    def spoil(form: Format, record: Record) -> None:
        before = get(record, form.places[name][0])
        after = change(before)
        said_as(name, lambda _: after)(form, record)
        if "total" in form.places and isinstance(after, int | float) and name in ("input", "output"):
            said_as("total", lambda total: total + after - before)(form, record)

    return spoil


def told(form: Format, seconds: float) -> Any:
    match form.clock:
        case "seconds":
            return seconds
        case "millis":
            return int(seconds * 1000)
        case "nanos":
            return str(int(seconds * 1000) * 10**6)
        case "naive":
            return iso(seconds, "", 6).replace("T", " ")
        case "whole":
            return int(seconds)
    return iso(seconds)


def heard(form: Format, value: Any) -> float:
    match form.clock:
        case "seconds" | "whole":
            return float(value)
        case "millis":
            return float(value) / 1000
        case "nanos":
            return int(value) / 1e9
    text = value if form.clock == "iso" else value + "Z"
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def moved(seconds: float) -> Spoil:
    def spoil(form: Format, record: Record) -> None:
        for name in ("start", "end"):
            for place in form.places.get(name, ()):
                put(record, place, told(form, heard(form, get(record, place)) + seconds))

    return spoil


def backwards(form: Format, record: Record) -> None:
    first = heard(form, get(record, form.places["start"][0]))
    said_as("end", lambda _: told(form, first - 75))(form, record)


def zoneless(form: Format, record: Record) -> None:
    """A time of the wall, in the place of one that has a zone or needs none."""
    for name in ("start", "end"):
        for place in form.places.get(name, ()):
            put(record, place, iso(heard(form, get(record, place)), ""))


def other_unit(form: Format, record: Record) -> None:
    factor = {"seconds": 1000, "whole": 1000, "millis": 1e-3, "nanos": 1e-6}[form.clock]
    for name in ("start", "end"):
        for place in form.places.get(name, ()):
            value = int(float(get(record, place)) * factor)
            put(record, place, str(value) if form.clock == "nanos" else value)


def elsewhere(call: Call) -> Call:
    other = "svc-etl-prod" if call.key != "svc-etl-prod" else "svc-risk-prod"
    return replace(call, key=other)


def center_of_another(call: Call) -> Call:
    return tag(cost_center="CC-1004" if call.tags["cost_center"] != "CC-1004" else "CC-1001")(call)


def service_of_another(call: Call) -> Call:
    other = "risk-engine/v3/score"
    return tag(service_endpoint=other if call.tags["service_endpoint"] != other else "search-api/v1/answer")(call)


def longer(name: str, after: str) -> Turn:
    return lambda call: tag(**{name: call.tags[name] + after})(call)


# Kind, rules, fields (any if none), what the format must show, what is done to the call. Shown: s all tags are carried, j tags
# keep their types, y the caller's key, h the status.
CALLS: tuple[tuple[str, str, str, str, Turn], ...] = (
    ("team left out", "CP301", "team_id", "", without("team_id")),
    ("team null", "CP301 CP303 CP302", "team_id", "j", tag(team_id=None)),
    ("team empty", "CP301 CP303", "team_id", "", tag(team_id="")),
    ("team unknown", "CP303", "team_id", "", tag(team_id="Unknown")),
    ("team a list", "CP302", "team_id", "j", tag(team_id=["team-search", "team-data"])),
    ("team nobody registered", "CP304 CP314", "team_id", "", tag(team_id="team-growth")),
    ("team that closed", "CP304 CP314", "team_id cost_center service_endpoint", "", tag(team_id="team-legacy", cost_center="CC-1008")),
    ("team with a blank behind it", "CP302 CP304 CP314", "team_id", "", longer("team_id", " ")),
    ("cost center of another team", "CP304", "cost_center", "", center_of_another),
    ("cost center a number", "CP302", "cost_center", "j", tag(cost_center=1002)),
    ("cost center n/a", "CP303", "cost_center", "", tag(cost_center="N/A")),
    ("cost center left out", "CP301", "cost_center", "", without("cost_center")),
    ("service of another team", "CP304 CP314", "service_endpoint", "", service_of_another),
    ("environment of no list", "CP302", "environment", "s", tag(environment="production")),
    ("environment null", "CP301 CP302 CP303", "environment", "sj", tag(environment=None)),
    ("environment of another key", "CP314", "environment", "sy", tag(environment="staging")),
    ("boundary left out", "CP301", "request_id", "", without("request_boundary_id")),
    ("boundary todo", "CP303", "request_id", "", tag(request_boundary_id="TODO")),
    ("correlation the text null", "CP303", "correlation_id", "s", tag(correlation_id="null")),
    ("correlation left out", "CP301", "correlation_id", "s", without("correlation_id")),
    ("price card of last month", "CP307", "price_card_version", "", tag(price_card_version="pc-2026-10")),
    ("price card tbd", "CP303 CP307", "price_card_version", "", tag(price_card_version="tbd")),
    ("no tags at all", "CP301", "", "", lambda call: replace(call, tags={})),
    ("key of another team", "CP314", "", "y", elsewhere),
    ("shared key", "CP313", "", "y", turn(key="shared-default")),
    ("shared key, no tags", "CP313", "", "y", lambda call: replace(call, key="shared-default", tags={})),
    ("key that nobody registered", "CP304 CP314 CP313", "", "y", turn(key="svc-ghost-prod")),
    ("refused for its rate", "CP311", "", "h", turn(status=429, input=0, output=0, cached=0, written=0, reasoning=0, cost=0.0)),
    ("failed inside", "CP311", "", "h", turn(status=500, input=0, output=0, cached=0, written=0, reasoning=0, cost=0.0)),
    ("priced as another model", "CP308", "", "m", lambda call: replace(call, cost=round(call.paid * 2.5, 12))),
    ("everything nought, and answered", "CP316 CP305", "", "", turn(input=0, output=0, cached=0, written=0, reasoning=0, cost=0.0)),
)  # fmt: skip

# Kind, rules, places it needs, what the format must show, what is done to the record. Shown: k input has the cached ones.
RECORDS: tuple[tuple[str, str, str, str, Spoil], ...] = (
    ("input null", "CP301 CP305 CP302 CP316", "input", "", said_as("input", lambda _: None)),
    ("output null", "CP301 CP305 CP302 CP316", "output", "", said_as("output", lambda _: None)),
    ("input below nought", "CP305", "input", "", count("input", lambda was: -was - 1)),
    ("output below nought", "CP305", "output", "", count("output", lambda was: -was - 1)),
    ("output as text", "CP305 CP302", "output", "w", said_as("output", str)),
    ("input with a fraction", "CP305 CP302", "input", "w", said_as("input", lambda was: was + 0.5)),
    ("input of no model", "CP305", "input", "", count("input", lambda was: was + 10**11)),
    ("total adds up to more", "CP305", "total", "", said_as("total", lambda was: was + 11)),
    ("total of input alone", "CP305", "total input", "", lambda form, r: said_as("total", lambda _: get(r, form.places["input"][0]))(form, r)),
    ("more cached than sent", "CP305", "cached input", "k", lambda form, r: said_as("cached", lambda _: get(r, form.places["input"][0]) + 128)(form, r)),
    ("cached below nought", "CP305", "cached", "", said_as("cached", lambda _: -128)),
    ("more reasoning than output", "CP305", "reasoning output", "", lambda form, r: said_as("reasoning", lambda _: get(r, form.places["output"][0]) + 1)(form, r)),
    ("cost below nought", "CP308 CP305 CP302", "cost", "", said_as("cost", lambda was: -was)),
    ("cost of a hundred times", "CP308", "cost", "", said_as("cost", lambda was: was * 100)),
    ("cost in text", "CP308 CP305 CP302", "cost", "w", said_as("cost", lambda was: f"${was}")),
    ("model that answered null", "CP301 CP302 CP303", "model", "", said_as("model", lambda _: None)),
    ("model that answered empty", "CP301 CP302 CP303", "model", "", said_as("model", lambda _: "")),
    ("ended before it began", "CP306", "start end", "", backwards),
    ("in two years", "CP306", "start", "", moved(2.1 * 365 * 86_400)),
    ("start null", "CP306 CP301", "start", "", said_as("start", lambda _: None)),
    ("start no time", "CP306", "start", "", said_as("start", lambda _: "yesterday")),
    ("start without zone", "CP306", "start", "z", zoneless),
    ("start in another unit", "CP306", "start", "u", other_unit),
    ("an hour and a day long", "CP306 CP319", "start end", "", lambda form, r: said_as("end", lambda was: told(form, heard(form, was) + 90_000))(form, r)),
)  # fmt: skip

# What looks wrong and is right.
CLEAN: tuple[tuple[str, str, Turn], ...] = (
    ("a boundary of digits", "", tag(request_boundary_id="20261116054001337")),
    ("a boundary with letters of elsewhere", "", tag(request_boundary_id="rb-Zürich-北京-01")),
    ("tags that the policy does not ask for", "x", lambda call: replace(call, tags={**call.tags, "sub_team": "unknown", "note": ""})),
    ("one token each way", "", turn(input=1, output=1, cached=0, written=0, reasoning=0)),
    ("a long document", "", turn(input=118_000, cached=0, written=0)),
    ("all of it cached", "k", turn(input=2048, cached=2048, written=0)),
    ("within a millisecond", "", lambda call: replace(call, end=call.start)),
    ("over midnight", "", lambda call: replace(call, start=call.start // 86_400 * 86_400 + 86_399.5, end=call.start // 86_400 * 86_400 + 86_402.25)),
    ("one correlation of two requests", "s", tag(correlation_id="corr-00aa11bb22cc33dd")),
    ("a stream", "", turn(stream=True)),
)  # fmt: skip
