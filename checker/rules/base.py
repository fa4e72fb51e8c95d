"""What a rule is. The folder is the registry: a new file in `checker/rules/<plane>/` is a new rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.documents.location import Location
from checker.findings.model import Level
from checker.findings.suppression import Comment
from checker.policy.model import Limits, Policy, PolicyException

if TYPE_CHECKING:
    from checker.code.unmatched_model import Unmatched
    from checker.configs.comparison.declarations import Declaration
    from checker.policy.loosening import Change
    from checker.policy.owners import Owners
    from checker.policy.price_cards.book import PriceBook


class Subject(Enum):
    """What a rule judges; it says which plane the rule lives on and what its `check` takes."""

    CALL_SITE = "call site"  # check(site: CallSite, policy: Policy)
    OWNED_SITE = "call site and owners registry"  # check(site: CallSite, policy: Policy, registry: Registry)
    # check(site: CallSite, policy: Policy, registry: Registry | None)
    NAMED_SITE = "call site, and the owners registry where there is one"
    POLICY = "policy"  # check(subject: PolicyInForce)
    CONFIG_FILE = "config file"  # check(config: ConfigFile, policy: Policy): one side
    OWNED_CONFIG = "config file and owners registry"  # check(config, policy, registry: Registry | None)
    PRICED_CONFIG = "config file and price cards"  # check(config, policy, prices: PriceBook | None)
    ENVIRONMENT_PAIR = "environment pair"  # check(pair: EnvironmentPair, policy: Policy)
    DECLARATIONS = "declared differences"  # check(subject: Declarations)
    GATE = "change of the gate"  # check(subject: LoosenedGate)
    EXCEPTIONS = "exceptions"  # check(subject: Exceptions)
    SUPPRESSION = "suppression"  # check(subject: Suppressions)
    RECORD_CHECK = "request record"  # check(context: RecordContext) -> list[RecordCheck]
    LOG_SET = "log set"  # check(context: SetContext) -> list[SetCheck]

    @property
    def plane(self) -> str:
        """The folder of `checker/rules` in which rules about it are found."""
        return _PLANES[self]


_PLANES = {
    Subject.CALL_SITE: "code",
    Subject.OWNED_SITE: "code",
    Subject.NAMED_SITE: "code",
    Subject.POLICY: "policy",
    Subject.GATE: "policy",
    Subject.EXCEPTIONS: "policy",
    Subject.CONFIG_FILE: "configs",
    Subject.OWNED_CONFIG: "configs",
    Subject.PRICED_CONFIG: "configs",
    Subject.ENVIRONMENT_PAIR: "configs",
    Subject.DECLARATIONS: "configs",
    Subject.SUPPRESSION: "suppressions",
    Subject.RECORD_CHECK: "logs",
    Subject.LOG_SET: "logs",
}


class Registry(Struct, frozen=True):
    """The owners registry on a day."""

    owners: Owners
    as_of: date


class Beside(Struct, frozen=True):
    """What stands beside the policy, where it does."""

    registry: Registry | None = None
    prices: PriceBook | None = None


class PolicyInForce(Struct, frozen=True):
    """A policy on a day, beside the built-in minimum (None where that is what is in force)."""

    policy: Policy
    minimum: Policy | None
    as_of: date
    unmatched: tuple[Unmatched, ...] = ()  # models that nothing in the project answers to


class Exceptions(Struct, frozen=True):
    """The exceptions of a policy on a day: those that count, those that cannot and why, those that hid nothing."""

    in_force: tuple[PolicyException, ...]
    faulty: tuple[tuple[PolicyException, tuple[str, ...]], ...]
    unused: tuple[PolicyException, ...]
    as_of: date
    policy: str  # its path

    def place(self, exception: PolicyException) -> Location:
        return exception.at if exception.at.path else Location(self.policy, 1)

    def name(self, exception: PolicyException) -> str:
        """As messages name it."""
        selector = ", ".join(f"{key}: {value}" for key, value in sorted(exception.selector.items()))
        where = " ".join(word for word in (exception.path or "", f"({selector})" if selector else "") if word)
        return f"of {exception.owner} for {exception.rule} on {where}"


class LoosenedGate(Struct, frozen=True):
    """What a change asks less strictly than the commit that it is compared with (`since`, as the user named it)."""

    changes: tuple[Change, ...]
    since: str


class Declarations(Struct, frozen=True):
    """The differences between environments that the policy declares. `used`: those that something was found for;
    `comparable`: those whose files were compared."""

    declared: tuple[Declaration, ...]
    used: frozenset[Declaration]
    comparable: frozenset[Declaration]
    as_of: date
    limits: Limits


class Suppressions(Struct, frozen=True):
    """The suppression comments of the files reported on, and which of their words hid nothing.

    `known` maps every word that names a rule to its id.
    """

    comments: tuple[Comment, ...]
    unused: tuple[tuple[Comment, str], ...]
    known: Mapping[str, str]
    require_reason: bool
    allowed: frozenset[str] | None = None  # ids of the only rules that a comment may ignore; None: any


class Rule(Struct, frozen=True):
    """`check` states what is wrong with one subject; the module's docstring is the rule's page.

    Log rules declare checks (see checker/logs/checks/checks.py) instead of yielding findings; one about records may
    have checks on the whole set beside them (`set_check`).
    """

    id: str
    name: str
    check: Callable[..., Any]
    level: Level = Level.ERROR
    subject: Subject = Subject.CALL_SITE
    preview: bool = False  # new: a note at most, until a policy gives it a level
    set_check: Callable[..., Any] | None = None
