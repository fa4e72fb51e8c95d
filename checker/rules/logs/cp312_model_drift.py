"""Another model answered than the one that was asked for.

Why it matters: each model has prices of its own, and what was budgeted is not what is billed.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "model": "anthropic/claude", "model_group": "gw-claude",
     "metadata": {"requester_metadata": {"model_requested": "gw-4o"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "model_group": "gw-4o", "metadata": {"requester_metadata": {"model_requested": "gw-4o"}}}

Who asks for a model by its date (`gpt-4o-2024-08-06`) means that one, unless `logs.models` says what else may answer.
A gateway that writes the deployment does not know what answered; where an alias has the name of the model that it
usually stands for (`gpt-4o`), the few requests that went to another model's deployment are told all the same.

A record that names two models, each with its provider, does not say which one is billed.

Not covered: sources that hold the gateway's alias or deployment instead of the provider's answer cannot show drift; the
report says "cannot be known from this source". A model is the same in every region and behind every cross-region
inference profile of Bedrock; an application's own profile does not say what it stands for. `logs.models` in the policy
lists what may answer for an alias.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.findings.model import Level
from checker.logs.checks.checks import RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.checks.sql import literal
from checker.logs.records.expressions import (
    SEPARATOR,
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Joined,
    Matches,
    Not,
    Number,
    OneOf,
    Predicate,
    Present,
    Text,
)
from checker.policy.model import Policy
from checker.policy.price_cards.book import PROFILE
from checker.rules.base import Rule, Subject

_TWICE = "answered by {model_actual}, another place of the same record says {again_model_actual}"
_DATE = "-[0-9]{4}-?[0-9]{2}-?[0-9]{2}$"


def allowed_models(policy: Policy) -> Mapping[str, tuple[str, ...]]:
    """By requested name: what may answer, with `*` for any text."""
    logs: Any = policy.document.get("logs") or {}
    return {name: tuple(models) for name, models in (logs.get("models") or {}).items()}


def check(context: RecordContext) -> list[RecordCheck]:
    mapping = context.mapping
    allowed = allowed_models(context.policy)
    checks = []
    fell_back: Predicate = Compare(Number("fallback_count"), ">", Constant(0))
    if mapping.possible("model_routed"):
        other = Compare(Text("model_requested"), "!=", Text("model_routed"))
        listed = Joined((Text("model_requested"), Text("model_routed")))
        pairs = tuple(a + SEPARATOR + b for a, several in allowed.items() for b in several)
        checks.append(
            RecordCheck(
                "model_actual",
                AllOf((other, Not(OneOf(listed, pairs)))),
                "asked for {model_requested}, answered by {model_routed}",
                note="routed",
            )
        )
        fell_back = AllOf((fell_back, Not(other)))
    if mapping.possible("fallback_count"):
        checks.append(
            RecordCheck("model_actual", fell_back, "answered by a fallback ({model_actual})", note="fallback")
        )
    if mapping.possible("again_model_actual"):
        checks.append(RecordCheck("model_actual", _said_twice(), _TWICE, note="contradicts"))
    if allowed and mapping.possible("model_actual"):
        checks.append(
            RecordCheck(
                "model_actual",
                _not_allowed(allowed, deployed="model_actual" in mapping.format.unknown),
                "asked for {model_requested}, answered by {model_actual}, which the policy does not allow for it",
                note="allowed",
            )
        )
    return checks


def _said_twice() -> Predicate:
    """Names with the provider before them: one of the two may be without."""
    own, again = Text("model_actual"), Text("again_model_actual")
    return AllOf((Compare(own, "!=", again), Matches(own, "/"), Matches(again, "/")))


def _not_allowed(allowed: Mapping[str, tuple[str, ...]], *, deployed: bool) -> Predicate:
    """`deployed`: the log has what was asked of the provider, which may be a model's name without its date."""
    import re

    parts: list[Predicate] = []
    for name, models in allowed.items():
        undated = [re.sub(_DATE, "", model) for model in models] if deployed else []
        pattern = "|".join(re.escape(model).replace(r"\*", ".*") for model in dict.fromkeys((*models, *undated)))
        fits = Matches(Text("model_actual"), f"^(?:[^/]+/)*{PROFILE}(?:{pattern})$")
        alias = Compare(Text("model_actual"), "=", Text("model_requested"))  # says nothing of what answered
        parts.append(
            AllOf((OneOf(Text("model_requested"), (name,)), Present("model_actual"), Not(AnyOf((alias, fits)))))
        )
    return AnyOf(tuple(parts))


