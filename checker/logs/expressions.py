"""The one form of every check on a record: an expression over the columns of the request record.

`sql.py` compiles it for a query engine (screening), `evaluate.py` computes it for one record (the strict verdict). Both
give the same answer: a value that is not there is None, a comparison with None is false, and `Not` is two-valued.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias


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


@dataclass(frozen=True, slots=True)
class Present:
    """There is a value, and it is not null."""

    column: str


@dataclass(frozen=True, slots=True)
class Written:
    """There is a value, be it null."""

    column: str


@dataclass(frozen=True, slots=True)
class Empty:
    """There is a value with nothing in it: `""`, `{}`, `[]`."""

    column: str


@dataclass(frozen=True, slots=True)
class IsKind:
    column: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The value where it is text, else None."""

    column: str


@dataclass(frozen=True, slots=True)
class Number:
    """The value where it is a number, or text that may be one by its format, as a double; else None."""

    column: str


@dataclass(frozen=True, slots=True)
class Micros:
    """The moment in microseconds since 1970 in UTC; None where there is none, or it cannot be told."""

    column: str


@dataclass(frozen=True, slots=True)
class HasTimeFault:
    column: str
    fault: TimeFault


@dataclass(frozen=True, slots=True)
class Succeeded:
    """The attempt ended well, by the format's words; None where the source does not tell."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The attempt failed, by the format's words. Where the source does not tell, it neither failed nor succeeded."""


@dataclass(frozen=True, slots=True)
class HasDuplicateKeys:
    """An object on the way to a column has a key twice."""


@dataclass(frozen=True, slots=True)
class IsWhole:
    """The value is a number without a fraction, as JSON Schema's `integer` (1.0 is one)."""

    column: str


@dataclass(frozen=True, slots=True)
class IsTrue:
    """The value is the JSON word true."""

    column: str


@dataclass(frozen=True, slots=True)
class Digits:
    """A number's own text; None for anything else."""

    column: str


@dataclass(frozen=True, slots=True)
class Constant:
    value: str | float | int


@dataclass(frozen=True, slots=True)
class Folded:
    """Text without case and without spaces around it."""

    of: Value


@dataclass(frozen=True, slots=True)
class Length:
    of: Value


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts beside each other; None if one is None."""

    parts: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class OrElse:
    of: Value
    otherwise: float


@dataclass(frozen=True, slots=True)
class Plus:
    left: Value
    right: Value


@dataclass(frozen=True, slots=True)
class Minus:
    left: Value
    right: Value


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number in another unit."""

    of: Value
    factor: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """The start of the bucket of `length` microseconds that a moment is in, counted from 1970 in UTC."""

    of: Value
    length: int


@dataclass(frozen=True, slots=True)
class Compare:
    left: Value
    op: Literal["<", "<=", ">", ">=", "=", "!="]
    right: Value


@dataclass(frozen=True, slots=True)
class OneOf:
    of: Value
    values: tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """A regular expression in the words that RE2 and Python share; it may match anywhere."""

    of: Value
    pattern: str


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Not:
    of: Predicate


@dataclass(frozen=True, slots=True)
class Ask:
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
