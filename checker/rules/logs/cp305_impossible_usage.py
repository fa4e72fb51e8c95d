"""Token counts that cannot be: negative, a part above its whole, a total that is not the sum, text for numbers, more
than any model takes, two places of one record that contradict each other.

Why it matters: the bill is computed from them. A number written as text is 0 in one engine and 7361 in another.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "prompt_tokens": 1229, "completion_tokens": -290, "total_tokens": 939}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "prompt_tokens": 1229, "completion_tokens": 290, "total_tokens": 1519}

Not covered: counts that are possible and wrong. Only the provider's invoice shows those (`checkpolicy reconcile`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.formats.canonical import PARTS_OF, TOKEN_COLUMNS
from checker.logs.formats.log_format import LogFormat
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Failed,
    IsKind,
    IsWhole,
    Kind,
    Matches,
    Not,
    Number,
    OrElse,
    Plus,
    Predicate,
    Present,
    Text,
    Value,
)
from checker.rules.base import Rule, Subject

# Sentinels such as 2147483647 rather than counts, ten times what the largest windows take and the longest answers have
# (10 million and some 100,000 in 2026). A batch's record has many calls'.
_MOST: Final = {"input_tokens": 100_000_000, "output_tokens": 4_000_000}
_TWICE: Final = (
    "input_tokens", "output_tokens", "total_tokens", "cached_input_tokens", "cache_write_tokens", "reasoning_tokens",
)  # fmt: skip
# Parts that no token is in two of. What is cached may be of any kind; text may have been reasoning.
_APART: Final = (
    ("text_input_tokens", "image_input_tokens", "audio_input_tokens"),
    ("text_output_tokens", "audio_output_tokens"),
    ("reasoning_tokens", "audio_output_tokens"),
    ("accepted_prediction_tokens", "rejected_prediction_tokens"),
)
_BATCH: Final = Matches(Text("operation"), "(?i)batch")


def check(context: RecordContext) -> list[RecordCheck]:
    checks: list[RecordCheck] = []
    for name in TOKEN_COLUMNS:
        if context.mapping.possible(name):
            later = Compare(Number("sequence"), ">", Constant(0)) if context.mapping.format.parts else None
            checks.extend(_one(name, text=context.mapping.columns[name].place.text, later=later))
    checks.extend(c for c in _between(context) if context.mapping.possible(c.field))
    checks.extend(_reported(context))
    return checks


def _reported(context: RecordContext) -> Iterator[RecordCheck]:
    """What the record says once more: its provider's usage object or another name."""
    for name in _TWICE:
        if context.mapping.possible(f"reported_{name}"):
            own, said = Number(name), Number(f"reported_{name}")
            other = AllOf((Compare(own, ">=", Constant(0)), Compare(said, "!=", own)))
            message = f"{name} is {{{name}}}, another place of the same record says {{reported_{name}}}"
            yield RecordCheck(name, other, message, note="contradicts")
    yield from _third(context)


def _third(context: RecordContext) -> Iterator[RecordCheck]:
    """What a third place says. Input may be there without what is cached, as Anthropic counts it."""
    possible = context.mapping.possible
    for name in ("input_tokens", "output_tokens", "total_tokens"):
        if possible(f"again_{name}"):
            own, said = Number(name), Number(f"again_{name}")
            differs: Predicate = Compare(said, "!=", own)
            if name == "input_tokens":
                cached = Plus(_zero(Number("cached_input_tokens")), _zero(Number("cache_write_tokens")))
                differs = AllOf((differs, Compare(Plus(said, cached), "!=", own)))
            other = AllOf((Compare(own, ">=", Constant(0)), differs))
            message = f"{name} is {{{name}}}, a third place of the same record says {{again_{name}}}"
            yield RecordCheck(name, other, message, note="contradicts")


