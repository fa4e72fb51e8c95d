"""What a column usually looks like in a log, and what remains of a check where it does.

Nearly all records of a log have the same columns with values of the same form: whole numbers, moments, plain text.
Where a column looks as usual, most of what checks ask of it is settled beforehand, and the rest is cheap.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Final

from msgspec import Struct

from checker.logs.records.expressions import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Ask,
    Bucket,
    Compare,
    Constant,
    Digits,
    Empty,
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
    Plus,
    Predicate,
    Present,
    Scaled,
    Text,
    Value,
    Written,
)

LARGEST: Final = 1e15  # of a count that looks as usual: any smaller one is exact as a double


class Shape(Enum):
    ABSENT = "absent"  # nothing there, or null
    COUNT = "count"  # a whole number from 0 to below LARGEST
    NUMBER = "number"  # a finite number
    EPOCH = "epoch"  # a number that is a moment
    STAMP = "stamp"  # RFC 3339 in UTC with microseconds
    TEXT = "text"  # text without a backslash in it
    ANY = "any"  # nothing is known of it


_KINDS: Final = {
    Shape.COUNT: Kind.NUMBER,
    Shape.NUMBER: Kind.NUMBER,
    Shape.EPOCH: Kind.NUMBER,
    Shape.STAMP: Kind.STRING,
    Shape.TEXT: Kind.STRING,
}


class Looks(Struct, frozen=True):
    """`always`: there is a value in every record. `text`: the format may write numbers as text here. `native`: what is
    read is not the value's JSON text, but the text itself, which is not empty, or the moment itself. `form`: of stamps,
    in the words of strptime."""

    shape: Shape
    always: bool
    text: bool = False
    native: bool = False
    form: str = ""


class Settling(Struct, frozen=True):
    """Settles conditions for records whose columns look as `looks` says, and in which no key stands twice. Others are
    left as they stand, and so is what is computed elsewhere (`kept`)."""

    looks: Mapping[str, Looks]
    kept: Collection[Predicate]

    def settled(self, node: Predicate) -> Predicate:
        """What remains to be asked: ALWAYS, NEVER, or a condition that is true of such a record where `node` is."""
        match node:
            case AllOf(parts):
                return self._all(parts)
            case AnyOf(parts):
                return self._any(parts)
            case _ if node in self.kept:
                return node
            case Not(of):
                inner = self.settled(of)
                return NEVER if inner == ALWAYS else ALWAYS if inner == NEVER else Not(inner)
            case HasDuplicateKeys():
                return NEVER
            case Compare(left, op, right):
                return NEVER if self._is_none(left) or self._is_none(right) else self._compared(node, left, op, right)
            case OneOf(of, _) | Matches(of, _):
                return NEVER if self._is_none(of) else node
            case Ask():
                return node
            case _:
                return self._of_column(node)

    def _all(self, parts: tuple[Predicate, ...]) -> Predicate:
        whole = AllOf(parts)
        if whole in self.kept:
            return whole
        left = [part for part in map(self.settled, parts) if part != ALWAYS]
        if NEVER in left:
            return NEVER
        return left[0] if len(left) == 1 else AllOf(tuple(left))

    def _any(self, parts: tuple[Predicate, ...]) -> Predicate:
        whole = AnyOf(parts)
        if whole in self.kept:
            return whole
        left = [part for part in map(self.settled, parts) if part != NEVER]
        if ALWAYS in left:
            return ALWAYS
        return left[0] if len(left) == 1 else AnyOf(tuple(left))

    def _of_column(self, node: Predicate) -> Predicate:
        match node:
            case Present(column) | Written(column):
                return self._there(column, node)
            case IsKind(column, kinds):
                look = self.looks.get(column)
                if look is None or look.shape is Shape.ANY:
                    return node
                return self._there(column, Present(column)) if _KINDS.get(look.shape) in kinds else NEVER
            case IsWhole(column):
                look = self.looks.get(column)
                if look is not None and look.shape is Shape.COUNT:
                    return self._there(column, Present(column))
                return NEVER if self._absent(column) else node
            case Empty(column):
                return NEVER if self._absent(column) or self._native(column) else node
            case IsTrue(column):
                look = self.looks.get(column)
                return node if look is None or look.shape is Shape.ANY else NEVER
            case HasTimeFault(column, _):
                look = self.looks.get(column)
                known = (Shape.ABSENT, Shape.EPOCH, Shape.STAMP)
                return NEVER if look is not None and look.shape in known else node
            case _:
                return node

    def _there(self, column: str, node: Predicate) -> Predicate:
        look = self.looks.get(column)
        if look is None:
            return node
        return NEVER if look.shape is Shape.ABSENT else ALWAYS if look.always else node

    def _native(self, column: str) -> bool:
        look = self.looks.get(column)
        return look is not None and look.native

    def _absent(self, column: str) -> bool:
        look = self.looks.get(column)
        return look is not None and look.shape is Shape.ABSENT

    def _compared(self, node: Predicate, left: Value, op: str, right: Value) -> Predicate:
        """A count is not below 0."""
        match left, op, right:
            case Number(column), "<", Constant(int() | float() as limit) if limit <= 0 and self._counts(column):
                return NEVER
            case Number(column), ">=", Constant(int() | float() as limit) if limit <= 0 and self._counts(column):
                return self._there(column, Present(column))
            case _:
                return node

    def _counts(self, column: str) -> bool:
        look = self.looks.get(column)
        return look is not None and look.shape is Shape.COUNT

    def _is_none(self, value: Value) -> bool:
        """Whether a value is None for certain."""
        match value:
            case Text(column):
                return self._has(column, Shape.ABSENT, Shape.COUNT, Shape.NUMBER, Shape.EPOCH)
            case Number(column):
                look = self.looks.get(column)
                other = look is not None and look.shape is Shape.TEXT and not look.text
                return other or self._absent(column)
            case Digits(column):
                return self._has(column, Shape.ABSENT, Shape.TEXT, Shape.STAMP)
            case Micros(column):
                return self._absent(column)
            case Folded(of) | Length(of) | Scaled(of) | Bucket(of):
                return self._is_none(of)
            case Plus(left, right) | Minus(left, right):
                return self._is_none(left) or self._is_none(right)
            case Joined(parts):
                return any(map(self._is_none, parts))
            case _:
                return False

    def _has(self, column: str, *shapes: Shape) -> bool:
        look = self.looks.get(column)
        return look is not None and look.shape in shapes
