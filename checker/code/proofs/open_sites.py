"""What of a call site its callers decide, and what is told of it where not all of them are followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.code.callsite import LACKING, Proof
from checker.code.execution.values import Dep
from checker.code.trail import DepKind
from checker.code.wire.fates import CLIENT
from checker.code.wire.proof import Result
from checker.code.wire.sightings import Sighting

MORE_CALLERS = "it has more callers than are followed"
SiteKey = tuple[str, int]


def site_key(s: Sighting) -> SiteKey:
    """A client stands beside the request that the same expression may send."""
    return (s.module.path, -s.pos if s.kind == CLIENT else s.pos)


def is_open(s: Sighting) -> bool:
    """Whether a caller may still settle a field."""
    return s.tentative or any(d.is_open for r in s.results.values() for d in r.deps)


def asks_for_usage(s: Sighting) -> Sighting:
    """The one question whether a stream is asked to tell its usage, in the place of the fields: callers are followed
    for it in the same way."""
    deps = s.facts.usage_open
    proof = Proof.UNKNOWN if deps else Proof.PRESENT
    return replace(s, results={"usage": Result(proof, deps)}, tentative=False, guarded=False, closed=None)


def lacks(s: Sighting) -> bool:
    """Whether an arrival shows that a field is lacking."""
    return bool(s.kind) and any(r.proof in LACKING for r in s.results.values())


def certainly_lacks(s: Sighting) -> bool:
    """Whether an arrival shows that a field is lacking, whoever calls."""
    return lacks(s) and not is_open(s)


def only_ruled_out(s: Sighting) -> bool:
    """Whether all that callers may do about an arrival that lacks a field is that they never get there."""
    return s.guarded and not any(d.is_open for r in s.results.values() for d in r.deps)


MORE_SUBCLASSES = "it has more subclasses than are followed"
FAILED = "checkpolicy failed on the way to its callers"
CALLED_UNSEEN = "it is called by code that is not read, too"


def unfollowed(s: Sighting, why: str = MORE_CALLERS) -> Sighting:
    """What a root shows of a site where not every caller (or subclass) was looked at: what they decide is not known."""
    if not any(d.is_open for r in s.results.values() for d in r.deps):  # callers decide on what it is called
        return doubted(s, "callers", why)
    results = {}
    for name, r in s.results.items():
        bound = {Dep(DepKind.BOUND, f"{d.key}+", why, d.path, d.pos, d.subject) for d in r.deps if d.is_open}
        results[name] = replace(r, proof=Proof.UNKNOWN, deps=r.deps | bound) if bound else r
    return replace(s, results=results, closed=None)


def doubted(s: Sighting, whose: str, why: str) -> Sighting:
    """A site on behalf of subclasses, or of callers, that were not looked at: what they make of it is not known."""
    bound = Dep(DepKind.BOUND, f"{s.module.path}:{s.pos}:{whose}", why, s.module.path, s.pos)
    results = {n: replace(r, proof=Proof.UNKNOWN, deps=r.deps | {bound}) for n, r in s.results.items()}
    return replace(s, results=results, closed=None)


def by_site(sightings: Iterable[Sighting]) -> dict[SiteKey, list[Sighting]]:
    """Arrivals by the site at which they arrive."""
    out: dict[SiteKey, list[Sighting]] = {}
    for s in sightings:
        out.setdefault(site_key(s), []).append(s)
    return out


def depends_on_object(s: Sighting) -> bool:
    """Whether the object on which the root runs decides a field (its class, or what its constructor was given)."""
    return s.tentative or any(d.kind is DepKind.OBJECT for r in s.results.values() for d in r.deps)


def only_on_object(s: Sighting) -> bool:
    """Whether of all that a caller may decide it is the object alone."""
    return all(d.kind is DepKind.OBJECT for r in s.results.values() for d in r.deps if d.is_open)
