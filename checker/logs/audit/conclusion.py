"""What the examined sample allows to be said: rates with exact limits, the amount overstated, and the decision.

Rules of the standards: an item that was not examined counts as a deviation (PCAOB AS 2315.40); where several things
have to hold together, that is an attribute of its own (.36); frequency is not enough, so deviations are listed by cause
(.42). The rate of the whole population rests on the main sample alone, which weights itself; limits are those of
drawing without replacement (hypergeometric), the binomial ones of the printed tables are stated beside them. Statements
about strata share the risk among them (Holm 1979).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from checker.logs.audit.attributes import (
    Decision,
    decide,
    finite_lower_limit,
    finite_upper_limit,
    lower_limit,
    tolerated,
    upper_limit,
)
from checker.logs.audit.distributions import hypergeometric_cdf
from checker.logs.audit.evidence import Sample
from checker.logs.audit.money import stringer_bound, stringer_bound_poisson, tainting
from checker.logs.audit.sequential import confidence_sequence, ratio_test
from checker.logs.audit.worksheet import Outcome, Row, attributes_of

ANY: Final = "any of them"
_ZERO: Final = Decimal(0)


class AttributeResult(Struct, frozen=True):
    """`deviations` among the `examined` items of the main sample, of which `not_examined` are counted as such."""

    name: str
    examined: int
    deviations: int
    not_examined: int
    upper: float
    lower: float
    binomial_upper: float
    binomial_lower: float
    decision: Decision
    wald: Decision | None = None  # of a sequential plan, beside it
    clean_items: int = 0  # of a sequential plan: further ones that would let it pass

    @property
    def rate(self) -> float:
        return self.deviations / self.examined if self.examined else 0.0


class StratumResult(Struct, frozen=True):
    """What all items drawn in a stratum say of it. `within`: its rate is at most the tolerable one, shown with the
    plan's confidence for all strata together."""

    parts: tuple[str, ...]
    units: int
    drawn: int
    deviations: int
    within: bool

    @property
    def covered(self) -> bool:
        return self.drawn > 0


class CauseResult(Struct, frozen=True):
    """Deviations of one cause in all samples; `amount` is the recorded amount of the items, `overstated` what of it the
    examination took away, where it stated an amount."""

    cause: str
    items: tuple[int, ...]
    strata: tuple[tuple[str, ...], ...]
    amount: Decimal
    overstated: Decimal


class MoneyResult(Struct, frozen=True):
    """Overstatement in the currency of the sample. `known` was found; `upper` is its limit in the whole population."""

    examined: int
    certain: int
    blank: int
    known: Decimal
    projected: Decimal
    upper: Decimal
    upper_poisson: Decimal
    understated: Decimal
    tolerable: Decimal
    decision: Decision


class Conclusion(Struct, frozen=True):
    """All that an examined sample allows to be said; rates are shares (0 to 1), money is exact."""

    sample: Sample
    attributes: tuple[AttributeResult, ...]
    strata: tuple[StratumResult, ...]
    causes: tuple[CauseResult, ...]
    not_examined: tuple[int, ...]  # items of any sample
    money: MoneyResult | None

    @property
    def decision(self) -> Decision:
        """The worst of all: the risk is stated per attribute, and each has to pass."""
        decisions = {result.decision for result in self.attributes}
        if self.money is not None:
            decisions.add(self.money.decision)
        return next(d for d in (Decision.FAIL, Decision.INCONCLUSIVE, Decision.PASS) if d in decisions)

    @property
    def exit_code(self) -> int:
        """2 for a population known to be incomplete, whatever its sample says; 1 unless all passed."""
        if self.sample.incomplete:
            return 2
        return 0 if self.decision is Decision.PASS else 1


def conclude(sample: Sample, rows: Sequence[Row]) -> Conclusion:
    """Evaluate the rows of a worksheet, one for each item of the sample. An item that was not examined counts as a
    deviation (PCAOB AS 2315.40). Of a sequential plan only the items up to the decision count.
    """
    names = attributes_of(sample)
    main = [row for row in rows if "main" in row.item.drawn.samples]
    if sample.plan.sequential:
        main, rows = _reached(main, rows)
    results = [_attribute(sample, name, [row.outcomes[name] for row in main]) for name in names]
    if len(names) > 1:
        results.append(_attribute(sample, ANY, [_worst(row) for row in main]))
    return Conclusion(
        sample=sample,
        attributes=tuple(results),
        strata=tuple(_strata(sample, rows)),
        causes=tuple(_causes(rows)),
        not_examined=tuple(row.item.number for row in rows if Outcome.NOT_EXAMINED in row.outcomes.values()),
        money=_money(sample, rows),
    )


