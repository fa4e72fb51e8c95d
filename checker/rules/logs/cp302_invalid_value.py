"""A field holds a value that the policy does not allow.

Why it matters: a value that nobody can look up names no owner, and a key that stands twice has two meanings.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"team_id": "Team Search!"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"team_id": "team-search"}}}

Not covered: placeholders are CP303, names that nobody registered CP304, token counts CP305, times CP306.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker.logs.checks.checks import Fault, RecordCheck, RecordContext
from checker.logs.checks.field_schema import misfit
from checker.logs.formats.canonical import NOUGHTS, TOKEN_COLUMNS, Type, column_type
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    HasDuplicateKeys,
    IsKind,
    Kind,
    Matches,
    Not,
    Number,
    Predicate,
    Present,
    Text,
)
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject

_COUNT: Final = {"type": "integer", "minimum": 0}


def check(context: RecordContext) -> list[RecordCheck]:
    checks = [
        RecordCheck(
            name,
            AllOf(
                (
                    Present(name),
                    *_said_otherwise(name, field.schema, context),
                    misfit(name, field.schema, context.mapping),
                )
            ),
            f"{name} is {{{name}}}: {_expected(name, field.schema)}",
            Fault.INVALID,
        )
        for name, field in context.policy.fields.items()
        if context.mapping.possible(name) and not _plain_count(name, field.schema)
    ]
    for name in ("record_id", "trace_id", "request_id", "correlation_id"):
        if context.mapping.possible(name):
            none = Matches(Text(name), NOUGHTS)
            checks.append(RecordCheck(name, none, f"{name} is {{{name}}}, which stands for none"))
    for name in ("retry_count", "client_retry_count", "fallback_count"):
        if context.mapping.possible(name):
            below = Compare(Number(name), "<", Constant(0))
            checks.append(RecordCheck(name, below, f"{name} is {{{name}}}: tries are counted from nought"))
            checks.append(RecordCheck(name, _no_number(name), f"{name} is {{{name}}}, which is no number of tries"))
    if context.mapping.possible("cost") and "cost" not in context.policy.fields:
        checks.append(RecordCheck("cost", _no_amount(), "cost is {cost}, which is no amount"))
    checks.append(
        RecordCheck(
            "", HasDuplicateKeys(), "the record has the key {duplicate_keys} twice: readers see one or the other"
        )
    )
    checks.append(
        RecordCheck(
            "",
            Present("anomalies"),
            "the log holds {anomalies} as JSON text where it has an object: it was read all the same",
        )
    )
    message = "the log holds {broken_text} as text that begins as JSON does and is none: what was in it cannot be read"
    checks.append(RecordCheck("", Present("broken_text"), message, note="broken"))
    return checks


def _said_otherwise(name: str, schema: Mapping[str, Any], context: RecordContext) -> tuple[Predicate, ...]:
    """A placeholder is CP303's, whatever else is wrong with it."""
    pattern = placeholder_pattern(context.policy.placeholders)
    return (Not(Matches(Text(name), pattern)),) if pattern and "enum" not in schema and "const" not in schema else ()


def _no_number(name: str) -> Predicate:
    """Text may have come from a header."""
    number = Matches(Text(name), r"^\s*([+-]?[0-9]+(\.0*)?)?\s*$")
    text = AllOf((IsKind(name, (Kind.STRING,)), Not(number)))
    return AllOf((Present(name), AnyOf((text, Not(IsKind(name, (Kind.STRING, Kind.NUMBER, Kind.NULL)))))))


def _no_amount() -> Predicate:
    """Neither a number nor text of one; a record without a cost says nothing of it."""
    decimal = Matches(Text("cost"), r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$")
    empty = Matches(Text("cost"), r"^\s*$")
    text = AllOf((IsKind("cost", (Kind.STRING,)), Not(decimal), Not(empty)))
    return AllOf((Present("cost"), AnyOf((text, Not(IsKind("cost", (Kind.STRING, Kind.NUMBER, Kind.NULL)))))))


def _plain_count(name: str, schema: Mapping[str, Any]) -> bool:
    """CP305 says more about those."""
    return name in TOKEN_COLUMNS and all(_COUNT.get(key) == said for key, said in schema.items())


def _expected(name: str, schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return f"expected {', '.join(map(str, schema['enum']))}"
    if "const" in schema:
        return f"expected {schema['const']}"
    if "pattern" in schema:
        return f"does not match {schema['pattern']}"
    kind = "decimal text" if column_type(name) is Type.AMOUNT else schema.get("type")
    words = [f"expected {kind}"] if kind else []
    words += [f"{key} {schema[key]}" for key in ("minLength", "maxLength", "minimum", "maximum") if key in schema]
    return ", ".join(words) or "does not fit the policy's schema"


RULE = Rule(id="CP302", name="invalid-value", check=check, subject=Subject.RECORD_CHECK)
