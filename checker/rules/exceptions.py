"""Why an exception of the policy does not count: what no finding can match, and what the policy's limits forbid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.logs.checks.tables import TEXTS
from checker.policy.limits import limit_faults
from checker.policy.model import Policy, PolicyException
from checker.rules.registry import UnknownRuleError, select

SITE_FACTS = ("sdk", "api", "kind", "target", "path")
VIOLATION_FACTS = ("field", "note")


def faults(exception: PolicyException, policy: Policy, as_of: date) -> tuple[str, ...]:
    """Empty if the exception counts, as far as it has not expired."""
    beyond = limit_faults(
        policy.limits,
        expires=exception.expires,
        granted=exception.granted,
        approved_by=exception.approved_by,
        as_of=as_of,
    )
    return (*_senseless(exception), *beyond)


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
