"""The one form of every check on a record: an expression over the columns of the request record.

`sql.py` compiles it for a query engine (screening), `evaluate.py` computes it for one record (the strict verdict). Both
give the same answer: a value that is not there is None, a comparison with None is false, and `Not` is two-valued.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

from msgspec import Struct


class Kind(Enum):
    """What a value is in the log, before anything is made of it."""

    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    OBJECT = "object"
    ARRAY = "array"
    NULL = "null"
    OTHER = "other"  # NaN and Infinity, which are no JSON


class TimeFault(Enum):
    """Why a value is no moment in time."""

    KIND = "kind"  # neither a number nor text, or text where the format has numbers
    SYNTAX = "syntax"
    ZONE = "zone"
    UNIT = "unit"


class Present(Struct, frozen=True):
    """There is a value, and it is not null."""

    column: str


class Written(Struct, frozen=True):
    """There is a value, be it null."""

    column: str


class Empty(Struct, frozen=True):
    """There is a value with nothing in it: `""`, `{}`, `[]`."""

    column: str


class IsKind(Struct, frozen=True):
    column: str
    kinds: tuple[Kind, ...]


class Text(Struct, frozen=True):
    """The value where it is text, else None."""

    column: str


class Number(Struct, frozen=True):
    """The value where it is a number, or text that may be one by its format, as a double; else None."""

    column: str


class Micros(Struct, frozen=True):
    """The moment in microseconds since 1970 in UTC; None where there is none, or it cannot be told."""

    column: str


class HasTimeFault(Struct, frozen=True):
    column: str
    fault: TimeFault


class Succeeded(Struct, frozen=True):
    """The attempt ended well, by the format's words; None where the source does not tell."""


class Failed(Struct, frozen=True):
    """The attempt failed, by the format's words. Where the source does not tell, it neither failed nor succeeded."""


class HasDuplicateKeys(Struct, frozen=True):
    """An object on the way to a column has a key twice."""


class IsWhole(Struct, frozen=True):
    """The value is a number without a fraction, as JSON Schema's `integer` (1.0 is one)."""

    column: str


class IsTrue(Struct, frozen=True):
    """The value is the JSON word true."""

    column: str


class Digits(Struct, frozen=True):
    """A number's own text; None for anything else."""

    column: str


class Constant(Struct, frozen=True):
    value: str | float | int


class Folded(Struct, frozen=True):
    """Text without case and without spaces around it."""

    of: Value


class Length(Struct, frozen=True):
    of: Value


class Joined(Struct, frozen=True):
    """Texts beside each other; None if one is None."""

    parts: tuple[Value, ...]


class OrElse(Struct, frozen=True):
    of: Value
    otherwise: float


class Plus(Struct, frozen=True):
    left: Value
    right: Value


class Minus(Struct, frozen=True):
    left: Value
    right: Value


class Scaled(Struct, frozen=True):
    """A number in another unit."""

    of: Value
    factor: float


class Bucket(Struct, frozen=True):
    """The start of the bucket of `length` microseconds that a moment is in, counted from 1970 in UTC."""

    of: Value
    length: int


class Compare(Struct, frozen=True):
    left: Value
    op: Literal["<", "<=", ">", ">=", "=", "!="]
    right: Value


class OneOf(Struct, frozen=True):
    of: Value
    values: tuple[str | float, ...]


class Matches(Struct, frozen=True):
    """A regular expression in the words that RE2 and Python share; it may match anywhere."""

    of: Value
    pattern: str


class AllOf(Struct, frozen=True):
    parts: tuple[Predicate, ...]


class AnyOf(Struct, frozen=True):
    parts: tuple[Predicate, ...]


class Not(Struct, frozen=True):
    of: Predicate


class Ask(Struct, frozen=True):
    """The screening cannot tell: the strict verdict decides."""


Value: TypeAlias = (
    Text | Digits | Number | Micros | Constant | Folded | Length | Joined | OrElse | Plus | Minus | Scaled | Bucket
)
Predicate: TypeAlias = (
    Present
    | Written
    | Empty
    | IsKind
    | IsWhole
    | IsTrue
    | HasTimeFault
    | HasDuplicateKeys
    | Succeeded
    | Failed
    | Compare
    | OneOf
    | Matches
    | AllOf
    | AnyOf
    | Not
    | Ask
)
Expression: TypeAlias = Value | Predicate

SEPARATOR = "\x1f"  # between joined texts: no name has it
NEVER = AnyOf(())
ALWAYS = AllOf(())


def any_of(*parts: Predicate) -> Predicate:
    return parts[0] if len(parts) == 1 else AnyOf(parts)


def columns_of(expression: Expression) -> frozenset[str]:
    """The columns that an expression reads."""
    match expression:
        case (
            Present(c)
            | Written(c)
            | Empty(c)
            | IsKind(c)
            | IsWhole(c)
            | IsTrue(c)
            | Digits(c)
            | Text(c)
            | Number(c)
            | Micros(c)
            | HasTimeFault(c)
        ):
            return frozenset((c,))
        case Succeeded() | Failed():
            return frozenset(("status",))
        case Folded(of) | Length(of) | Scaled(of) | Bucket(of) | OrElse(of) | OneOf(of) | Matches(of) | Not(of):
            return columns_of(of)
        case Plus(left, right) | Minus(left, right) | Compare(left, _, right):
            return columns_of(left) | columns_of(right)
        case Joined(parts) | AllOf(parts) | AnyOf(parts):
            return frozenset().union(*(columns_of(part) for part in parts))
        case _:
            return frozenset()
