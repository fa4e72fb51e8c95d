"""Token counts that nobody measured are in the log as if the provider had counted.

Why it matters: a stream that broke is billed in full and logged by estimate (measured: 66 and 7 tokens logged, 4981 and
544 billed); an attempt that timed out is logged with 0 tokens while the provider finished it.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "stream": true,
     "prompt_tokens": 66, "completion_tokens": 7, "metadata": {"usage_object": {"prompt_tokens_details": null}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "stream": true,
     "prompt_tokens": 4981, "completion_tokens": 544,
     "metadata": {"usage_object": {"prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": 0}}}}

Not covered: estimates that look like the provider's own counts in every respect; the invoice shows them.
"""

from __future__ import annotations

from checker.findings.model import Level
from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.formats.canonical import CACHE_HIT
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Digits,
    Failed,
    IsKind,
    IsTrue,
    Kind,
    Matches,
    Not,
    Number,
    OneOf,
    OrElse,
    Plus,
    Succeeded,
    Text,
    Written,
)
from checker.rules.base import Rule, Subject

# 408 and 504 are timeouts, 499 is a client that left, 524 a proxy that waited in vain: the provider may have finished.
_SENT_AND_LOST = ("408", "499", "504", "524")
# Billed by the image, minute, page, search or not at all: no tokens are what they used. Tools that a gateway passes on,
# files and batches ask no model by themselves.
_OTHER_UNITS = Matches(
    Text("operation"), "(?i)image|video|speech|transcri|rerank|moderation|ocr|search|mcp|file|create_batch"
)


_DECLARED = OneOf(Text("usage_source"), ("estimated", "unknown"))
_TOTAL = Plus(OrElse(Number("input_tokens"), 0), OrElse(Number("output_tokens"), 0))
_NOTHING = Compare(_TOTAL, "=", Constant(0))


def check(context: RecordContext) -> list[RecordCheck]:
    possible = context.mapping.possible
    checks = []
    if possible("usage_detail") and possible("stream"):
        checks.append(_broken_stream())
    if possible("error_code") or possible("error_class"):
        checks.append(_lost())
    if possible("input_tokens"):
        checks += [_nothing_counted(), _failed()]
    if possible("finish_reason"):
        checks.append(_as_it_began())
    return [*checks, _declared()]


def _broken_stream() -> RecordCheck:
    streamed = AnyOf((OneOf(Text("stream"), ("true", "True")), IsTrue("stream")))
    when = AllOf((streamed, Succeeded(), Not(Written("usage_detail")), Not(_DECLARED), Not(_NOTHING)))
    message = "a stream with {input_tokens} and {output_tokens} tokens but no details of the provider's: an estimate"
    return RecordCheck("usage_source", when, message, note="stream")


def _as_it_began() -> RecordCheck:
    """What a provider says at the start of a stream has the input, and of the output next to nothing."""
    when = AllOf((IsKind("finish_reason", (Kind.NULL,)), Succeeded(), Not(_DECLARED), Not(_NOTHING)))
    message = "the answer had not ended (no reason to stop): {output_tokens} output tokens are those of its beginning"
    return RecordCheck("usage_source", when, message, note="began")


def _lost() -> RecordCheck:
    lost = AnyOf(
        (
            OneOf(Text("error_code"), _SENT_AND_LOST),
            OneOf(Digits("error_code"), _SENT_AND_LOST),
            Matches(Text("error_class"), "(?i)time_?out|disconnect|cancel"),
        )
    )
    message = "0 tokens for an attempt that was sent and lost ({error_code}): it may have been billed"
    when = AllOf((Failed(), lost, _NOTHING, Not(_DECLARED)))
    return RecordCheck("usage_source", when, message, level=Level.WARNING, note="lost")


def _nothing_counted() -> RecordCheck:
    cached = AnyOf((IsTrue("gateway_cache_hit"), OneOf(Text("gateway_cache_hit"), CACHE_HIT)))
    there = AnyOf(
        (Compare(Number("input_tokens"), ">=", Constant(0)), Compare(Number("output_tokens"), ">=", Constant(0)))
    )
    when = AllOf((Succeeded(), there, _NOTHING, Not(_DECLARED), Not(cached), Not(_OTHER_UNITS)))
    return RecordCheck(
        "usage_source", when, "0 tokens for an attempt that succeeded: not counted is not 0", note="zero"
    )


def _failed() -> RecordCheck:
    when = AllOf((Failed(), Compare(_TOTAL, ">", Constant(0)), Not(_DECLARED)))
    tokens = "{input_tokens} and {output_tokens} tokens"
    message = f"{tokens} of an attempt that failed: whether they were billed is not in the log"
    return RecordCheck("usage_source", when, message, level=Level.WARNING, note="failed")


def _declared() -> RecordCheck:
    message = "the counts are {usage_source}, not the provider's"
    when = AllOf((_DECLARED, Not(_NOTHING)))
    return RecordCheck("usage_source", when, message, level=Level.NOTE, note="declared")


RULE = Rule(id="CP316", name="estimated-usage", check=check, subject=Subject.RECORD_CHECK)
