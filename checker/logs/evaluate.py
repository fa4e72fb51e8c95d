"""Expressions over one record: the strict verdict."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from checker.logs.expressions import (
    SEPARATOR,
    AllOf,
    AnyOf,
    Ask,
    Bucket,
    Compare,
    Constant,
    Digits,
    Empty,
    Failed,
    Folded,
    HasDuplicateKeys,
    HasTimeFault,
    IsKind,
    IsTrue,
    IsWhole,
    Joined,
    Kind,
    Length,
    Matches,
    Micros,
    Minus,
    Not,
    Number,
    OneOf,
    OrElse,
    Plus,
    Predicate,
    Present,
    Succeeded,
    Text,
    Value,
    Written,
)
from checker.logs.record import Record

_OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}

_MAY_BE_EMPTY: Final = (Kind.STRING, Kind.OBJECT, Kind.ARRAY)


def holds(predicate: Predicate, record: Record) -> bool:
    match predicate:
        case Present(column):
            return record.present(column)
        case Written(column):
            return record.token(column) is not None
        case Empty(column):
            token = record.token(column)
            return token is not None and token.text in ("", "{}", "[]") and token.kind in _MAY_BE_EMPTY
        case IsKind(column, kinds):
            token = record.token(column)
            return token is not None and token.kind in kinds
        case HasTimeFault(column, fault):
            return record.time(column) is fault
        case IsWhole(column):
            number = record.number(column)
            return number is not None and abs(number) < 1e300 and number.is_integer()
        case IsTrue(column):
            token = record.token(column)
            return token is not None and token.kind is Kind.BOOLEAN and token.text == "true"
        case HasDuplicateKeys():
            return bool(record.duplicate_keys)
        case Succeeded():
            return record.succeeded() is True
        case Failed():
            return record.succeeded() is False
        case Compare(left, op, right):
            a, b = value_of(left, record), value_of(right, record)
            return a is not None and b is not None and _OPERATORS[op](a, b)
        case OneOf(of, values):
            return value_of(of, record) in values
        case Matches(of, pattern):
            text = value_of(of, record)
            return isinstance(text, str) and search(pattern, text)
        case AllOf(parts):
            return all(holds(part, record) for part in parts)
        case AnyOf(parts):
            return any(holds(part, record) for part in parts)
        case Not(of):
            return not holds(of, record)
        case Ask():
            return True


def value_of(value: Value, record: Record) -> str | float | int | None:
    match value:
        case Text(column):
            return record.text(column)
        case Digits(column):
            token = record.token(column)
            return token.text if token is not None and token.kind is Kind.NUMBER else None
        case Number(column):
            return record.number(column)
        case Micros(column):
            return record.micros(column)
        case Constant(literal):
            return literal
        case Folded(of):
            text = value_of(of, record)
            return text.strip(" \t\n\r").lower() if isinstance(text, str) else None
        case Length(of):
            text = value_of(of, record)
            return len(text) if isinstance(text, str) else None
        case Joined(parts):
            texts = [value_of(part, record) for part in parts]
            return None if None in texts else SEPARATOR.join(str(text) for text in texts)
        case OrElse(of, otherwise):
            found = value_of(of, record)
            return otherwise if found is None else found
        case Bucket(of, length):
            moment = value_of(of, record)
            return moment - moment % length if isinstance(moment, int) else None
        case Plus(left, right):
            return _arithmetic(operator.add, left, right, record)
        case Minus(left, right):
            return _arithmetic(operator.sub, left, right, record)


def search(pattern: str, text: str) -> bool:
    """Whether a pattern of a JSON Schema matches somewhere."""
    return _compiled(pattern).search(text) is not None


def _arithmetic(op: Callable[[float, float], float], left: Value, right: Value, record: Record) -> float | int | None:
    a, b = value_of(left, record), value_of(right, record)
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return op(a, b)
    return None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """With `$` at the very end of the text only, as ECMA-262 and RE2 have it."""
    return re.compile(re.sub(r"(?<!\\)\$(?=$|\)|\|)", r"\\Z", pattern), re.ASCII)
