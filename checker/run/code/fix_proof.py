"""What edits have to prove: the fields of each are there, no other call is worse off, nothing new is found.

Both sides are what the engine says, of the project as it was and as the edits would have it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from checker.code.callsite import CallSite, Proof
from checker.documents.location import Location
from checker.findings.model import Action, Finding
from checker.fixes.plan import Planned

Spot = tuple[str, int, int, int]  # path, cell, line, column
Moved = Callable[[Location], Spot]

# What these state of a call is judged by its proofs: one may take the place of another, and be better.
OF_PROOFS = ("CP101", "CP102", "CP103", "CP104", "CP105")


class Judged(Struct, frozen=True):
    """A project at one time: its call sites, and every finding about one of them or about a configuration, before
    comments, exceptions and the baseline hide any."""

    sites: Sequence[CallSite]
    of_sites: Sequence[Finding] = ()
    of_configs: Sequence[Finding] = ()


class _Failed(Struct):
    """Why edits fail, by their places; the first reason stays. `moved` and `changed` as `failures` has them."""

    chosen: Sequence[Planned]
    moved: Moved
    changed: frozenset[str]
    reasons: dict[Location, str] = field(default_factory=dict)

    def blame(self, at: Location, reason: str) -> None:
        self.reasons.setdefault(at, reason)

    def blame_near(self, paths: set[str], reason: str) -> None:
        """The edits of files which a call is proven with; all of them, where none is near."""
        near = [p.target.at for p in self.chosen if p.target.at.path in paths & self.changed]
        for at in near or [p.target.at for p in self.chosen]:
            self.blame(at, reason)


def failures(
    before: Judged, after: Judged, chosen: Sequence[Planned], moved: Moved, changed: frozenset[str]
) -> dict[Location, str]:
    """The places of edits that do not keep their word, and why. `moved` says where places stand now; `changed` are the
    files that the edits change."""
    failed = _Failed(chosen, moved, changed)
    _calls(before.sites, after.sites, failed)
    if not failed.reasons:
        _brought(before, after, failed)
        _settings(before.of_configs, after.of_configs, failed)
    return failed.reasons


def _calls(before: Sequence[CallSite], after: Sequence[CallSite], failed: _Failed) -> None:
    now = {_spot(site.at): site for site in after}
    targets = {p.target.at: p for p in failed.chosen if p.target.edit.action is not Action.VALUE}
    named = [p for p in failed.chosen if p.target.edit.action is Action.VALUE]
    for site in before:
        there = now.get(failed.moved(site.at))
        for planned in named:
            if planned.target.site is not None and planned.target.site.at == site.at:
                wanted = planned.target.edit.fields
                if there is None or any(there.proof(name) is Proof.PLACEHOLDER for name in wanted):
                    failed.blame(planned.target.at, "the call would still send a placeholder")
        worse = there is None or any(
            proof.status is Proof.PRESENT and there.proof(name) is not Proof.PRESENT
            for name, proof in site.fields.items()
            if name in there.fields
        )
        planned_here = targets.get(site.at)
        if planned_here is not None:
            reason = _of_target(planned_here, there) or ("the call would lose a field that it has now" if worse else "")
            if reason:
                failed.blame(site.at, reason)
        elif worse:
            near = {site.at.path, *site.reads} & failed.changed
            for planned in failed.chosen:
                if planned.target.at.path in near:
                    failed.blame(planned.target.at, f"the call at {site.at} would lose a field that it has now")


def _of_target(planned: Planned, there: CallSite | None) -> str:
    """Why the call that was changed is not what the edit promises; empty if it is."""
    if there is None:
        return "the call could no longer be followed"
    edit = planned.target.edit
    if edit.action is Action.USAGE:
        return "with the option it could not be proven to ask for its usage" if there.usage_lost else ""
    lacking = ", ".join(name for name in edit.fields if there.proof(name) is not Proof.PRESENT)
    return f"with {edit.ways[0].source}() it could not be proven to carry {lacking}" if lacking else ""


def _brought(before: Judged, after: Judged, failed: _Failed) -> None:
    """Findings about calls that were not there before."""
    known = {
        (_kind(finding), name, failed.moved(site))
        for finding in before.of_sites
        for site in finding.sites
        for name in finding.fields or ("",)
    }
    sites = {_spot(site.at): site for site in after.sites}
    targets = {failed.moved(p.target.at): p for p in failed.chosen}
    for finding in after.of_sites:
        for place in finding.sites:
            spot = _spot(place)
            if all((_kind(finding), name, spot) in known for name in finding.fields or ("",)):
                continue
            reason = f"it would bring {finding.rule} {finding.name}: {finding.message}"
            if spot in targets:
                failed.blame(targets[spot].target.at, reason)
            else:
                failed.blame_near({place.path, *(sites[spot].reads if spot in sites else ())}, reason)


def _kind(finding: Finding) -> str:
    return "proof" if finding.rule in OF_PROOFS else finding.rule


def _settings(before: Sequence[Finding], after: Sequence[Finding], failed: _Failed) -> None:
    """Findings about configurations: those of the edits are gone, and no other came. Places in lists move, so that a
    number in a message says nothing."""
    then, now = Counter(map(_said, before)), Counter(map(_said, after))
    mended = Counter(_said(p.target.finding) for p in failed.chosen if p.target.finding is not None)
    for planned in failed.chosen:
        finding = planned.target.finding
        if finding is not None and now[_said(finding)] > then[_said(finding)] - mended[_said(finding)]:
            failed.blame(planned.target.at, "the setting would still be found")
    for finding in after:
        said = _said(finding)
        if now[said] > then[said]:
            failed.blame_near({finding.at.path}, f"it would bring {finding.rule} {finding.name}: {finding.message}")


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.at.path, re.sub(r"\d+", "n", finding.message)


def _spot(at: Location) -> Spot:
    return at.path, at.cell, at.line, at.column
