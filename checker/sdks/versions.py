"""Version conditions as intervals of releases: `>=1.2,<2`, `==1.30.*`, `~=1.4`, poetry's `^1.2`, `~1.2`, `1.x || 2.x`.

Only the numbers of a release count (pre-releases, epochs and local parts do not): what a catalogue entry needs to know
is which major or minor versions a project may run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

Release = tuple[int, ...]

_CLAUSE = re.compile(r"\s*(===|==|~=|!=|<=|>=|<|>|\^|~|=)?\s*v?(?:\d+!)?(\d+(?:\.\d+)*)(\.[*x])?[^\s,|]*\s*")


class Span(Struct, frozen=True, order=True):
    """Releases from `low` on, below `high` (None: without end). Releases are kept without trailing zeros."""

    low: Release = ()
    high: Release | None = None

    def overlaps(self, other: Span) -> bool:
        return _below(self.low, other.high) and _below(other.low, self.high)

    def within(self, other: Span) -> bool:
        return other.low <= self.low and (other.high is None or (self.high is not None and self.high <= other.high))

    def meet(self, other: Span) -> Span | None:
        high = self.high if other.high is None else other.high if self.high is None else min(self.high, other.high)
        both = Span(max(self.low, other.low), high)
        return both if _below(both.low, both.high) else None


Versions = Mapping[str, Sequence[Span]]  # distribution -> the releases that a project may run


ANY = Span()


def parse_spans(text: str) -> tuple[Span, ...] | None:
    """The intervals that a condition allows, alternatives (`||`) apart; None where it is not understood or empty."""
    spans: list[Span] = []
    for alternative in text.split("||"):
        span: Span | None = ANY
        for clause in filter(None, (part.strip() for part in re.split(r",|(?<=[\d*x])\s+(?=[<>=!~^])", alternative))):
            if clause in ("*", "latest"):
                continue
            found = _CLAUSE.fullmatch(clause)
            if found is None:
                return None
            one = _span(found[1] or "==", tuple(map(int, found[2].split("."))), bool(found[3]))
            span = span.meet(one) if span is not None else None
        if span is not None:
            spans.append(span)
    return tuple(spans) or None


def exactly(version: str) -> tuple[Span, ...] | None:
    """The interval of one version, as lock files write it."""
    return parse_spans(f"=={version}")


def holds(condition: str, spans: Iterable[Span]) -> bool:
    """Whether some of `spans` reaches into the condition of a catalogue entry."""
    wanted = parse_spans(condition) or (ANY,)
    return any(span.overlaps(one) for span in spans for one in wanted)


def covers(condition: str, spans: Iterable[Span]) -> bool:
    """Whether all of `spans` lie within the condition."""
    wanted = parse_spans(condition) or (ANY,)
    return all(any(span.within(one) for one in wanted) for span in spans)


def _span(operator: str, release: Release, star: bool) -> Span:
    low = _plain(release)
    match operator:
        case "==" | "===" | "=":
            return Span(low, _next(release)) if star else Span(low, (*low, 0))
        case "~=":
            return Span(low, _next(release[:-1]) if len(release) > 1 else None)
        case "^":
            first = next((i for i, number in enumerate(release) if number), len(release) - 1)
            return Span(low, _next(release[: first + 1]))
        case "~":
            return Span(low, _next(release[:2]))
        case ">=":
            return Span(low)
        case ">":
            return Span((*low, 0))
        case "<=":
            return Span((), (*low, 0))
        case "<":
            return Span((), low)
    return ANY  # `!=` takes single releases out


def _next(release: Release) -> Release:
    return (*release[:-1], release[-1] + 1)


def _plain(release: Release) -> Release:
    while release and release[-1] == 0:
        release = release[:-1]
    return release


def _below(low: Release, high: Release | None) -> bool:
    return high is None or low < high
