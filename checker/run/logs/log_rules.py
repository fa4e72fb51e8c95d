"""The log rules of a run: which are on, at which level, and the checks that they declare."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from checker.findings.model import Level
from checker.logs.checks.checks import RecordContext, SetCheck, SetContext
from checker.logs.formats.mapping import RecordMapping
from checker.logs.screening.verdicts import NamedCheck
from checker.rules.base import Subject
from checker.rules.registry import subjects

Levels = Mapping[str, Level | None]
_RULE_ID: Final = re.compile(r"\bCP[0-9]{3}\b")


class LogRules(Struct, frozen=True):
    """`levels` by rule id, for every rule; None is off."""

    context: SetContext
    levels: Levels

    def record_checks(self, mapping: RecordMapping) -> tuple[NamedCheck, ...]:
        known = self.context
        context = RecordContext(known.policy, known.owners, mapping, known.prices, known.window, known.as_of)
        return tuple(
            NamedCheck(rule.id, rule.name, check)
            for rule in subjects(self.levels, Subject.RECORD_CHECK)
            for check in rule.check(context)
        )

    def set_checks(self) -> list[tuple[str, str, SetCheck]]:
        found: list[tuple[str, str, SetCheck]] = []
        for rule in subjects(self.levels, Subject.LOG_SET):
            found.extend((rule.id, rule.name, check) for check in rule.check(self.context))
        for rule in subjects(self.levels, Subject.RECORD_CHECK):
            if rule.set_check is not None:
                found.extend((rule.id, rule.name, check) for check in rule.set_check(self.context))
        return sorted(found, key=lambda item: item[0])

    def level(self, rule: str, own: Level | None) -> Level:
        """A check's own level, unless the policy says one for the rule."""
        said = self.levels.get(rule) or Level.ERROR
        explicit = rule in self.context.policy.rules
        return said if own is None or explicit else own


def not_run(context: SetContext, levels: Levels | None = None) -> tuple[str, ...]:
    """What cannot be checked for want of something, in words. `levels`: rules that are off were not asked for."""
    reasons = []
    if context.owners is None:
        reasons.append("CP304 unregistered-owner, CP314 by registry: no owners.yaml beside the policy")
    if context.prices is None:
        reasons.append("CP307 unknown-price-card, CP308 cost-mismatch: the policy names no price cards")
    logs = context.policy.document.get("logs") or {}
    if not logs.get("latency"):
        reasons.append("CP319 capture-latency: the policy has no logs.latency budgets")
    if not context.inventories:
        reasons.append("CP322 claim-contradicted: no inventory of the code (--inventory)")
    if levels is None:
        return tuple(reasons)
    return tuple(reason for reason in reasons if any(levels.get(rule) for rule in _RULE_ID.findall(reason)))
