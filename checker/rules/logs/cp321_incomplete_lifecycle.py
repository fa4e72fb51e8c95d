"""A request that began has no end, no outcome or two of them, an attempt has no request, or one request is in two
environments.

Why it matters: what has no end has no usage; it was billed all the same if the provider finished it.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"request_id": "rb-1", "environment": "prod"}}}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"request_id": "rb-1", "environment": "staging"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"request_id": "rb-1", "environment": "prod"}}}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"request_id": "rb-2", "environment": "staging"}}}

Not covered: requests that left no record at all (CP317, CP318).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.findings.model import Level
from checker.logs.checks.checks import Need, RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Compare,
    Digits,
    Failed,
    Folded,
    IsTrue,
    Matches,
    Not,
    Number,
    OneOf,
    Predicate,
    Present,
    Succeeded,
    Text,
)
from checker.rules.base import Rule, Subject

# Not 499: the caller was gone, and the answer there all the same.
_HTTP_ERROR: Final = "^(4[0-8][0-9]|49[0-8]|5[0-9][0-9])$"

# The name of an exception or of an error; Envoy writes `via_upstream` where all is well.
_ERROR: Final = "(?i)error|exception|time_?out|denied|refused|exceeded|unavailable"
_ERROR_CODE: Final = (
    "(?i)^[a-z_.-]*(error|exception|time_?out|denied|refused|exceeded|unavailable|expired|failed|overloaded)[a-z_.-]*$"
)


def check(context: RecordContext) -> list[RecordCheck]:
    mapping = context.mapping
    checks = []
    if mapping.possible("status"):
        open_ended = AllOf((Present("status"), Not(Succeeded()), Not(Failed())))
        message = "status is {status}, which tells neither that it succeeded nor that it failed"
        checks.append(RecordCheck("status", open_ended, message, note="outcome"))
        checks += _two_outcomes(context)
        words = mapping.format.status
        # Older rows of a format may have none. Without words it is a code of HTTP, which every answer has.
        if mapping.expected("status") and not words.absent_is_success:
            message = "the record has no status: whether it succeeded, and was billed, cannot be known"
            nothing = Not(Present("status"))
            checks.append(RecordCheck("status", nothing, message, level=Level.WARNING, note="no-outcome"))
    for parent, own in (("parent_span_id", "span_id"), ("parent_request_id", "request_id")):
        if mapping.possible(parent) and mapping.possible(own):
            itself = AllOf((Present(parent), Compare(Text(parent), "=", Text(own))))
            checks.append(RecordCheck(parent, itself, f"its parent is itself ({{{parent}}})", note="own-parent"))
    known = {*context.policy.fields, *mapping.format.unknown}
    if mapping.expected("started_at") and mapping.expected("ended_at") and "ended_at" not in known:
        no_end = AllOf((Present("started_at"), Not(Present("ended_at")), Not(Failed())))
        checks.append(RecordCheck("ended_at", no_end, "it began at {started_at} and has no end", note="no-end"))
    return checks


def _two_outcomes(context: RecordContext) -> Iterator[RecordCheck]:
    """The record's status and what else it says of its outcome."""
    mapping = context.mapping
    if mapping.possible("error_code"):
        code = AnyOf(
            (
                Matches(Text("error_code"), _HTTP_ERROR),
                Matches(Digits("error_code"), _HTTP_ERROR),
                Matches(Text("error_code"), _ERROR_CODE),
            )
        )
        message = "status is {status}, a success, and the error code is {error_code}"
        yield RecordCheck("error_code", AllOf((Succeeded(), code)), message, note="two-outcomes")
    if mapping.possible("error_class"):
        named = Matches(Text("error_class"), _ERROR)
        message = "status is {status}, a success, and the record has the error {error_class}"
        yield RecordCheck("error_class", AllOf((Succeeded(), named)), message, note="two-outcomes")
    if mapping.possible("error_text"):
        message = "status is {status}, a success, and the record has an error's text"
        when = AllOf((Succeeded(), Present("error_text"), Not(_gone())))
        yield RecordCheck("error_text", when, message, note="two-outcomes")
    if mapping.possible("reported_success"):
        good = AnyOf(
            (
                IsTrue("reported_success"),
                OneOf(Number("reported_success"), (1,)),
                OneOf(Folded(Text("reported_success")), ("true", "1", "success")),
            )
        )
        other = AnyOf((AllOf((Succeeded(), Not(good))), AllOf((Failed(), good))))
        message = "status is {status}, and the same record says {reported_success} of its success"
        when = AllOf((Present("reported_success"), other))
        yield RecordCheck("status", when, message, note="two-outcomes")


def _gone() -> Predicate:
    """The caller was gone, and the answer there all the same."""
    return AnyOf(
        (
            OneOf(Text("error_code"), ("499",)),
            OneOf(Digits("error_code"), ("499",)),
            Matches(Text("error_class"), "(?i)disconnect"),
        )
    )


def check_set(context: SetContext) -> list[SetCheck]:
    return [
        SetCheck(_NO_END, needs=Need.EVENTS),
        SetCheck(_ORPHANS, needs=Need.PARENTS),
        SetCheck(_ENVIRONMENTS, needs=Need.ENVIRONMENTS),
    ]


_NO_END = """
WITH events AS (
  SELECT coalesce(attempt_id, request_id) AS id, bool_or(event IN ('start', 'started', 'request')) AS began,
         bool_or(event IN ('end', 'ended', 'response', 'finish', 'finished', 'error')) AS ended, min(row) AS row
  FROM records WHERE event IS NOT NULL GROUP BY id
)
SELECT row, 'event' AS field, CASE WHEN began THEN 'no-end' ELSE 'no-start' END AS note,
       CASE WHEN began THEN 'began and has no end' ELSE 'has an end and no beginning' END AS message
FROM events WHERE id IS NOT NULL AND began <> ended
"""

_ORPHANS = """
WITH parents AS (
  SELECT DISTINCT parent_request_id AS request_id FROM raw_records WHERE parent_request_id IS NOT NULL
), known AS (
  SELECT DISTINCT request_id FROM raw_records SEMI JOIN parents USING (request_id)
)
SELECT r.row, 'parent_request_id' AS field, 'orphan' AS note,
       'its parent ' || r.parent_request_id || ' is in no record' AS message
FROM records AS r LEFT JOIN known AS p ON p.request_id = r.parent_request_id
WHERE r.parent_request_id IS NOT NULL AND p.request_id IS NULL
"""

_ENVIRONMENTS = """
WITH mixed AS (
  SELECT id FROM (
    SELECT coalesce(parent_request_id, request_id) AS id, environment FROM records
    WHERE environment IS NOT NULL
  ) WHERE id IS NOT NULL GROUP BY id HAVING min(environment) <> max(environment)
)
SELECT row, 'environment' AS field, 'environments' AS note,
       'records of this request are in several environments, this one in ' || environment AS message
FROM records JOIN mixed ON mixed.id = coalesce(parent_request_id, request_id) WHERE environment IS NOT NULL
"""

RULE = Rule(
    id="CP321",
    name="incomplete-lifecycle",
    check=check,
    level=Level.ERROR,
    subject=Subject.RECORD_CHECK,
    set_check=check_set,
)