def _one(name: str, *, text: bool, later: Predicate | None) -> Iterator[RecordCheck]:
    """`later`: the record is a part after the first, which need not have counts."""
    kinds = (Kind.NUMBER, Kind.NULL, Kind.STRING) if text else (Kind.NUMBER, Kind.NULL)
    other = AllOf((Present(name), Not(IsKind(name, kinds))))
    yield RecordCheck(name, other, f"{name} is {{{name}}}, not a number", note="type")
    fraction = AllOf((Compare(Number(name), ">=", Constant(0)), Not(IsWhole(name))))
    yield RecordCheck(name, fraction, f"{name} is {{{name}}}: tokens are whole", note="fraction")
    yield RecordCheck(name, Compare(Number(name), "<", Constant(0)), f"{name} is {{{name}}}", note="negative")
    if name in _MOST:
        large = AllOf((Compare(Number(name), ">", Constant(_MOST[name])), Not(_BATCH)))
        yield RecordCheck(name, large, f"{name} is {{{name}}}: no model takes or gives as many", note="large")
    if name in ("input_tokens", "output_tokens", "total_tokens"):
        null = AllOf((IsKind(name, (Kind.NULL,)), Not(Failed()), *([Not(later)] if later is not None else [])))
        yield RecordCheck(name, null, f"{name} is null on an attempt that did not fail", note="null")


def _between(context: RecordContext) -> Iterator[RecordCheck]:
    yield from _parts(context.mapping.format)
    yield from _whole(context.mapping.format, tools=context.mapping.possible("tool_input_tokens"))
    if context.mapping.possible("cache_write_5m_tokens"):
        yield _lasting()
    if context.mapping.possible("operation"):
        some = AllOf((Matches(Text("operation"), "(?i)embed"), Compare(Number("output_tokens"), ">", Constant(0))))
        message = "output_tokens {output_tokens} of a request for embeddings, which have none"
        yield RecordCheck("output_tokens", some, message, note="no-output")


def _parts(log_format: LogFormat) -> Iterator[RecordCheck]:
    """A part above its whole."""
    whole, read, written = Number("input_tokens"), Number("cached_input_tokens"), Number("cache_write_tokens")
    if log_format.input_includes_cached:
        yield RecordCheck(
            "cached_input_tokens",
            AllOf((Compare(whole, ">=", Constant(0)), Compare(read, ">", whole))),
            "cached_input_tokens {cached_input_tokens} is more than input_tokens {input_tokens}, which include them",
            note="part",
        )
        yield RecordCheck(
            "cache_write_tokens",
            AllOf(
                (
                    Compare(whole, ">=", Constant(0)),
                    Not(Compare(read, ">", whole)),
                    Compare(Plus(_zero(read), written), ">", whole),
                )
            ),
            "cache_write_tokens {cache_write_tokens} and cached_input_tokens {cached_input_tokens} are more than"
            " input_tokens {input_tokens}, which include them",
            note="part",
        )
    yield from _kinds(log_format)
    yield RecordCheck(
        "cache_write_1h_tokens",
        Compare(Number("cache_write_1h_tokens"), ">", written),
        "cache_write_1h_tokens {cache_write_1h_tokens} is more than cache_write_tokens {cache_write_tokens}",
        note="part",
    )
    if not log_format.reasoning_beside_output:
        yield RecordCheck(
            "reasoning_tokens",
            AllOf(
                (
                    Compare(Number("output_tokens"), ">=", Constant(0)),
                    Compare(Number("reasoning_tokens"), ">", Number("output_tokens")),
                )
            ),
            "reasoning_tokens {reasoning_tokens} is more than output_tokens {output_tokens}, which include them",
            note="part",
        )


