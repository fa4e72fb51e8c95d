"""What a rule is. The folder is the registry: a new file in `checker/rules/<plane>/` is a new rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.code.callsite import CallSite
from checker.findings.model import Finding, Level
from checker.policy.model import Policy


@dataclass(frozen=True, slots=True)
class Rule:
    """`check` states what is wrong with one subject; the module's docstring is the rule's page."""

    id: str
    name: str
    check: Callable[[CallSite, Policy], Iterator[Finding]]
    level: Level = Level.ERROR
