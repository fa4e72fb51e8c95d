"""A conclusion as plain data: schemas/audit-conclusion.schema.json. Amounts are decimal strings, rates are shares."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.logs.audit.conclusion import AttributeResult, CauseResult, Conclusion, StratumResult
from checker.logs.audit.evidence import METHOD, UNIT, Sample
from checker.policy.digest import canonical_json

DECIMALS = 6  # of a rate: a float's last digits say nothing, and differ between machines


def conclusion_document(conclusion: Conclusion) -> dict[str, Any]:
    """In the form of schemas/audit-conclusion.schema.json."""
    sample = conclusion.sample
    return {
        "schema_version": 1,
        "tool": sample.tool,
        "policy": dict(sample.policy),
        "decision": conclusion.decision.value,
        "population": _population(sample),
        "unit": UNIT,
        "method": METHOD,
        "seed": {"text": sample.seed.text, "self_seeded": sample.seed.self_seeded},
        "plan": _plan(sample),
        "attributes": [_attribute(result) for result in conclusion.attributes],
        "money": _money(conclusion),
        "strata": [_stratum(stratum) for stratum in conclusion.strata],
        "causes": [_cause(cause) for cause in conclusion.causes],
        "not_examined": list(conclusion.not_examined),
        "not_tested": list(sample.not_tested),
    }


def conclusion_bytes(conclusion: Conclusion) -> bytes:
    """The document in canonical form, so that its digest can be compared."""
    return canonical_json(conclusion_document(conclusion)) + b"\n"


def _population(sample: Sample) -> dict[str, Any]:
    return {
        "units": sample.units,
        "records": sample.records,
        "amount": f"{sample.amount:f}",
        "currency": sample.currency,
        "from": sample.window[0],
        "to": sample.window[1],
        "manifest": sample.manifest,
        "incomplete": list(sample.incomplete),
    }


def _plan(sample: Sample) -> dict[str, Any]:
    plan = sample.plan
    return {
        "confidence": plan.confidence,
        "tolerable": plan.tolerable,
        "expected": plan.expected,
        "size": sample.size.size,
        "deviations_allowed": sample.size.deviations,
        "stratify": list(plan.stratify),
        "min_per_stratum": plan.min_per_stratum,
        "sequential": plan.sequential,
    }


def _attribute(result: AttributeResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "examined": result.examined,
        "deviations": result.deviations,
        "not_examined": result.not_examined,
        "rate": round(result.rate, DECIMALS),
        "upper": round(result.upper, DECIMALS),
        "lower": round(result.lower, DECIMALS),
        "binomial_upper": round(result.binomial_upper, DECIMALS),
        "binomial_lower": round(result.binomial_lower, DECIMALS),
        "decision": result.decision.value,
        "wald": result.wald.value if result.wald is not None else None,
        "clean_items": result.clean_items,
    }


def _money(conclusion: Conclusion) -> dict[str, Any] | None:
    money, sample = conclusion.money, conclusion.sample
    if money is None or sample.money_size is None or sample.interval is None:
        return None
    return {
        "size": sample.money_size.size,
        "interval": f"{sample.interval:f}",
        "examined": money.examined,
        "certain": money.certain,
        "blank": money.blank,
        "known": _amount(money.known),
        "projected": _amount(money.projected),
        "upper": _amount(money.upper),
        "upper_poisson": _amount(money.upper_poisson),
        "understated": _amount(money.understated),
        "tolerable": _amount(money.tolerable),
        "decision": money.decision.value,
    }


def _stratum(stratum: StratumResult) -> dict[str, Any]:
    return {
        "stratum": list(stratum.parts),
        "units": stratum.units,
        "drawn": stratum.drawn,
        "deviations": stratum.deviations,
        "within_tolerable": stratum.within,
    }


def _cause(cause: CauseResult) -> dict[str, Any]:
    return {
        "cause": cause.cause,
        "items": list(cause.items),
        "strata": [list(parts) for parts in cause.strata],
        "amount": f"{cause.amount:f}",
        "overstated": f"{cause.overstated:f}",
    }


def _amount(amount: Decimal) -> str:
    return f"{amount.quantize(Decimal('0.000001')):f}"