def _kinds(log_format: LogFormat) -> Iterator[RecordCheck]:
    """Parts by what they are of: audio, text, images, predictions."""
    for part, of in PARTS_OF.items():
        yield RecordCheck(part, Compare(Number(part), "<", Constant(0)), f"{part} is {{{part}}}", note="negative")
        if part in log_format.beside:
            continue
        above = AllOf((Compare(Number(of), ">=", Constant(0)), Compare(Number(part), ">", Number(of))))
        message = f"{part} {{{part}}} is more than {of} {{{of}}}, which include them"
        yield RecordCheck(part, above, message, note="part")
    beside = {*log_format.beside, *(("reasoning_tokens",) if log_format.reasoning_beside_output else ())}
    for parts in _APART:
        if beside.isdisjoint(parts):
            yield _together(parts)
    missed = Plus(_zero(Number("cached_input_tokens")), Number("cache_miss_tokens"))
    wrong = AllOf((Compare(Number("input_tokens"), ">=", Constant(0)), Compare(missed, "!=", Number("input_tokens"))))
    message = "cached_input_tokens {cached_input_tokens} and those that the cache missed {cache_miss_tokens} are not"
    yield RecordCheck("cache_miss_tokens", wrong, message + " input_tokens {input_tokens}", note="sum")


def _together(parts: tuple[str, ...]) -> RecordCheck:
    """Each of the parts fits into the whole, else it is said of that one, and all of them do not."""
    of = PARTS_OF[parts[-1]]
    whole = Number(of)
    above: Value = _zero(Number(parts[0]))
    for part in parts[1:]:
        above = Plus(above, _zero(Number(part)))
    fit = [Not(Compare(Number(part), ">", whole)) for part in parts]
    several = AnyOf(tuple(Compare(Number(part), ">", Constant(0)) for part in parts[1:]))
    when = AllOf((several, Compare(whole, ">=", Constant(0)), Compare(above, ">", whole), *fit))
    listed = " and ".join(f"{part} {{{part}}}" for part in parts)
    return RecordCheck(parts[-1], when, f"{listed} are more than {of} {{{of}}}, which include them", note="part")


def _lasting() -> RecordCheck:
    parts = Plus(Number("cache_write_5m_tokens"), _zero(Number("cache_write_1h_tokens")))
    message = (
        "cache_write_tokens {cache_write_tokens} is not the sum of those for five minutes {cache_write_5m_tokens} and"
        " an hour {cache_write_1h_tokens}"
    )
    return RecordCheck("cache_write_tokens", Compare(parts, "!=", Number("cache_write_tokens")), message, note="sum")


def _whole(log_format: LogFormat, *, tools: bool) -> Iterator[RecordCheck]:
    """The counts of one record against each other and their sum."""
    whole, read, written = Number("input_tokens"), Number("cached_input_tokens"), Number("cache_write_tokens")
    sent: Value = whole if log_format.input_includes_cached else Plus(Plus(whole, _zero(read)), _zero(written))
    yield RecordCheck(
        "input_tokens",
        AllOf((Compare(sent, "=", Constant(0)), Compare(Number("output_tokens"), ">", Constant(0)))),
        "input_tokens is 0, output_tokens {output_tokens}: nothing is answered that was not asked",
        note="no-input",
    )
    total: Value = Plus(whole, Number("output_tokens"))
    shown = "input_tokens {input_tokens} and output_tokens {output_tokens}"
    if not log_format.input_includes_cached:
        total = Plus(Plus(total, _zero(read)), _zero(written))
        shown = "input_tokens {input_tokens}, cache {cached_input_tokens} and output_tokens {output_tokens}"
    if log_format.reasoning_beside_output:
        total = Plus(total, _zero(Number("reasoning_tokens")))
    for name in (*(("tool_input_tokens",) if tools else ()), *log_format.beside):
        total = Plus(total, _zero(Number(name)))
    # a negative count breaks the sum as well, and is said above
    sane = AllOf((Compare(whole, ">=", Constant(0)), Compare(Number("output_tokens"), ">=", Constant(0))))
    yield RecordCheck(
        "total_tokens",
        AllOf((sane, Compare(Number("total_tokens"), "!=", total))),
        "total_tokens {total_tokens} is not the sum of " + shown,
        note="sum",
    )


def _zero(value: Value) -> Value:
    return OrElse(value, 0)


RULE = Rule(id="CP305", name="impossible-usage", check=check, subject=Subject.RECORD_CHECK)
