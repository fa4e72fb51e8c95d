"""The conclusion of an audit as text: everything that whoever relies on it has to be told."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from checker.logs.audit.attributes import Decision
from checker.logs.audit.conclusion import AttributeResult, Conclusion, MoneyResult
from checker.logs.audit.evidence import METHOD, UNIT, Sample
from checker.logs.audit.verify import Verified

_WORDS = {Decision.PASS: "PASS", Decision.FAIL: "FAIL", Decision.INCONCLUSIVE: "INCONCLUSIVE"}
_LISTED = 20  # strata with deviations, items of a cause


def render_conclusion(conclusion: Conclusion, worksheet: str) -> str:
    sample = conclusion.sample
    lines = [
        f"{_WORDS[conclusion.decision]}  {worksheet}",
        "",
        *_population(sample),
        *_sample(sample),
        "",
    ]
    for result in conclusion.attributes:
        lines += _attribute(result, sample)
    if conclusion.money is not None:
        lines += ["", *_money(conclusion.money, sample)]
    lines += ["", *_strata(conclusion)]
    if conclusion.causes:
        lines += ["", *_causes(conclusion)]
    lines += ["", *_caveats(conclusion)]
    return "\n".join(lines) + "\n"


def render_verified(verified: Verified, bundle: str) -> str:
    lines = [f"ok      {what}" for what in verified.checked]
    lines += [f"FAILED  {what}" for what in verified.failed]
    lines += [f"open    {what}" for what in verified.open]
    counts = f"{len(verified.checked)} checked, {len(verified.failed)} failed, {len(verified.open)} not checked"
    return "\n".join([*lines, f"{bundle}: {counts}"]) + "\n"


def _population(sample: Sample) -> Iterator[str]:
    start, end = sample.window
    money = f", {sample.amount:f} {sample.currency or ''}".rstrip() if sample.amount else ""
    yield f"Population    {sample.units:,} units in {sample.records:,} records{money}"
    if start or end:
        yield f"              {start or 'the first'} to {end or 'the last'} (UTC, end exclusive)"
    else:
        yield "              of all times in the logs (no --from, no --to)"
    yield f"              unit: {UNIT}"
    yield f"              manifest sha256:{sample.manifest}"
    for reason in sample.incomplete:
        yield f"              INCOMPLETE: {reason}"
    yield f"Policy        {sample.policy['name']} {sample.policy['version']}  {sample.policy['digest']}"


def _sample(sample: Sample) -> Iterator[str]:
    plan, seed = sample.plan, sample.seed
    allowed = f"{sample.size.size} items, of which at most {sample.size.deviations} may deviate"
    aim = f"{plan.confidence:.1%} confidence that at most {plan.tolerable:.2%} deviate, {plan.expected:.2%} expected"
    if plan.sequential:
        yield f"Plan          {aim}, examined in order of rank until that is decided: {sample.size.size} items at most"
    else:
        yield f"Plan          {aim}: {allowed}"
    yield f"Selection     {METHOD}"
    told = "  SELF-SEEDED: not for an audit" if seed.self_seeded else ""
    yield f"              seed {seed.text!r}{told}"
    yield f"              drawn by {sample.tool}; {len(sample.items)} items with top-ups of strata and untagged units"


def _attribute(result: AttributeResult, sample: Sample) -> Iterator[str]:
    name = "Items" if result.name == "outcome" else result.name
    blank = f" ({result.not_examined} not examined)" if result.not_examined else ""
    found = f"{result.deviations} of {result.examined} deviate{blank}, {result.rate:.2%}"
    yield f"{_WORDS[result.decision]:<14}{name}: {found}"
    yield (
        f"              with {sample.plan.confidence:.1%} confidence at most {_up(result.upper)}; likewise at least "
        f"{_down(result.lower)}; tolerable {sample.plan.tolerable:.2%}"
    )
    if sample.plan.sequential:
        yield from _sequential(result, sample)
        return
    yield (
        f"              (tables, for a population without end: at most {_up(result.binomial_upper)}, at least "
        f"{_down(result.binomial_lower)})"
    )


def _sequential(result: AttributeResult, sample: Sample) -> Iterator[str]:
    yield "              (a confidence sequence, which holds however often it is looked at)"
    if result.wald is not None:
        words = {Decision.PASS: "accepts the former", Decision.FAIL: "rejects it", Decision.INCONCLUSIVE: "goes on"}
        rates = f"{sample.plan.expected:.2%} against {sample.plan.tolerable:.2%}"
        yield f"              (Wald's test of {rates} {words[result.wald]})"
    if result.clean_items:
        yield f"              {result.clean_items} more items without a deviation would let it pass"


def _money(money: MoneyResult, sample: Sample) -> Iterator[str]:
    unit = sample.currency or ""
    blank = f"; {money.blank} left blank, counted as nothing" if money.blank else ""
    yield (
        f"{_WORDS[money.decision]:<14}Money: {money.examined} items examined, {money.certain} of them for their "
        f"amount alone{blank}"
    )
    yield (
        f"              overstated {money.known:.6f} {unit} found, {money.projected:.6f} projected, with "
        f"{sample.plan.confidence:.1%} confidence at most {money.upper:.6f}"
    )
    yield f"              (with the printed factors {money.upper_poisson:.6f}); tolerable {money.tolerable:.6f} {unit}"
    if money.understated:
        yield f"              understated {money.understated:.6f} {unit}, not set off against it"


def _strata(conclusion: Conclusion) -> Iterator[str]:
    strata = conclusion.strata
    fields = ", ".join(conclusion.sample.plan.stratify) or "no field"
    covered = sum(stratum.covered for stratum in strata)
    within = sum(stratum.within for stratum in strata)
    yield f"Strata        {covered} of {len(strata)} by {fields} have items"
    yield f"              {within} shown to be within the tolerable rate, all together with that confidence (Holm)"
    deviating = sorted((s for s in strata if s.deviations), key=lambda s: (-s.deviations, s.parts))
    for stratum in deviating[:_LISTED]:
        name = " / ".join(stratum.parts)
        found = f"{stratum.deviations} of {stratum.drawn} deviate"
        yield f"              {name}: {found} ({stratum.units:,} units)"
    if len(deviating) > _LISTED:
        yield f"              and {len(deviating) - _LISTED} more"


def _causes(conclusion: Conclusion) -> Iterator[str]:
    unit = conclusion.sample.currency or ""
    yield "Deviations by cause, in all samples"
    for cause in conclusion.causes:
        items = ", ".join(map(str, cause.items[:_LISTED])) + (", ..." if len(cause.items) > _LISTED else "")
        taken = f", overstated {cause.overstated:f}" if cause.overstated else ""
        strata = f"{len(cause.strata)} {'stratum' if len(cause.strata) == 1 else 'strata'}"
        numbers = f"item{'s' if len(cause.items) > 1 else ''} {items}"
        yield f"              {cause.cause}: {len(cause.items)} ({numbers}) in {strata}"
        yield f"              recorded {cause.amount:f} {unit}{taken}".rstrip()


def _caveats(conclusion: Conclusion) -> Iterator[str]:
    if conclusion.not_examined:
        count = len(conclusion.not_examined)
        yield f"Not examined, hence counted as deviating (PCAOB AS 2315.40): {count}."
        if count == len(conclusion.sample.items):
            yield "No item has an outcome: the worksheet is as it was drawn, and this says nothing of the requests yet."
    if conclusion.causes:
        yield "A systematic cause has to be followed to its whole class; it is not extrapolated from a sample."
    for what in conclusion.sample.not_tested:
        yield f"Not tested: {what}."
    yield "The risk is stated per attribute: of several, each has its own."
    if conclusion.sample.incomplete:
        yield "The population is incomplete, so this says nothing of the whole (exit code 2)."


def _up(rate: float) -> str:
    """Rounded up, as the tables are: a limit that was rounded down would not hold."""
    return f"{min(ceil(rate * 10_000 - 1e-9) / 100, 100):.2f}%"


def _down(rate: float) -> str:
    return f"{floor(rate * 10_000 + 1e-9) / 100:.2f}%"
