"""The gateway held a request up, or its record came in, for longer than the policy allows, or after the invoice window.

Why it matters: capture that slows requests gets switched off, and records that come late miss their invoice window.

Bad:

    # log.jsonl, where the policy's logs.latency has capture: 1h
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "startTime": 1793347920.0, "endTime": 1793347921.0, "ingested_at": "2026-10-30T20:12:00Z"}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "startTime": 1793347920.0, "endTime": 1793347921.0, "ingested_at": "2026-10-30T08:12:40Z"}

Not covered: without budgets in the policy (`logs.latency: {overhead: 50ms, capture: 1h}`) only the invoice window
(`logs.invoice_window`, a day that closes a day later) is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.findings.model import Level
from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.checks.window import duration
from checker.logs.records.expressions import AllOf, Bucket, Compare, Constant, Micros, Minus, Not, Number, Scaled
from checker.rules.base import Rule, Subject

_CLOCK: Final = 60_000_000  # microseconds by which what was measured may be beyond what the times say

_TOOK: Final = Minus(Micros("ended_at"), Micros("started_at"))
_LONGER: Final = AllOf(
    (
        Compare(_TOOK, ">=", Constant(0)),
        Compare(Minus(Scaled(Number("overhead_ms"), 1_000), _TOOK), ">", Constant(_CLOCK)),
    )
)


def check(context: RecordContext) -> list[RecordCheck]:
    logs: Any = context.policy.document.get("logs") or {}
    budgets = logs.get("latency") or {}
    checks = []
    if "overhead" in budgets and context.mapping.possible("overhead_ms"):
        limit = duration(budgets["overhead"]) / 1000
        message = f"the gateway added {{overhead_ms}} ms, over the budget of {budgets['overhead']}"
        checks.append(
            RecordCheck(
                "overhead_ms",
                AllOf((Compare(Number("overhead_ms"), ">", Constant(limit)), Not(_LONGER))),
                message,
                note="overhead",
            )
        )
    if context.mapping.possible("overhead_ms"):
        checks += _impossible()
    if "capture" in budgets and context.mapping.possible("ingested_at"):
        delay = Minus(Micros("ingested_at"), Micros("ended_at"))
        message = f"taken in at {{ingested_at}}, more than {budgets['capture']} after it ended ({{ended_at}})"
        late = Compare(delay, ">", Constant(duration(budgets["capture"])))
        checks.append(RecordCheck("ingested_at", late, message, note="capture"))
    if context.mapping.possible("ingested_at"):
        window = context.window
        closed = Bucket(Micros("started_at"), window.length)
        after = Compare(Minus(Micros("ingested_at"), closed), ">", Constant(window.length + window.closes_after))
        message = "taken in at {ingested_at}, after the invoice window of {started_at} had closed"
        checks.append(RecordCheck("ingested_at", after, message, note="closed"))
    return checks


def _impossible() -> Iterator[RecordCheck]:
    """What cannot have been measured."""
    negative = Compare(Number("overhead_ms"), "<", Constant(0))
    yield RecordCheck("overhead_ms", negative, "the gateway added {overhead_ms} ms: less than nothing", note="overhead")
    message = "the gateway added {overhead_ms} ms to a request from {started_at} to {ended_at}, which is less"
    yield RecordCheck("overhead_ms", _LONGER, message, note="overhead")


RULE = Rule(id="CP319", name="capture-latency", check=check, level=Level.WARNING, subject=Subject.RECORD_CHECK)