def check_set(context: SetContext) -> list[SetCheck]:
    return [SetCheck(_MINORITY), SetCheck(_dated(allowed_models(context.policy)))]


def _model(name: str) -> str:
    """SQL of a model's name without the region or the profile of Bedrock that it was called by."""
    return f"regexp_replace({name}, '^{PROFILE}', '')"


def _last(name: str) -> str:
    """SQL of a deployment's name without what says where it is (`azure/gpt-4o-eu`)."""
    return f"regexp_replace({name}, '^.*/', '')"


# Where the source knows what answered: a small share of an alias' requests that another model answered. Spans that
# repeat the alias do not know it; what they say else was in the answer. A gateway that writes the deployment knows
# which one it asked: where an alias has a model's name and means it, another one's deployment is not that.
_KNOWN = "(knows_actual OR NOT r.billing AND model_actual <> model_requested)"
_DEPLOYED = "(r.billing AND NOT knows_actual AND model_routed = model_requested)"
_MINORITY = f"""
WITH shares AS (
  SELECT model_requested, model_actual, {_KNOWN} AS known, count(*) AS n, sum(count(*)) OVER asked AS of_all,
         max(count(*)) OVER asked AS most,
         first_value(model_actual) OVER (PARTITION BY model_requested, {_KNOWN} ORDER BY count(*) DESC, model_actual)
           AS usual
  FROM records AS r JOIN sources USING (src)
  WHERE ({_KNOWN} OR {_DEPLOYED}) AND model_requested IS NOT NULL AND model_actual IS NOT NULL AND ok IS NOT FALSE
  GROUP BY model_requested, model_actual, known
  WINDOW asked AS (PARTITION BY model_requested, {_KNOWN})
)
SELECT r.row, 'model_actual' AS field, 'minority' AS note,
       'asked for ' || r.model_requested || ', answered by ' || r.model_actual || ' as ' || n || ' of ' || of_all
       || ' times; usually by ' || usual AS message
FROM records AS r JOIN sources USING (src) JOIN shares USING (model_requested, model_actual)
WHERE known = {_KNOWN} AND (known OR {_DEPLOYED} AND starts_with({_last("usual")}, model_requested))
  AND ok IS NOT FALSE AND n * 5 <= of_all AND of_all >= 10 AND most * 2 > of_all
  AND NOT starts_with({_model("model_actual")}, {_model("model_requested")})
  AND NOT (NOT known AND starts_with({_last("model_actual")}, model_requested))
  AND {_model("model_actual")} <> {_model("usual")}
"""


def _dated(allowed: Mapping[str, tuple[str, ...]]) -> str:
    """Who asks for a model by its date means that one, and no alias of a gateway; the policy says it otherwise. The
    client that a span is of has seen what the answer said."""
    asked, answered = _model("model_requested"), _model("model_actual")
    listed = "".join(f" AND model_requested <> {literal(name)}" for name in allowed)
    return f"""
    WITH asked AS (
      SELECT DISTINCT model_requested, model_actual FROM combinations
      WHERE regexp_matches(model_requested, '{_DATE}') AND model_actual IS NOT NULL{listed}
        AND {answered} <> {asked} AND {answered} <> regexp_replace({asked}, '{_DATE}', '')
    )
    SELECT r.row, 'model_actual' AS field, 'dated' AS note,
           'asked for ' || r.model_requested || ', answered by ' || r.model_actual AS message
    FROM records AS r JOIN sources USING (src) JOIN asked USING (model_requested, model_actual)
    WHERE (knows_actual OR NOT r.billing) AND ok IS NOT FALSE
    """


RULE = Rule(
    id="CP312",
    name="model-drift",
    check=check,
    level=Level.WARNING,
    subject=Subject.RECORD_CHECK,
    set_check=check_set,
)
