"""What a rule is. The folder is the registry: a new file in `checker/rules/<plane>/` is a new rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from checker.findings.model import Finding, Level
from checker.findings.suppression import Comment
from checker.policy.model import Policy

if TYPE_CHECKING:
    from checker.configs.declarations import Declaration
    from checker.policy.owners import Owners


class Subject(Enum):
    """What a rule judges; it says which plane the rule lives on and what its `check` takes."""

    CALL_SITE = "call site"  # check(site: CallSite, policy: Policy)
    OWNED_SITE = "call site and owners registry"  # check(site: CallSite, policy: Policy, registry: Registry)
    POLICY = "policy"  # check(subject: PolicyInForce)
    CONFIG_FILE = "config file"  # check(config: ConfigFile, policy: Policy): one side
    ENVIRONMENT_PAIR = "environment pair"  # check(pair: EnvironmentPair, policy: Policy)
    DECLARATIONS = "declared differences"  # check(subject: Declarations)
    SUPPRESSION = "suppression"  # check(subject: Suppressions)


@dataclass(frozen=True, slots=True)
class Registry:
    """The owners registry on a day."""

    owners: Owners
    as_of: date


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """A policy on a day, beside the built-in minimum (None where that is what is in force)."""

    policy: Policy
    minimum: Policy | None
    as_of: date


@dataclass(frozen=True, slots=True)
class Declarations:
    """The differences between environments that the policy declares. `used`: those that something was found for;
    `comparable`: those whose files were compared."""

    declared: tuple[Declaration, ...]
    used: frozenset[Declaration]
    comparable: frozenset[Declaration]
    as_of: date


@dataclass(frozen=True, slots=True)
class Suppressions:
    """The suppression comments of the files reported on, and which of their words hid nothing.

    `known` maps every word that names a rule to its id.
    """

    comments: tuple[Comment, ...]
    unused: tuple[tuple[Comment, str], ...]
    known: Mapping[str, str]
    require_reason: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """`check` states what is wrong with one subject; the module's docstring is the rule's page."""

    id: str
    name: str
    check: Callable[..., Iterator[Finding]]
    level: Level = Level.ERROR
    subject: Subject = Subject.CALL_SITE
