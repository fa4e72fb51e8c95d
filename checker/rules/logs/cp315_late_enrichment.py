"""Fields were added to a record afterwards, without evidence or a word which, too late, or against the evidence.

Why it matters: a back-filled owner is an opinion unless it says who added it, when, by which rule and from what. Added
after the invoice window closed, it moves money that was already charged.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "startTime": 1793379666.3, "enrichment": {"enriched_at": "2026-10-31T08:42:10Z", "by": "finops-backfill",
     "fields": ["team_id"], "evidence": null}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "startTime": 1793379666.3, "enrichment": {"enriched_at": "2026-10-31T08:42:10Z", "by": "finops-backfill",
     "rule_version": "7", "input_digest": "sha256:1f",
     "fields": ["team_id"], "evidence": {"ref": "trace:85088d5f"}}}

Not covered: enrichment that leaves no trace in the record cannot be told from what the caller sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Level
from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Bucket,
    Compare,
    Constant,
    Empty,
    IsKind,
    Kind,
    Matches,
    Micros,
    Minus,
    Not,
    Predicate,
    Present,
    Text,
)
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject

_EVIDENCE = {
    "team_id": "evidence_team_id",
    "cost_center": "evidence_cost_center",
    "service_endpoint": "evidence_service_endpoint",
    "environment": "evidence_environment",
}
_TRAIL = {
    "enriched_by": "source",
    "enriched_at": "time",
    "enrichment_rule": "rule version",
    "enrichment_digest": "input digest",
}

_WORDS = {**_TRAIL, "evidence": "evidence", "evidence_ref": "evidence"}
_NAMES_DIGEST = "(?i)^(sha|md5|blake)[0-9a-z_-]*[:=]"  # then in hexadecimal or base64
_DIGEST = "(?i)^(sha|md5|blake)[0-9a-z_-]*[:=]([0-9a-f]+|[0-9a-z+/_-]{20,}={0,2})$"


def check(context: RecordContext) -> list[RecordCheck]:
    added = AnyOf((Present("enrichment"), Present("enriched_at"), Present("enriched_by")))
    shown = AllOf((Present("evidence"), Not(Empty("evidence"))))
    bare = AllOf((added, Not(AnyOf((shown, Present("evidence_ref"))))))
    window = context.window
    closes = Bucket(Micros("started_at"), window.length)
    late = Compare(Minus(Micros("enriched_at"), closes), ">", Constant(window.length + window.closes_after))
    checks = [
        RecordCheck(
            "enrichment", bare, "fields were added at {enriched_at} by {enriched_by} without evidence", note="bare"
        ),
        RecordCheck(
            "enriched_at",
            late,
            "fields were added at {enriched_at}, after the invoice window of {started_at} had closed",
            note="closed",
        ),
        RecordCheck(
            "enriched_at",
            Compare(Micros("enriched_at"), "<", Micros("started_at")),
            "fields were added at {enriched_at}, before the request began ({started_at})",
            note="before",
        ),
    ]
    after = Compare(Micros("evidence_observed_at"), ">", Micros("enriched_at"))
    message = "fields were added at {enriched_at} from evidence of a later time ({evidence_observed_at})"
    checks.append(RecordCheck("enriched_at", after, message, note="evidence"))
    for field, evidence in _EVIDENCE.items():
        if context.mapping.possible(field):
            other = AllOf((added, Compare(Text(field), "!=", Text(evidence))))
            message = f"{field} was added as {{{field}}}, its evidence says {{{evidence}}}"
            checks.append(RecordCheck(field, other, message, note="contradicts"))
    unheld = AllOf((added, Not(bare), IsKind("evidence_ref", (Kind.NULL,))))
    message = "fields were added from evidence that has no reference"
    checks.append(RecordCheck("evidence_ref", unheld, message, level=Level.WARNING, note="trail"))
    unsaid = AllOf((added, Not(AllOf((IsKind("enriched_fields", (Kind.ARRAY,)), Not(Empty("enriched_fields")))))))
    message = "fields were added, and no list says which"
    checks.append(RecordCheck("enriched_fields", unsaid, message, level=Level.WARNING, note="trail"))
    checks += _trail(context, added)
    for column, words in _TRAIL.items():
        lacking = AllOf((added, Not(bare), Not(Present(column))))
        checks.append(
            RecordCheck(column, lacking, f"fields were added without their {words}", level=Level.WARNING, note="trail")
        )
    return checks


def _trail(context: RecordContext, added: Predicate) -> Iterator[RecordCheck]:
    """What is there of the trail, and leads nowhere."""
    if pattern := placeholder_pattern(context.policy.placeholders):
        for column in ("enriched_by", "enrichment_rule", "enrichment_digest", "evidence", "evidence_ref"):
            there = (added, Not(Empty(column))) if column == "evidence" else (added,)  # without any it is bare
            filler = AllOf((*there, Matches(Text(column), pattern)))
            message = f"fields were added with the placeholder {{{column}}} as their {_WORDS[column]}"
            yield RecordCheck(column, filler, message, level=Level.WARNING, note="trail")
    digest = Text("enrichment_digest")
    none = AllOf((added, Matches(digest, _NAMES_DIGEST), Not(Matches(digest, _DIGEST))))
    message = "fields were added from an input whose digest is {enrichment_digest}, which is none"
    yield RecordCheck("enrichment_digest", none, message, level=Level.WARNING, note="trail")


RULE = Rule(id="CP315", name="late-enrichment", check=check, subject=Subject.RECORD_CHECK)
