"""The sampling plan: what is to be shown, with which confidence; from the policy's `logs.sampling`, flags over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.audit.attributes import PlanError, SampleSize, finite_sample_size, sample_size
from checker.logs.audit.money import money_sample_size

ATTRIBUTES: Final = "attributes"
MONEY: Final = "mus"
SEQUENTIAL: Final = 4  # times the fixed size, at most


class Plan(Struct, frozen=True):
    """Rates are shares. `attributes` are what is examined per item, each on its own; none named: the item as a whole.
    `money_tolerable` and `money_expected` are shares of the recorded amount."""

    confidence: float = 0.95
    tolerable: float = 0.05
    expected: float = 0.01
    stratify: tuple[str, ...] = ("team_id", "service_endpoint", "model_actual")
    min_per_stratum: int = 3
    untagged_limit: int = 1000
    attributes: tuple[str, ...] = ()
    money: bool = False
    money_tolerable: float = 0.05
    money_expected: float = 0.0
    sequential: bool = False  # examined in order of rank, until enough is known

    @property
    def risk(self) -> float:
        return round(1 - self.confidence, 12)  # 0.05, not 0.050000000000000044

    def size(self, population: int) -> SampleSize:
        """Items of the sample that carries the conclusion, and how many of them may deviate. A sequential one has room
        to go on: it is over before that, save for rates that lie close to the tolerable one."""
        size = finite_sample_size(
            population=population, risk=self.risk, tolerable=self.tolerable, expected=self.expected
        )
        return size if not self.sequential else SampleSize(min(population, SEQUENTIAL * size.size), size.deviations)

    def money_size(self) -> SampleSize:
        return money_sample_size(risk=self.risk, tolerable=self.money_tolerable, expected=self.money_expected)

    def checked(self) -> Plan:
        """The plan itself. Raises PlanError for one that nothing can be drawn by."""
        sample_size(risk=self.risk, tolerable=self.tolerable, expected=self.expected)
        if self.money and self.sequential:
            raise PlanError("a sequential plan is one of attributes: monetary-unit sampling has a fixed size")
        if self.money:
            self.money_size()
        if self.min_per_stratum < 0 or self.untagged_limit < 0:
            raise PlanError("the numbers of items per stratum and of untagged items are not negative")
        return self


def plan_of(
    policy: Mapping[str, Any], methods: tuple[str, ...], **flags: float | bool | tuple[str, ...] | None
) -> Plan:
    """The policy's plan (its effective document) with the flags that were given over it. Raises PlanError."""
    if MONEY in methods and ATTRIBUTES not in methods:
        raise PlanError(
            "monetary-unit sampling can never draw a record without a cost, which may be the very one that lost its "
            "tokens: use --sample attributes --sample mus"
        )
    said = dict((policy.get("logs") or {}).get("sampling") or {})
    money = said.pop("money", None) or {}
    lists: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in said.items()}
    plan = replace(Plan(), **lists)
    given: dict[str, Any] = {key: value for key, value in flags.items() if value is not None}
    plan = replace(plan, **given, money=MONEY in methods)
    plan = replace(
        plan,
        money_tolerable=given.get("tolerable", money.get("tolerable", plan.tolerable)),
        money_expected=given.get("expected", money.get("expected", 0.0)),
    )
    return plan.checked()
