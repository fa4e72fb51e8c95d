"""From the proofs of a call site to the places to blame: what the rules of the code plane share."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.code.callsite import CallSite, Proof
from checker.code.trail import Trail
from checker.documents.location import Location
from checker.findings.model import Evidence
from checker.policy.model import Policy


class Cause(Struct, frozen=True):
    """The place to mend, the fields that it concerns, the path from there down to the SDK call, and where the proof of
    these fields ended."""

    at: Location
    fields: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    trails: tuple[Trail, ...] = ()


def fields_with(site: CallSite, status: Proof) -> tuple[str, ...]:
    """The fields of which that is proven at the call, in its worst context, or at a blamed place: callers differ."""
    return tuple(
        name
        for name, proof in site.fields.items()
        if proof.status is status or any(blame.proof(name) is status for blame in site.blame)
    )


def causes(site: CallSite, status: Proof, fields: tuple[str, ...]) -> Iterator[Cause]:
    """One cause per place that is blamed for `status`; fields that no place is blamed for are the call's own."""
    left = dict.fromkeys(name for name in fields if site.proof(name) is status)
    for blame in site.blame:
        concerned = tuple(name for name in fields if blame.proof(name) is status)
        if concerned:
            for name in concerned:
                left.pop(name, None)
            own = site.path_of(concerned[0]) if blame.at == site.at else ()
            trails = tuple(t for t in blame.trails if set(t.fields) & set(concerned))
            yield Cause(blame.at, concerned, own or blame.evidence or site.path_of(concerned[0]), trails)
    rest = tuple(left)
    if rest:
        trails = tuple(dict.fromkeys(t for name in rest for t in site.fields[name].trails))
        yield Cause(site.at, rest, site.path_of(rest[0]), trails)


def lost_fields(site: CallSite, policy: Policy) -> frozenset[str]:
    """Fields that CP104 speaks of, so that no second finding does; none where the policy switches CP104 off."""
    if policy.rules.get("CP104", True) is None:
        return frozenset()
    return frozenset(name for lost in site.lost for name in lost.fields)
