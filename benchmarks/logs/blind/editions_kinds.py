"""What may be wrong with any record of the eleventh set: of its tags before a call is written, of counts, money and times where its
edition has them; and what looks wrong and is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from blind.heirs_kinds import NUMBER, ended, of_input, paid, started, told_so
from blind.setting import Record
from blind.siblings_base import CARD, Call, Turn, tag
from blind.siblings_faults import Format, Spoil, count, get, put, said_as

OWNER = "CP304 CP302 CP314"
GONE = "CP301 CP305 CP302 CP303 CP316"


def named(change: Callable[[str], str]) -> Turn:
    return lambda call: replace(call, tags={change(name): value for name, value in call.tags.items()})


def keyed(change: Callable[[str], str]) -> Turn:
    return lambda call: replace(call, key=change(call.key))


def cached_in_full(call: Call) -> Call:
    """Half of it was cached, and paid as if it were fresh."""
    half = replace(call, input=9984, cached=4992, written=0)
    return paid(lambda c, fresh, _, output: c.input * fresh + c.output * output)(half)


# Kind, rules, fields (any if none), what the format must show, what is done to the call.
CALLS: tuple[tuple[str, str, str, str, Turn], ...] = (
    ("team twice, as a doubled header is joined", OWNER, "team_id", "", told_so("team_id", lambda t: f"{t}, {t}")),
    ("team percent-encoded", OWNER, "team_id", "", told_so("team_id", lambda t: t.replace("-", "%2D"))),
    ("team with an entity", OWNER, "team_id", "", told_so("team_id", lambda t: t.replace("-", "&#45;"))),
    ("team undefined", f"{OWNER} CP303", "team_id", "", tag(team_id="undefined")),
    ("team an object's name", f"{OWNER} CP303", "team_id", "", tag(team_id="[object Object]")),
    ("team redacted", f"{OWNER} CP303", "team_id", "", tag(team_id="[REDACTED]")),
    ("team as Python shows bytes", OWNER, "team_id", "", told_so("team_id", lambda t: f"b'{t}'")),
    ("team with a line's end", OWNER, "team_id", "j", told_so("team_id", lambda t: f"{t}\n")),
    ("team with a NUL", f"{OWNER} CP300", "team_id", "j", told_so("team_id", lambda t: f"{t}\0")),
    ("team of ten thousand letters", OWNER, "team_id", "j", told_so("team_id", lambda t: t * 1000)),
    ("team false", "CP302 CP301", "team_id", "j", tag(team_id=False)),
    ("team an empty object", "CP302 CP301", "team_id", "j", tag(team_id={})),
    ("cost center with a dash of elsewhere", "CP304 CP302", "cost_center", "", told_so("cost_center", lambda t: t.replace("-", "\u2013"))),
    ("cost center in wide digits", "CP304 CP302", "cost_center", "", told_so("cost_center", lambda t: t.replace("1", "\uff11"))),
    ("cost center as a number's text", "CP304 CP302", "cost_center", "", tag(cost_center="1001.0")),
    ("cost center undefined", "CP304 CP302 CP303", "cost_center", "", tag(cost_center="undefined")),
    ("service with its query", "CP304 CP302", "service_endpoint", "", told_so("service_endpoint", lambda t: f"{t}?debug=1")),
    ("service with its method", "CP304 CP302", "service_endpoint", "", told_so("service_endpoint", lambda t: f"POST {t}")),
    ("service in capitals", "CP304 CP302", "service_endpoint", "", told_so("service_endpoint", str.upper)),
    ("environment a list's text", "CP302", "environment", "s", tag(environment='["prod"]')),
    ("environment of a region", "CP302", "environment", "s", tag(environment="prod-eu")),
    ("environment empty", "CP301 CP303 CP302", "environment", "s", tag(environment="")),
    ("correlation empty", "CP301 CP303", "correlation_id", "s", tag(correlation_id="")),
    ("model asked for empty", "CP301 CP303", "model_requested", "s", tag(model_requested="")),
    ("price card of a version", "CP307", "price_card_version", "", tag(price_card_version=f"v{CARD}")),
    ("price card empty", "CP301 CP303 CP307", "price_card_version", "", tag(price_card_version="")),
    ("boundary an empty list", "CP302 CP301", "request_id", "j", tag(request_boundary_id=[])),
    ("names of tags in capitals", "CP301", "", "j", named(str.upper)),
    ("names of tags with dashes", "CP301", "", "j", named(lambda name: name.replace("_", "-"))),
    ("names of tags in camel case", "CP301", "", "j", named(lambda name: "".join(p.title() if at else p for at, p in enumerate(name.split("_"))))),
    ("tags one level deeper", "CP301", "", "j", lambda call: replace(call, tags={"chargeback": call.tags})),
    ("shared key in another case", "CP304 CP314 CP313", "", "y", keyed(lambda _: "Shared-Default")),
    ("key with a blank behind it", "CP304 CP314 CP313", "", "y", keyed(lambda key: f"{key} ")),
    ("key a digest", "CP304 CP314 CP313", "", "y", keyed(lambda key: f"{sum(map(ord, key)):064x}")),
    ("the cached was paid in full", "CP308", "", "mk", cached_in_full),
    ("priced per thousand", "CP308", "", "m", lambda call: replace(call, cost=round(call.paid * 1000, 12))),
    ("priced by the character", "CP308", "", "m", lambda call: replace(call, cost=round(call.paid * 4, 12))),
)  # fmt: skip


def nowhere(name: str, *then: str) -> Spoil:
    """Not said at all, `then` neither."""

    def spoil(form: Format, record: Record) -> None:
        for one in (name, *then):
            for place in form.places.get(one, ()):
                put(record, place, None)

    return spoil


TIMES = "CP306 CP301 CP302 CP303"
# Kind, rules, places it needs, what the format must show, what is done to the record.
RECORDS: tuple[tuple[str, str, str, str, Spoil], ...] = (
    ("input false", NUMBER, "input", "w", said_as("input", lambda _: False)),
    ("input an infinity in text", NUMBER, "input", "w", said_as("input", lambda _: "Infinity")),
    ("input as a database types it", GONE, "input", "w", said_as("input", lambda was: {"$numberLong": str(was)})),
    ("input past sixty-four bits", "CP305 CP302 CP300", "input", "", count("input", lambda _: 2**64 + 1)),
    ("output in hexadecimal", NUMBER, "output", "w", said_as("output", hex)),
    ("output in digits of elsewhere", NUMBER, "output", "w", said_as("output", lambda _: "\u0664\u0662")),
    ("output half a token below nought", NUMBER, "output", "w", said_as("output", lambda _: -0.5)),
    ("output of forty digits", "CP305 CP302 CP300", "output", "", count("output", lambda _: 10**40)),
    ("total a list", NUMBER, "total", "w", said_as("total", lambda was: [was])),
    ("total past sixty-four bits", "CP305 CP302 CP300", "total", "", said_as("total", lambda _: 2**70)),
    ("total of output alone", "CP305", "total output", "", lambda form, r: said_as("total", lambda _: get(r, form.places["output"][0]))(form, r)),
    ("total twice", "CP305", "total", "", said_as("total", lambda was: was * 2)),
    ("cached true", NUMBER, "cached", "w", said_as("cached", lambda _: True)),
    ("cached with a fraction", NUMBER, "cached", "w", said_as("cached", lambda _: 0.5)),
    ("cached twice what was sent", "CP305", "input cached", "k", of_input("cached", lambda was: was * 2 + 2)),
    ("reasoning a text", NUMBER, "reasoning", "w", said_as("reasoning", lambda _: "high")),
    ("both null, the total said", GONE, "total", "", nowhere("input", "output")),
    ("all three null", GONE, "total", "", nowhere("input", "output", "total")),
    ("cost an object", "CP308 CP305 CP302", "cost", "w", said_as("cost", lambda was: {"USD": was})),
    ("cost a list", "CP308 CP305 CP302", "cost", "w", said_as("cost", lambda was: [was])),
    ("cost no number in text", "CP308 CP305 CP302", "cost", "w", said_as("cost", lambda _: "NaN")),
    ("cost for free in words", "CP308 CP305 CP302", "cost", "w", said_as("cost", lambda _: "free")),
    ("model a list", "CP302 CP301 CP303", "model", "w", said_as("model", lambda was: [was])),
    ("model n/a", "CP303 CP302 CP301 CP312", "model", "", said_as("model", lambda _: "n/a")),
    ("at Go's zero", TIMES, "start", "z", started("0001-01-01T00:00:00Z")),
    ("at the epoch", TIMES, "start", "z", started("1970-01-01T00:00:00Z")),
    ("at the end of times", TIMES, "start", "z", started("9999-12-31T23:59:59Z")),
    ("as .NET writes it", TIMES, "start", "z", started("/Date(1794812400000)/")),
    ("a time and no day", TIMES, "start", "z", started("05:40:00.250Z")),
    ("a day of Go's printing", TIMES, "start", "z", started("2026-11-16 05:40:00.25 +0000 UTC m=+0.01")),
    ("in ten thousand years", TIMES, "start", "u", started(315_000_000_000)),
    ("at nought", TIMES, "start", "u", started(0)),
    ("start true", TIMES, "start", "w", started(True)),
    ("start an object", TIMES, "start", "w", started({"seconds": 1794812400, "nanos": 0})),
    ("end a text", "CP306 CP321 CP301 CP302", "end", "", said_as("end", lambda _: "soon")),
    ("end forty days on", "CP306 CP319", "end", "", ended(lambda at: at + 40 * 86_400)),
)  # fmt: skip

# What looks wrong and is right.
CLEAN: tuple[tuple[str, str, Turn], ...] = (
    ("a boundary of another alphabet", "", lambda call: tag(request_boundary_id=f"\u6ce8\u6587-{call.name[:10]}")(call)),
    ("a boundary with an entity", "", lambda call: tag(request_boundary_id=f"a&amp;b-{call.name[:10]}")(call)),
    ("a boundary that begins like null", "", lambda call: tag(request_boundary_id=f"null-{call.name[:10]}")(call)),
    ("a boundary that is a time", "", lambda call: tag(request_boundary_id=f"2026-11-16T05:40:00Z/{call.name[:10]}")(call)),
    ("a correlation in braces", "s", lambda call: tag(correlation_id=f"{{{call.name}}}")(call)),
    ("tags of tracing beside", "xj", lambda call: replace(call, tags={**call.tags, "traceparent": f"00-{call.name}-{call.name[:16]}-01", "ok": True, "list": []})),
    ("a tag with an empty name", "xj", lambda call: replace(call, tags={**call.tags, "": "x"})),
    ("half a minute", "", lambda call: replace(call, end=call.start + 30)),
)  # fmt: skip
