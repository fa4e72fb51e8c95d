"""Expressions over one record: the strict verdict."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final

from checker.logs.records.expressions import (
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
    Scaled,
    Succeeded,
    Text,
    Value,
    Written,
)
from checker.logs.records.record import Record, Token

_OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}

_MAY_BE_EMPTY: Final = (Kind.STRING, Kind.OBJECT, Kind.ARRAY)


Asked = Callable[[Record], bool]
Found = str | float | int | None
Read = Callable[[Record], Found]


def asked(predicate: Predicate) -> Asked:
    """The question that a predicate is, put together once for any number of records."""
    match predicate:
        case Present(column):
            return lambda record: record.present(column)
        case Written(column):
            return lambda record: record.token(column) is not None
        case Empty(column):
            return lambda record: _is_empty(record.token(column))
        case IsKind(column, kinds):
            return lambda record: (token := record.token(column)) is not None and token.kind in kinds
        case HasTimeFault(column, fault):
            return lambda record: record.time(column) is fault
        case IsWhole(column):
            return lambda record: _is_whole(record.number(column))
        case IsTrue(column):
            return lambda record: _is_true(record.token(column))
        case HasDuplicateKeys():
            return lambda record: bool(record.duplicate_keys)
        case Succeeded():
            return lambda record: record.succeeded() is True
        case Failed():
            return lambda record: record.succeeded() is False
        case Compare(left, op, right):
            return _compared(read(left), _OPERATORS[op], read(right))
        case OneOf(of, values):
            found = read(of)
            return lambda record: found(record) in values
        case Matches(of, pattern):
            return _matched(read(of), pattern)
        case AllOf(parts):
            return _joined(all, tuple(map(asked, parts)))
        case AnyOf(parts):
            return _joined(any, tuple(map(asked, parts)))
        case Not(of):
            inner = asked(of)
            return lambda record: not inner(record)
        case Ask():
            return lambda _: True


def read(value: Value) -> Read:
    """What a value is read by, likewise."""
    match value:
        case Text(column):
            return lambda record: record.text(column)
        case Digits(column):
            return lambda record: _digits(record.token(column))
        case Number(column):
            return lambda record: record.number(column)
        case Micros(column):
            return lambda record: record.micros(column)
        case Constant(literal):
            return lambda _: literal
        case Folded(of):
            return _of_text(read(of), lambda text: text.strip(" \t\n\r").lower())
        case Length(of):
            return _of_text(read(of), len)
        case Joined(parts):
            return _concatenated(tuple(map(read, parts)))
        case OrElse(of, otherwise):
            found = read(of)
            return lambda record: otherwise if (first := found(record)) is None else first
        case Scaled(of, factor):
            return _scaled(read(of), factor)
        case Bucket(of, length):
            return _bucket(read(of), length)
        case Plus(left, right):
            return _arithmetic(operator.add, read(left), read(right))
        case Minus(left, right):
            return _arithmetic(operator.sub, read(left), read(right))


def _is_empty(token: Token | None) -> bool:
    return token is not None and token.text in ("", "{}", "[]") and token.kind in _MAY_BE_EMPTY


def _is_whole(number: float | None) -> bool:
    return number is not None and abs(number) < 1e300 and number.is_integer()


def _is_true(token: Token | None) -> bool:
    return token is not None and token.kind is Kind.BOOLEAN and token.text == "true"


def _digits(token: Token | None) -> str | None:
    return token.text if token is not None and token.kind is Kind.NUMBER else None


def _compared(left: Read, compare: Callable[[Any, Any], bool], right: Read) -> Asked:
    def ask(record: Record) -> bool:
        a = left(record)
        if a is None:
            return False
        b = right(record)
        return b is not None and compare(a, b)

    return ask


def _matched(of: Read, pattern: str) -> Asked:
    def ask(record: Record) -> bool:
        text = of(record)
        return isinstance(text, str) and search(pattern, text)

    return ask


def _joined(join: Callable[[Iterable[bool]], bool], parts: tuple[Asked, ...]) -> Asked:
    return lambda record: join(part(record) for part in parts)


def _of_text(of: Read, made: Callable[[str], Found]) -> Read:
    return lambda record: made(text) if isinstance(text := of(record), str) else None


def _concatenated(parts: tuple[Read, ...]) -> Read:
    def found(record: Record) -> Found:
        texts = [part(record) for part in parts]
        return None if None in texts else SEPARATOR.join(str(text) for text in texts)

    return found


def _scaled(of: Read, factor: float) -> Read:
    return lambda record: number * factor if isinstance(number := of(record), (int, float)) else None


def _bucket(of: Read, length: int) -> Read:
    return lambda record: moment - moment % length if isinstance(moment := of(record), int) else None


def search(pattern: str, text: str) -> bool:
    """Whether a pattern of a JSON Schema matches somewhere."""
    return _compiled(pattern).search(text) is not None


def _arithmetic(op: Callable[[float, float], float], left: Read, right: Read) -> Read:
    def found(record: Record) -> Found:
        a, b = left(record), right(record)
        return op(a, b) if isinstance(a, (int, float)) and isinstance(b, (int, float)) else None

    return found


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """With `$` at the very end of the text only, as ECMA-262 and RE2 have it."""
    return re.compile(re.sub(r"(?<!\\)\$(?=$|\)|\|)", r"\\Z", pattern), re.ASCII)
