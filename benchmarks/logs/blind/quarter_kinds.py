"""What may be wrong with a request of the thirteenth set before anybody writes it down, and what looks wrong and is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from blind.quarter_base import KEYS, Ask, Change, Turn, costing, price, tag, turn, without

OWNER = "CP302 CP304 CP314"


@dataclass(frozen=True)
class Case:
    """No `rules`: nothing may be said. `fields`: one of them must be named. `needs`: t tags keep their types, k the caller's key,
    m money, z nought as money, c what was cached, x tags of its own, h the status."""

    kind: str
    rules: str
    turn: Turn | None = None
    change: Change | None = None
    fields: str = ""
    needs: str = ""


def spelt(name: str, how: Callable[[Any], object]) -> Turn:
    return lambda ask: tag(**{name: how(ask.tags[name])})(ask)


def of_another(name: str, place: int) -> Turn:
    def spoil(ask: Ask) -> Ask:
        other = next(row for row in KEYS.values() if row[0] != ask.tags["team_id"])
        return tag(**{name: other[place]})(ask)

    return spoil


def another_key(ask: Ask) -> Ask:
    return replace(ask, key=next(key for key, row in KEYS.items() if row[0] != ask.team and row[3] == "prod"))


def unpriced(tier: str = "", long: bool = True) -> Turn:
    return costing(lambda ask: price(ask, tier, long))


def nested(ask: Ask) -> Ask:
    return replace(ask, tags={"acme": dict(ask.tags)})


def of_failure(status: int) -> Turn:
    return turn(status=status, input=0, output=0, cached=0, written=0, hourly=0, reasoning=0, cost=0.0)


WRONG = (
    Case("team in upper case", OWNER, spelt("team_id", str.upper), fields="team_id"),
    Case("team with the address of its list", OWNER, spelt("team_id", lambda t: f"{t}@acme.example"), fields="team_id"),
    Case("team with its number", OWNER, spelt("team_id", lambda t: f"{t}-2"), fields="team_id"),
    Case("team that closed four weeks ago", "CP304", tag(team_id="fraud", cost_center="4712-02", service_endpoint="fraud/v1/score")),
    Case("team of next month", "CP304", tag(team_id="lending", cost_center="4712-03", service_endpoint="lend/v1/quote")),
    Case("team of spaces", "CP303 CP302 CP304", tag(team_id="   "), fields="team_id"),
    Case("team Test", "CP303", tag(team_id="Test"), fields="team_id"),
    Case("team null", "CP301 CP302 CP303", tag(team_id=None), needs="t", fields="team_id"),
    Case("team an empty list", "CP301 CP302", tag(team_id=[]), needs="t", fields="team_id"),
    Case("cost center as a year and month", "CP302 CP304", tag(cost_center="2026-11"), fields="cost_center"),
    Case("cost center that became a number", "CP302", tag(cost_center=4711.1), needs="t", fields="cost_center"),
    Case("cost center that a sheet made a date", "CP302 CP304", tag(cost_center="Nov 11"), fields="cost_center"),
    Case("cost center of another team", "CP304", of_another("cost_center", 1), fields="cost_center"),
    Case("cost center left out", "CP301", without("cost_center"), fields="cost_center"),
    Case("service without its endpoint", "CP302 CP304", spelt("service_endpoint", lambda t: t.rsplit("/", 1)[0]), fields="service_endpoint"),
    Case("service with the pod's name", "CP302 CP304", spelt("service_endpoint", lambda t: f"{t}-7d9f8b-x2x"), fields="service_endpoint"),
    Case("service of another team", "CP304 CP314", of_another("service_endpoint", 2), fields="service_endpoint"),
    Case("environment in capitals", "CP302 CP314", tag(environment="PROD"), fields="environment"),
    Case("environment of the key's other side", "CP314", tag(environment="staging"), needs="k", fields="environment"),
    Case("boundary two letters", "CP302", tag(request_id="r1"), fields="request_id"),
    Case("boundary a placeholder", "CP303", tag(request_id="TBD"), fields="request_id"),
    Case("correlation left out", "CP301", without("correlation_id"), fields="correlation_id"),
    Case("correlation None", "CP303", tag(correlation_id="None"), fields="correlation_id"),
    Case("price card that is not out", "CP307", tag(price_card_version="2027-q1.1"), fields="price_card_version"),
    Case("price card without its number", "CP307", tag(price_card_version="2026-q4"), fields="price_card_version"),
    Case("price card null", "CP301 CP302 CP307", tag(price_card_version=None), needs="t", fields="price_card_version"),
    Case("all tags one level deeper", "CP301", nested, needs="t"),
    Case("no tags", "CP301", turn(tags={})),
    Case("key of another team", "CP314", another_key, needs="k"),
    Case("shared key, its owner named", "CP313", turn(key="playground"), needs="k"),
    Case("shared key, nobody named", "CP313", turn(key="playground", tags={}), needs="k"),
    Case("key nobody knows", "CP304 CP313 CP314", turn(key="svc-tmp-9"), needs="k"),
    Case("refused, the provider was full", "CP311", of_failure(529), needs="h"),
    Case("refused, too much asked at once", "CP311", of_failure(429), needs="h"),
    Case("all cached is paid as if it were new", "CP308", costing(lambda a: price(replace(a, cached=0)), input=4000, cached=3072, written=0, hourly=0), needs="mc"),
    Case("paid for a tenth less", "CP308", costing(lambda a: price(a) * 9 / 10), needs="m"),
    Case("paid nothing", "CP308", costing(lambda a: price(a) * 0), needs="mz"),
    Case("output paid at the price of input", "CP308", costing(lambda a: price(replace(a, input=a.input + a.output, output=0))), needs="m"),
    Case("reasoning paid twice", "CP308", costing(lambda a: price(replace(a, output=a.output + 600)), output=900, reasoning=600), needs="m"),
)  # fmt: skip

CLEAN = (
    Case("a boundary like a ULID", "", spelt("request_id", lambda t: f"01JD{t[4:12].upper()}ABCDEFGHJKMN")),
    Case("a boundary of a URN", "", spelt("request_id", lambda t: f"urn:uuid:{t}")),
    Case("a boundary with a test in it", "", spelt("request_id", lambda t: f"test-{t}")),
    Case("a boundary of many letters", "", spelt("request_id", lambda t: t * 8)),
    Case("two requests of one correlation", "", tag(correlation_id="00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
    Case("a tag of its own that is empty", "", lambda ask: replace(ask, tags={**ask.tags, "experiment": ""}), needs="x"),
    Case("a tag of its own that says unknown", "", lambda ask: replace(ask, tags={**ask.tags, "team_lead": "unknown"}), needs="x"),
    Case("nothing cached, one token answered", "", turn(output=1, cached=0, written=0, hourly=0, reasoning=0)),
    Case("all that was answered was reasoning", "", lambda ask: replace(ask, reasoning=ask.output if ask.reasoning else 0)),
    Case("eleven minutes of thinking", "", lambda ask: replace(ask, end=ask.start + 660)),
    Case("begun on one day, ended on the next", "", lambda ask: replace(ask, start=(at := ask.start // 86_400 * 86_400 + 86_398.5), end=at + 4)),
    Case("asked in the first second of a day", "", lambda ask: replace(ask, start=(at := ask.start // 86_400 * 86_400), end=at + 2)),
)  # fmt: skip