def _reached(main: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Of a sequential sample what was come to: in order of rank up to the last item that was examined. What is blank
    before that counts as a deviation, what comes after was not needed."""
    last = max((i for i, row in enumerate(main) if set(row.outcomes.values()) != {Outcome.NOT_EXAMINED}), default=-1)
    left_out = {row.item.number for row in main[last + 1 :] if row.item.drawn.samples == ("main",)}
    return list(main[: last + 1]), [row for row in rows if row.item.number not in left_out]


def _attribute(sample: Sample, name: str, outcomes: Sequence[Outcome]) -> AttributeResult:
    n, k, units = len(outcomes), sum(outcome is not Outcome.OK for outcome in outcomes), sample.units
    risk = sample.plan.risk
    if sample.plan.sequential:  # a fixed-size limit would not hold for a sample that ends when it suits
        lower, upper = confidence_sequence(k, n, risk=risk)
    else:
        upper, lower = finite_upper_limit(k, n, units, risk=risk), finite_lower_limit(k, n, units, risk=risk)
    return AttributeResult(
        name=name,
        examined=n,
        deviations=k,
        not_examined=sum(outcome is Outcome.NOT_EXAMINED for outcome in outcomes),
        upper=upper,
        lower=lower,
        binomial_upper=upper_limit(k, n, risk=risk),
        binomial_lower=lower_limit(k, n, risk=risk),
        decision=decide(lower=lower, upper=upper, tolerable=sample.plan.tolerable),
        wald=_wald(sample, k, n) if sample.plan.sequential and sample.plan.expected > 0 else None,
        clean_items=_clean_items(sample, k, n) if sample.plan.sequential else 0,
    )


def _wald(sample: Sample, k: int, n: int) -> Decision:
    """Between the expected and the tolerable rate, with the plan's risk of either error; a statement about these two
    rates only."""
    plan = sample.plan
    test = ratio_test(good=plan.expected, bad=plan.tolerable, risk_of_rejecting=plan.risk, risk_of_accepting=plan.risk)
    if k <= test.low + test.slope * n:
        return Decision.PASS
    return Decision.FAIL if k >= test.high + test.slope * n else Decision.INCONCLUSIVE


def _clean_items(sample: Sample, k: int, n: int) -> int:
    """How many further items without a deviation would let it pass; 0 where it does, or where there are not so many."""
    limit = sample.plan.tolerable
    left = sample.units - n
    if confidence_sequence(k, n, risk=sample.plan.risk).upper <= limit:
        return 0
    if not left or confidence_sequence(k, n + left, risk=sample.plan.risk).upper > limit:
        return 0
    return bisect_left(
        range(left + 1), True, key=lambda more: confidence_sequence(k, n + more, risk=sample.plan.risk).upper <= limit
    )


def _worst(row: Row) -> Outcome:
    return next(o for o in (Outcome.DEVIATION, Outcome.NOT_EXAMINED, Outcome.OK) if o in row.outcomes.values())


def _strata(sample: Sample, rows: Sequence[Row]) -> list[StratumResult]:
    """Holm's procedure: the smallest p-value is held to risk / H, the next to risk / (H - 1), until one exceeds it."""
    deviating = Counter(row.item.drawn.part for row in rows if _worst(row) is not Outcome.OK)
    examined = Counter(row.item.drawn.part for row in rows)
    values = []
    for stratum in sample.strata:
        k = deviating[stratum.parts]
        limit = tolerated(stratum.units, sample.plan.tolerable)
        values.append((hypergeometric_cdf(k, stratum.units, limit, examined[stratum.parts]), stratum, k))
    within: set[tuple[str, ...]] = set()
    for place, (value, stratum, _) in enumerate(sorted(values, key=lambda v: (v[0], v[1].parts))):
        if value > sample.plan.risk / (len(values) - place):
            break
        within.add(stratum.parts)
    return [StratumResult(s.parts, s.units, examined[s.parts], k, s.parts in within) for _, s, k in values]


def _causes(rows: Sequence[Row]) -> list[CauseResult]:
    by_cause: dict[str, list[Row]] = {}
    for row in rows:
        worst = _worst(row)
        if worst is not Outcome.OK:
            cause = row.cause or ("not examined" if worst is Outcome.NOT_EXAMINED else "cause not stated")
            by_cause.setdefault(cause, []).append(row)
    return [
        CauseResult(
            cause=cause,
            items=tuple(row.item.number for row in several),
            strata=tuple(sorted({row.item.drawn.part for row in several})),
            amount=sum((row.item.drawn.amount for row in several), _ZERO),
            overstated=sum(
                (max(row.item.drawn.amount - row.audited, _ZERO) for row in several if row.audited is not None), _ZERO
            ),
        )
        for cause, several in sorted(by_cause.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _money(sample: Sample, rows: Sequence[Row]) -> MoneyResult | None:
    if sample.money_size is None or sample.sampled_amount is None:
        return None
    certain = [row for row in rows if "certain" in row.item.drawn.samples]
    drawn = [row for row in rows if "money" in row.item.drawn.samples]
    risk = sample.plan.risk
    exact = sum((max(_difference(row), _ZERO) for row in certain), _ZERO)
    taints = [tainting(row.item.drawn.amount, row.audited or _ZERO) for row in drawn]
    over = [taint for taint in taints if taint > 0]
    known = exact + sum((max(_difference(row), _ZERO) for row in drawn), _ZERO)
    projected = exact + (sample.sampled_amount * sum(over, _ZERO) / len(drawn) if drawn else _ZERO)
    bound = poisson = _ZERO
    if drawn:
        bound = stringer_bound(sample.sampled_amount, len(drawn), over, risk=risk)
        poisson = stringer_bound_poisson(sample.sampled_amount, len(drawn), over, risk=risk)
    tolerable = sample.amount * Decimal(repr(sample.plan.money_tolerable))
    upper = min(exact + bound, sample.amount)
    return MoneyResult(
        examined=len(certain) + len(drawn),
        certain=len(certain),
        blank=sum(row.audited is None for row in (*certain, *drawn)),
        known=known,
        projected=projected,
        upper=upper,
        upper_poisson=min(exact + poisson, sample.amount),
        understated=-sum((min(_difference(row), _ZERO) for row in (*certain, *drawn)), _ZERO),
        tolerable=tolerable,
        decision=_money_decision(upper, known, tolerable),
    )


def _money_decision(upper: Decimal, known: Decimal, tolerable: Decimal) -> Decision:
    """It fails where what was found exceeds the tolerable amount by itself; a projection alone decides nothing."""
    if upper <= tolerable:
        return Decision.PASS
    return Decision.FAIL if known > tolerable else Decision.INCONCLUSIVE


def _difference(row: Row) -> Decimal:
    """Recorded less audited; an amount left blank is not there."""
    return row.item.drawn.amount - (row.audited or _ZERO)
