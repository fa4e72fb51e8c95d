"""Why an exception of the policy does not count: what no finding can match, and what the policy's limits forbid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checker.logs.tables import TEXTS
from checker.policy.model import Policy, PolicyException
from checker.rules.registry import UnknownRuleError, select

SITE_FACTS = ("sdk", "api", "kind", "target", "path")
VIOLATION_FACTS = ("field", "note")


def faults(exception: PolicyException, policy: Policy, as_of: date) -> tuple[str, ...]:
    """Empty if the exception counts, as far as it has not expired."""
    return (*_senseless(exception), *_beyond_limits(exception, policy, as_of))


def ids_of(word: str) -> frozenset[str]:
    """The rules that an exception's word means: a name may serve several planes."""
    try:
        return select([word])
    except UnknownRuleError:
        return frozenset()


def _senseless(exception: PolicyException) -> Iterator[str]:
    ids = ids_of(exception.rule)
    if not ids:
        yield f"{exception.rule} is no rule (`checkpolicy rules` lists them)"
        return
    if all(rule.startswith("CP0") for rule in ids):
        if ids != {"CP001"} or "setting" not in exception.selector:
            yield f"{exception.rule} is about the gate itself, which nothing is exempt from"
        return
    known = _facts(ids)
    for key in exception.selector:
        if key not in known:
            listed = f"; known are {', '.join(sorted(known))}" if 0 < len(known) <= len(SITE_FACTS) else ""
            yield f"the selector's {key} is no fact that findings of {exception.rule} have{listed}"


def _facts(ids: frozenset[str]) -> frozenset[str]:
    """What selectors may compare. Findings about configurations are selected by path alone."""
    known: set[str] = set()
    if any(rule.startswith("CP1") for rule in ids):
        known.update(SITE_FACTS)
    if any(rule.startswith("CP3") for rule in ids):
        known.update(VIOLATION_FACTS, TEXTS)
    return frozenset(known)


def _beyond_limits(exception: PolicyException, policy: Policy, as_of: date) -> Iterator[str]:
    limits = policy.limits
    if exception.granted is not None and exception.granted > as_of:
        yield f"it is granted only on {exception.granted.isoformat()}, after {as_of.isoformat()}"
    if limits.max_days is not None and exception.expires is not None:
        start = min(exception.granted, as_of) if exception.granted is not None else as_of
        if exception.expires > start + timedelta(days=limits.max_days):
            days = (exception.expires - start).days
            since = "when it was granted" if exception.granted is not None else "today"
            yield f"it lasts {days} days from {since} ({start.isoformat()}), the policy allows {limits.max_days}"
    if limits.approvers and exception.approved_by not in limits.approvers:
        who = f"approved by {exception.approved_by}" if exception.approved_by else "approved by nobody"
        yield f"it is {who}; the policy asks for approved_by: {' or '.join(limits.approvers)}"
