"""What may be wrong with any record of the tenth set: kinds that no set before had, of tags before a call is written and of
counts, money, models and times in the places where its format has them; and what looks wrong and is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from blind.setting import Record
from blind.siblings_base import CARD, MODELS, Call, Turn, tag, turn, without
from blind.siblings_faults import Format, Spoil, count, get, heard, moved, put, said_as, told
from blind.siblings_shapes import iso

NOW = datetime.fromisoformat("2026-11-26T00:00:00+00:00").timestamp()


def told_so(name: str, change: Callable[[str], str]) -> Turn:
    return lambda call: tag(**{name: change(call.tags[name])})(call)


def crossed(call: Call) -> Call:
    return tag(team_id=call.tags["cost_center"], cost_center=call.tags["team_id"])(call)


def paid(parts: Callable[[Call, float, float, float], float]) -> Turn:
    """A cost that is not what the card says of all of it."""

    def change(call: Call) -> Call:
        *_, fresh, cached, _, output = MODELS[call.asked]
        return replace(call, cost=round(parts(call, fresh, cached, output) / 1e6, 12))

    return change


ALL = ("request_boundary_id", "team_id", "cost_center", "service_endpoint", "correlation_id", "environment", "model_requested",
       "price_card_version")  # fmt: skip

# Kind, rules, fields (any if none), what format and file must show, what is done to the call. Shown, as in the ninth set: s all
# tags are carried, j tags keep their types, y the caller's key, m the money; and T the file keeps the types of JSON.
CALLS: tuple[tuple[str, str, str, str, Turn], ...] = (
    ("team in capitals", "CP304 CP302 CP314", "team_id", "", told_so("team_id", str.upper)),
    ("team with a letter of elsewhere", "CP304 CP302 CP314", "team_id", "", told_so("team_id", lambda t: t.replace("e", "\u0435"))),
    ("team with a joiner that nobody sees", "CP304 CP302 CP314", "team_id", "", told_so("team_id", lambda t: t.replace("-", "-\u200b"))),
    ("team with a blank before it", "CP304 CP302 CP314", "team_id", "", told_so("team_id", lambda t: f" {t}")),
    ("team in quotes", "CP304 CP302 CP314", "team_id", "", told_so("team_id", lambda t: f'"{t}"')),
    ("team an object", "CP302", "team_id", "jT", lambda call: tag(team_id={"id": call.tags["team_id"]})(call)),
    ("team true", "CP302", "team_id", "jT", tag(team_id=True)),
    ("team a template", "CP304 CP303 CP302", "team_id", "", tag(team_id="${TEAM_ID}")),
    ("team the word None", "CP303", "team_id", "", tag(team_id="None")),
    ("team of next year", "CP304 CP314", "team_id cost_center service_endpoint", "", tag(team_id="team-next", cost_center="CC-1009")),
    ("team and cost center crossed", "CP304 CP302 CP314", "team_id cost_center", "", crossed),
    ("cost center in small letters", "CP304 CP302", "cost_center", "", told_so("cost_center", str.lower)),
    ("cost center without its dash", "CP304 CP302", "cost_center", "", told_so("cost_center", lambda t: t.replace("-", ""))),
    ("two cost centers", "CP304 CP302", "cost_center", "", tag(cost_center="CC-1001,CC-1002")),
    ("cost center of blanks", "CP301 CP303 CP302", "cost_center", "", tag(cost_center="   ")),
    ("cost center a number with a fraction", "CP302", "cost_center", "jT", tag(cost_center=1001.5)),
    ("cost center TBD", "CP303", "cost_center", "", tag(cost_center="TBD")),
    ("service with a slash behind it", "CP304 CP302", "service_endpoint", "", told_so("service_endpoint", lambda t: f"{t}/")),
    ("service an address", "CP304 CP302", "service_endpoint", "", told_so("service_endpoint", lambda t: f"https://{t}")),
    ("service of a version that is not", "CP304 CP302", "service_endpoint", "", told_so("service_endpoint", lambda t: t.replace("/v", "/v9"))),
    ("service empty", "CP301 CP303", "service_endpoint", "", tag(service_endpoint="")),
    ("environment in capitals", "CP302", "environment", "s", tag(environment="PROD")),
    ("environment with a blank", "CP302", "environment", "s", tag(environment="prod ")),
    ("two environments", "CP302", "environment", "s", tag(environment="prod,staging")),
    ("boundary of blanks", "CP301 CP303 CP302", "request_id", "", tag(request_boundary_id=" \t ")),
    ("boundary NULL", "CP303", "request_id", "", tag(request_boundary_id="NULL")),
    ("boundary a number", "CP302", "request_id", "jT", tag(request_boundary_id=4711)),
    ("boundary unknown", "CP303", "request_id", "", tag(request_boundary_id="unknown")),
    ("correlation an object", "CP302", "correlation_id", "sjT", tag(correlation_id={"id": "corr-1"})),
    ("correlation n/a", "CP303", "correlation_id", "s", tag(correlation_id="n/a")),
    ("correlation default", "CP303", "correlation_id", "s", tag(correlation_id="Default")),
    ("model asked for unknown", "CP303 CP312", "model_requested", "s", tag(model_requested="unknown")),
    ("price card of next year", "CP307", "price_card_version", "", tag(price_card_version="pc-2027-01")),
    ("price card latest", "CP307 CP303", "price_card_version", "", tag(price_card_version="latest")),
    ("price card in another form", "CP307", "price_card_version", "", tag(price_card_version=CARD.replace("-", "_"))),
    ("price card left out", "CP301", "price_card_version", "", without("price_card_version")),
    ("all tags empty", "CP301 CP303", "", "", lambda call: replace(call, tags=dict.fromkeys(call.tags, ""))),
    ("all tags null", "CP301 CP303 CP302", "", "jT", lambda call: replace(call, tags=dict.fromkeys(call.tags))),
    ("only the team", "CP301", "cost_center request_id service_endpoint", "", without(*[name for name in ALL if name != "team_id"])),
    ("key in capitals", "CP304 CP314 CP313", "", "y", lambda call: replace(call, key=call.key.upper())),
    ("key of staging in prod", "CP314", "", "sy", lambda call: tag(team_id="team-search", cost_center="CC-1001", service_endpoint="search-api/v1/answer")(replace(call, key="svc-search-staging"))),
    ("priced for nothing", "CP308", "", "m", turn(cost=0.0)),
    ("the output was not priced", "CP308", "", "m", paid(lambda c, fresh, cached, _: (c.input - c.cached) * fresh + c.cached * cached)),
    ("the output at the price of the input", "CP308", "", "m", paid(lambda c, fresh, cached, _: (c.input - c.cached) * fresh + c.cached * cached + c.output * fresh)),
)  # fmt: skip


def of_input(name: str, change: Callable[[Any], Any]) -> Spoil:
    """`name` says what `change` makes of the input."""
    return lambda form, record: said_as(name, lambda _: change(get(record, form.places["input"][0])))(form, record)


def empty_but_cached(form: Format, record: Record) -> None:
    count("input", lambda _: 0)(form, record)
    said_as("cached", lambda _: 256)(form, record)


def started(value: Any) -> Spoil:
    """A text for a time, or what `value` makes of seconds of now."""
    return said_as("start", lambda _: value)


def ahead(form: Format, record: Record) -> None:
    """Thirty hours after the day of the scan."""
    moved(NOW + 30 * 3600 - heard(form, get(record, form.places["start"][0])))(form, record)


def ended(change: Callable[[float], float]) -> Spoil:
    def spoil(form: Format, record: Record) -> None:
        after = change(heard(form, get(record, form.places["start"][0])))
        for place in form.places["end"]:
            put(record, place, told(form, after))

    return spoil


def crossed_times(form: Format, record: Record) -> None:
    first, last = (get(record, form.places[name][0]) for name in ("start", "end"))
    said_as("start", lambda _: told(form, heard(form, last) + 5))(form, record)
    said_as("end", lambda _: first)(form, record)


def microseconds(form: Format, record: Record) -> None:
    for name in ("start", "end"):
        for place in form.places.get(name, ()):
            put(record, place, int(heard(form, get(record, place)) * 1e6))


def elsewhere(form: Format, record: Record) -> None:
    """The same instant, told by a clock two hours ahead."""
    for name in ("start", "end"):
        for place in form.places.get(name, ()):
            put(record, place, iso(heard(form, get(record, place)) + 7200, "+02:00"))


NUMBER = "CP305 CP302"
GONE = "CP301 CP305 CP302 CP303 CP316"
# Kind, rules, places it needs, what format and file must show, what is done to the record. Shown: w types of counts matter, z and
# u times are texts or numbers, k input has the cached ones.
RECORDS: tuple[tuple[str, str, str, str, Spoil], ...] = (
    ("input true", NUMBER, "input", "wT", said_as("input", lambda _: True)),
    ("input with a separator", NUMBER, "input", "wT", said_as("input", lambda was: f"{was:,}.0")),
    ("input in thousands", NUMBER, "input", "wT", said_as("input", lambda was: f"{was / 1000:.1f}k")),
    ("input an object", GONE, "input", "wT", said_as("input", lambda was: {"value": was})),
    ("output an empty text", GONE, "output", "wT", said_as("output", lambda _: "")),
    ("output the text null", GONE, "output", "wT", said_as("output", lambda _: "null")),
    ("output a list", GONE, "output", "wT", said_as("output", lambda was: [was])),
    ("output left open", GONE, "output", "", said_as("output", lambda _: None)),
    ("output of a thousand million", "CP305", "output", "", count("output", lambda _: 10**9)),
    ("output past what a double holds", "CP305", "output", "", count("output", lambda _: 2**53 + 1)),
    ("output twice, the total as before", "CP305", "output total", "", said_as("output", lambda was: 2 * was + 1)),
    ("both below nought", "CP305", "input output", "", lambda form, r: (count("input", lambda was: -was)(form, r), count("output", lambda was: -was)(form, r))),
    ("total nought", "CP305", "total", "", said_as("total", lambda _: 0)),
    ("total below nought", "CP305", "total", "", said_as("total", lambda was: -was)),
    ("total one less", "CP305", "total", "", said_as("total", lambda was: was - 1)),
    ("total in text", NUMBER, "total", "wT", said_as("total", lambda was: f"{was} tokens")),
    ("total with the cached twice", "CP305", "total cached input", "k", lambda form, r: (said_as("cached", lambda _: 128)(form, r), said_as("total", lambda was: was + 128)(form, r))),
    ("nothing sent, some cached", "CP305", "input cached", "k", empty_but_cached),
    ("one more cached than sent", "CP305", "input cached", "k", of_input("cached", lambda was: was + 1)),
    ("cached a text", NUMBER, "cached", "wT", said_as("cached", lambda _: "lots")),
    ("reasoning below nought", "CP305", "reasoning", "", said_as("reasoning", lambda _: -64)),
    ("cost true", "CP308 CP305 CP302", "cost", "wT", said_as("cost", lambda _: True)),
    ("cost with a comma", "CP308 CP305 CP302", "cost", "wT", said_as("cost", lambda was: f"{was:.6f}".replace(".", ","))),
    ("cost an empty text", "CP308 CP305 CP302 CP301", "cost", "wT", said_as("cost", lambda _: "")),
    ("cost of a million", "CP308", "cost", "", said_as("cost", lambda _: 1_000_000.5)),
    ("cost null where all have one", "CP308 CP301", "cost", "", said_as("cost", lambda _: None)),
    ("model a number", "CP302 CP301 CP303", "model", "wT", said_as("model", lambda _: 4)),
    ("model unknown", "CP303 CP302 CP301 CP312", "model", "", said_as("model", lambda _: "unknown")),
    ("model of blanks", "CP301 CP303 CP302", "model", "", said_as("model", lambda _: "  ")),
    ("of last century", "CP306", "start", "", moved(-40 * 365.25 * 86_400)),
    ("thirty hours from now", "CP306", "start", "", ahead),
    ("in sixty years", "CP306", "start", "", moved(60 * 365.25 * 86_400)),
    ("in microseconds", "CP306", "start", "u", microseconds),
    ("month thirteen", "CP306", "start", "z", started("2026-13-01T09:00:00Z")),
    ("a day that February has not", "CP306", "start", "z", started("2026-02-30T09:00:00Z")),
    ("hour twenty-five", "CP306", "start", "z", started("2026-11-16T25:00:00Z")),
    ("an offset of a day", "CP306", "start", "z", started("2026-11-16T09:00:00+25:00")),
    ("a date only", "CP306", "start", "z", started("2026-11-16")),
    ("as Americans write it", "CP306", "start", "z", started("11/16/2026 09:41:00 AM")),
    ("a start that is a list", "CP306 CP301", "start", "wT", started([2026, 11, 16])),
    ("a start that is empty", "CP306 CP301 CP303", "start", "wT", started("")),
    ("never ended", "CP306 CP321 CP301", "end", "T", said_as("end", lambda _: None)),
    ("ended in another year", "CP306", "end", "", ended(lambda at: at - 365 * 86_400)),
    ("ended a second before", "CP306", "end", "", ended(lambda at: at - 1)),
    ("start and end crossed", "CP306", "start end", "", crossed_times),
)  # fmt: skip

# What looks wrong and is right.
CLEAN: tuple[tuple[str, str, Turn], ...] = (
    ("a correlation of W3C's", "s", lambda call: tag(correlation_id=f"00-{call.name}-{call.name[:16]}-01")(call)),
    ("a boundary with a placeholder's word in it", "", lambda call: tag(request_boundary_id=f"unknown-origin-{call.name[:8]}")(call)),
    ("a long boundary", "", lambda call: tag(request_boundary_id=f"rb-{call.name * 5}")(call)),
    ("a boundary like a path", "", lambda call: tag(request_boundary_id=f"orders/2026-11/{call.name[:12]}?a=1&b=%20")(call)),
    ("tags in another order", "", lambda call: replace(call, tags=dict(reversed(call.tags.items())))),
    ("other tags, some null and empty", "xj", lambda call: replace(call, tags={**call.tags, "debug": "", "owner": None, "n": 3})),
    ("nine minutes long", "", lambda call: replace(call, end=call.start + 540)),
    ("begun at midnight", "", lambda call: replace(call, start=(at := call.start // 86_400 * 86_400), end=at + 2.5)),
    ("begun on the second", "", lambda call: replace(call, start=float(int(call.start)), end=float(int(call.start)) + 1)),
    ("a float's dust on the cost", "m", lambda call: replace(call, cost=call.paid * (1 + 2**-51))),
    ("a few of many were cached", "k", lambda call: replace(call, input=9_984, cached=1_152, written=0)),
    ("an answer of one token", "", turn(output=1, reasoning=0)),
    ("a long answer", "", lambda call: replace(call, output=16_000, reasoning=0)),
)  # fmt: skip


def turned(_: Format, record: Record) -> None:
    """The members in another order."""
    for name, value in reversed(list(record.items())):
        del record[name]
        record[name] = value


ODD: tuple[tuple[str, str, Spoil], ...] = (
    ("members in another order", "T", turned),
    ("told by another clock", "zT", elsewhere),
)  # fmt: skip
