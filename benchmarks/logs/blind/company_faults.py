"""What may happen to any event of the eighth set: faults, with the rules and fields that name them, and what only looks
like one. `needs`: what a shape must be able to say."""

from __future__ import annotations

from dataclasses import replace

from blind.company_base import MODELS, SERVICES, Event, Turn, price, tag, turn, without

# kind, rules, fields (any if none), needs, turn
Fault = tuple[str, str, str, str, Turn]


def elsewhere(event: Event) -> str:
    return next(one for one in sorted(SERVICES) if SERVICES[one][0] != event.tags["team"])


def cache_twice(event: Event) -> Event:
    """The sum has the cached ones once more, as if input excluded them."""
    return replace(event, total=event.input + event.output + event.cached)


def undiscounted(event: Event) -> Event:
    _, _, fresh, _, _, output = MODELS[event.asked]
    return replace(event, cost=round((event.input * fresh + event.output * output) / 1e6, 12))


def upside_down(event: Event) -> Event:
    """Input priced as output, and output as input."""
    _, _, fresh, cached, _, output = MODELS[event.asked]
    rest = event.input - event.cached
    return replace(event, cost=round((rest * output + event.cached * cached + event.output * fresh) / 1e6, 12))


def other_model(event: Event) -> Event:
    asked = "chat-large" if event.asked == "chat-small" else "chat-small"
    drifted = replace(event, answered=MODELS[asked][1])
    return replace(drifted, cost=price(replace(event, asked=asked)))


def refused(status: int, error: str) -> Turn:
    return turn(status=status, input=0, cached=0, written=0, output=0, cost=0, error=error)


FAULTS: tuple[Fault, ...] = (
    ("service of another team", "CP304 CP314", "service_endpoint team_id", "sc", lambda e: tag(service=elsewhere(e))(e)),
    ("cost center with the letter O", "CP304 CP302", "cost_center", "c",
     lambda e: tag(cost_center=e.tags["cost-center"].replace("0", "O"))(e)),
    ("cost center of a team that closed", "CP304 CP302", "cost_center", "c", tag(cost_center="CC-2500")),
    ("a team that closed nine days before", "CP304 CP314", "team_id", "c",
     tag(team="loyalty", cost_center="CC-2500", service="loyalty/points")),
    ("a team that opens next month", "CP304 CP314", "team_id", "c",
     tag(team="robots", cost_center="CC-2600", service="robots/plan")),
    ("team in capitals", "CP302 CP304 CP314", "team_id", "c", lambda e: tag(team=e.tags["team"].upper())(e)),
    ("team a variable nobody filled", "CP303 CP302", "team_id", "c", tag(team="${TEAM}")),
    ("cost center to be changed", "CP303", "cost_center", "c", tag(cost_center="ChangeMe")),
    ("boundary left out", "CP301", "request_id", "c", without("boundary")),
    ("service blank", "CP301 CP303 CP302", "service_endpoint", "sc", tag(service="  ")),
    ("environment left out", "CP301 CP303 CP302", "environment", "v", without("env")),
    ("environment of another name", "CP302", "environment", "v", tag(env="production")),
    ("own field out of its list", "CP302", "feature", "f", tag(feature="chat,agent")),
    ("own field left out", "CP301", "feature", "f", without("feature")),
    ("price card of last year", "CP307", "price_card_version", "c", tag(price_card="acme-2025-11")),
    ("cached ones in the sum twice", "CP305", "", "tk", cache_twice),
    ("more cached than sent", "CP305", "", "k", lambda e: replace(e, cached=e.input + 128, cost=1e-3, total=e.input + e.output)),
    ("output below nought", "CP305", "", "", lambda e: replace(e, output=-e.output, total=e.input - e.output, cost=1e-3)),
    ("reasoning above output", "CP305", "", "r", lambda e: replace(e, reasoning=e.output + 64)),
    ("cost without the cache's discount", "CP308", "", "mk", undiscounted),
    ("input priced as output", "CP308", "", "m", upside_down),
    ("a thousandth of its cost", "CP308", "", "m", lambda e: replace(e, cost=round(e.paid / 1000, 15))),
    ("another model answered", "CP312", "", "a", other_model),
    ("a year ahead", "CP306", "", "", lambda e: replace(e, start=e.start + 365 * 86400, end=e.end + 365 * 86400)),
    ("ends an hour before it starts", "CP306", "", "e", lambda e: replace(e, end=e.start - 3600)),
    ("key of another team", "CP314 CP313", "", "y", lambda e: replace(e, key=SERVICES[elsewhere(e)][2])),
    ("key of staging", "CP314 CP313", "", "y", turn(key="vk-support-staging")),
    ("refused: too many requests", "CP311", "status", "h", refused(429, "Rate limit reached")),
    ("refused: no such model", "CP311", "status", "h", refused(404, "model not found")),
    ("key of nobody", "CP304 CP314 CP313", "", "y", turn(key="vk-ghost")),
)  # fmt: skip

# What looks like a fault and is none.
LOOKALIKES: tuple[tuple[str, str, Turn], ...] = (
    ("a team in its last month", "c", lambda e: replace(
        tag(team="sunset", cost_center="CC-2700", service="sunset/export")(e), service="sunset/export", key="vk-sunset")),
    ("all of it from the cache", "k", lambda e: replace(e, input=1280, cached=1280, written=0)),
    ("one token each way", "", lambda e: replace(e, input=1, cached=0, written=0, output=1)),
    ("a long document", "", lambda e: replace(e, input=199_999, cached=0, written=0)),
    ("mostly thoughts", "r", lambda e: replace(e, output=4000, reasoning=3999)),
    ("half a minute", "", lambda e: replace(e, end=e.start + 29.5)),
    ("over midnight", "", lambda e: replace(e, start=e.start // 86400 * 86400 + 86399.2, end=e.start // 86400 * 86400 + 86403.7)),
    ("tags of other things", "x", lambda e: replace(e, tags={**e.tags, "release": "default", "user": "unknown"})),
    ("a stream", "", turn(stream=True)),
    # what only confirms counts no attempts
    ("refused: too many requests", "q", refused(429, "Rate limit reached")),
    ("refused: no such model", "q", refused(404, "model not found")),
)  # fmt: skip
