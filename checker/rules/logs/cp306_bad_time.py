"""A time that is none, has no zone, is in another unit, lies in the future or before any model was sold, or ends before
it begins; a duration that is below nothing or longer than from start to end; an answer that begins before its request.

Why it matters: the day of a request decides the invoice it is held against; an hour off is another bucket.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "startTime": "2026-10-30T08:12:00"}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "startTime": 1793347920.0}

Not covered: a clock that is wrong all day long; compare the days with the provider's invoice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.formats.log_format import TimeForm
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Bucket,
    Compare,
    Constant,
    HasTimeFault,
    Micros,
    Minus,
    Not,
    Number,
    Present,
    Scaled,
    TimeFault,
)
from checker.rules.base import Rule, Subject

_TIMES: Final = ("started_at", "ended_at", "ingested_at", "enriched_at", "first_token_at")
_SKEW: Final = 300_000_000  # microseconds that two clocks may differ
_LONGEST: Final = 86_400_000_000  # no request takes a day
_DAY: Final = 86_400_000_000
_KEPT: Final = 31  # days that an answer may be fetched again after it was given
_SECOND: Final = 1_000_000
_APART: Final = 1_000_000  # microseconds by which one program's own times may differ
_MEASURED: Final = 60_000_000  # by which a measured duration may be beyond what the times say
_DURATIONS: Final = {"duration_ms": 1_000.0, "duration_s": 1_000_000.0}  # microseconds in one of them
_FIRST: Final = 1_577_836_800_000_000  # 2020: before that no model was sold by the token
_UNITS: Final = {
    TimeForm.EPOCH_SECONDS: "seconds",
    TimeForm.EPOCH_MILLISECONDS: "milliseconds",
    TimeForm.EPOCH_NANOSECONDS: "nanoseconds",
}


def check(context: RecordContext) -> list[RecordCheck]:
    checks: list[RecordCheck] = []
    for name in _TIMES:
        if context.mapping.possible(name):
            form = context.mapping.columns[name].place.time or TimeForm.ANY
            checks.extend(_readable(name, _UNITS.get(form, "seconds")))
    if context.mapping.possible("started_at"):
        if "started_at" not in context.policy.fields:  # then a missing one is CP301
            unknown = "started_at is missing: whose invoice day this is cannot be known"
            checks.append(RecordCheck("started_at", Not(Present("started_at")), unknown, note="missing"))
        checks.extend(_plausible(context.as_of))
    checks.extend(_answered())
    checks.extend(_first_token())
    checks.extend(_durations())
    return [check for check in checks if context.mapping.possible(check.field)]


def _readable(name: str, unit: str) -> Iterator[RecordCheck]:
    wrong = AnyOf((HasTimeFault(name, TimeFault.SYNTAX), HasTimeFault(name, TimeFault.KIND)))
    yield RecordCheck(name, wrong, f"{name} is {{{name}}}, which is no time", note="syntax")
    no_zone = f"{name} is {{{name}}}, without a zone: it may be UTC or local"
    yield RecordCheck(name, HasTimeFault(name, TimeFault.ZONE), no_zone, note="zone")
    off = f"{name} is {{{name}}}, which is no time in {unit} since 1970: another unit?"
    yield RecordCheck(name, HasTimeFault(name, TimeFault.UNIT), off, note="unit")


def _plausible(as_of: date) -> Iterator[RecordCheck]:
    start, end, ingested = Micros("started_at"), Micros("ended_at"), Micros("ingested_at")
    # An end in whole seconds has lost what came after them: the second in which it began is not before it.
    before = AllOf((Compare(end, "<", start), Compare(end, "!=", Bucket(start, _SECOND))))
    yield RecordCheck("ended_at", before, "ended_at {ended_at} is before started_at {started_at}", note="order")
    yield RecordCheck(
        "ended_at",
        Compare(Minus(end, start), ">", Constant(_LONGEST)),
        "ended_at {ended_at} is more than a day after started_at {started_at}",
        note="order",
    )
    tomorrow = (as_of.toordinal() - datetime(1970, 1, 1, tzinfo=UTC).toordinal() + 1) * _DAY
    future = AnyOf(
        (
            Compare(start, ">", Constant(tomorrow + _SKEW)),
            Compare(Minus(start, ingested), ">", Constant(_SKEW)),
        )
    )
    yield RecordCheck("started_at", future, "started_at {started_at} lies in the future", note="future")
    past = "started_at {started_at} is before any model could be asked"
    yield RecordCheck("started_at", Compare(start, "<", Constant(_FIRST)), past, note="past")
    early = AllOf(
        (Compare(Minus(end, ingested), ">", Constant(_SKEW)), Compare(Minus(start, ingested), "<=", Constant(_SKEW)))
    )
    yield RecordCheck(
        "ended_at", early, "ended_at {ended_at} is after the record was taken in ({ingested_at})", note="future"
    )
    for name in ("ingested_at", "enriched_at"):
        late = Compare(Micros(name), ">", Constant(tomorrow + _SKEW))
        yield RecordCheck(name, late, f"{name} {{{name}}} lies in the future", note="future")


def _answered() -> Iterator[RecordCheck]:
    """What an answer says of itself, against the line that it was logged in: that may be later (of a batch, or of
    what a provider kept for a month), not earlier."""
    answered, started = Micros("answered_at"), Micros("started_at")
    message = "the answer is of {answered_at}, more than a day after its record's {started_at}"
    yield RecordCheck("answered_at", Compare(Minus(answered, started), ">", Constant(_DAY)), message, note="order")
    message = f"the answer is of {{answered_at}}, more than {_KEPT} days before its record's {{started_at}}"
    before = Compare(Minus(started, answered), ">", Constant(_KEPT * _DAY))
    yield RecordCheck("answered_at", before, message, note="order")


def _first_token() -> Iterator[RecordCheck]:
    first, start, end = Micros("first_token_at"), Micros("started_at"), Micros("ended_at")
    before = Compare(Minus(start, first), ">", Constant(_APART))
    message = "the answer began at {first_token_at}, before started_at {started_at}"
    yield RecordCheck("first_token_at", before, message, note="order")
    after = AllOf((Compare(Minus(first, end), ">", Constant(_APART)), Compare(end, ">=", start)))
    message = "the answer began at {first_token_at}, after ended_at {ended_at}"
    yield RecordCheck("first_token_at", after, message, note="order")
    late = Compare(Minus(Number("first_token_ms"), Number("duration_ms")), ">", Constant(_APART / 1_000))
    message = "the answer began after {first_token_ms} ms of a request that took {duration_ms} ms"
    yield RecordCheck("first_token_ms", late, message, note="order")


def _durations() -> Iterator[RecordCheck]:
    """A duration may be shorter than from start to end (until the first token), and not longer."""
    start, end = Micros("started_at"), Micros("ended_at")
    for name, factor in _DURATIONS.items():
        took, unit = Number(name), "ms" if name == "duration_ms" else "s"
        shown = f"{{{name}}} {unit}"
        yield RecordCheck(
            name, Compare(took, "<", Constant(0)), f"the request took {shown}: less than nothing", note="duration"
        )
        beyond = Compare(Minus(Scaled(took, factor), Minus(end, start)), ">", Constant(_MEASURED))
        message = f"the request took {shown}, which is longer than from {{started_at}} to {{ended_at}}"
        yield RecordCheck(name, AllOf((Compare(end, ">=", start), beyond)), message, note="duration")
        day = AllOf((Compare(took, ">", Constant(_LONGEST / factor)), Not(Present("ended_at"))))
        yield RecordCheck(name, day, f"the request took {shown}: another unit?", note="duration")


RULE = Rule(id="CP306", name="bad-time", check=check, subject=Subject.RECORD_CHECK)
