"""Checks split by what they depend on: columns with few values, whose combinations are few, or a record's own values.

A check on the first is computed once per combination. The rest is computed per row, with those parts of it that only
depend on the combination taken from there. The start of a request belongs to the combination as far as checks compare
it with fixed moments (an owner's entry in the registry begins and ends): what counts is between which of them it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from checker.logs.checks.checks import RecordCheck
from checker.logs.checks.sql import predicate, quoted
from checker.logs.checks.tables import BITS
from checker.logs.records.expressions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Ask,
    Compare,
    Constant,
    Empty,
    Failed,
    HasDuplicateKeys,
    HasTimeFault,
    IsKind,
    IsTrue,
    IsWhole,
    Kind,
    Matches,
    Micros,
    Not,
    OneOf,
    OrElse,
    Predicate,
    Present,
    Succeeded,
    Value,
    Written,
    any_of,
    columns_of,
)

_STARTED: Final = "started_at"
Check = tuple[int, RecordCheck]  # position in the plan


class Split(Struct):
    """`parts` are conditions of checks in `by_row` that only depend on the combination. `unclear`: checks of rows in
    which a null and nothing make a difference, with both read into it; `null_matters` are their columns."""

    by_combination: list[Check] = field(default_factory=list)
    by_row: list[Check] = field(default_factory=list)
    parts: list[Predicate] = field(default_factory=list)
    moments: set[float] = field(default_factory=set)
    unclear: list[Predicate] = field(default_factory=list)
    null_matters: set[str] = field(default_factory=set)
    _of_rows: Callable[[str], bool] = field(default=lambda _: False)

    def own_bits(self) -> Iterator[tuple[int, str]]:
        """What each mask adds for checks of rows. A check that cannot hold without a certain column is only asked where
        there is one: few records have most columns."""
        groups: dict[int, dict[str, list[str]]] = {}
        for index, check in self.by_row:
            holder = _needed(check.when, check.field)
            bit = f"CASE WHEN {self._sql(check.when)} THEN {1 << index % BITS} ELSE 0 END"
            groups.setdefault(index // BITS, {}).setdefault(holder, []).append(bit)
        for mask, by_holder in groups.items():
            yield mask, " + ".join(_where_there(holder, " + ".join(bits)) for holder, bits in by_holder.items())

    def seldom_own_bits(self) -> Iterator[tuple[int, str]]:
        """The same where few rows fail any check: which ones they fail is only asked of those. The statement is twice
        as long."""
        groups: dict[int, dict[str, list[str]]] = {}
        for index, check in self.by_row:
            holder = _needed(check.when, check.field)
            groups.setdefault(index // BITS, {}).setdefault(holder, []).append(f"({self._sql(check.when)})")
        bits = dict(self.own_bits())
        for mask, by_holder in groups.items():
            fails = [
                f"({quoted(holder)} IS NOT NULL AND ({' OR '.join(conditions)}))" if holder else " OR ".join(conditions)
                for holder, conditions in by_holder.items()
            ]
            yield mask, f"CASE WHEN {' OR '.join(fails)} THEN {bits[mask]} ELSE 0 END"

    def _sql(self, node: Predicate, *, exact: bool = False) -> str:
        match node:
            case _ if node in self.parts:
                position = self.parts.index(node)
                return f"(p{position // BITS} & {1 << position % BITS}) <> 0"
            case AllOf(parts) if parts:
                return "(" + " AND ".join(self._sql(part, exact=exact) for part in cheap_first(parts)) + ")"
            case AnyOf(parts) if parts:
                return "(" + " OR ".join(self._sql(part, exact=exact) for part in cheap_first(parts)) + ")"
            case Not(of):
                return f"(NOT {self._sql(of, exact=True)})"
            case _:
                return f"({predicate(node, exact=exact)})"


def _where_there(holder: str, bits: str) -> str:
    return f"CASE WHEN {quoted(holder)} IS NOT NULL THEN {bits} ELSE 0 END" if holder else bits


def cheap_first(parts: Sequence[Predicate]) -> list[Predicate]:
    """Conditions in an order in which those that search text are asked last: often the others settle it."""
    return sorted(parts, key=_searches)


def _searches(node: Predicate) -> bool:
    match node:
        case Matches():
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(map(_searches, parts))
        case Not(of):
            return _searches(of)
        case _:
            return False


def split_checks(checks: Sequence[RecordCheck], of_rows: Callable[[str], bool]) -> Split:
    split = Split(_of_rows=of_rows)
    for index, check in enumerate(checks):
        if _by_combination(check.when, of_rows):
            split.by_combination.append((index, check))
            split.moments.update(_moments(check.when))
        else:
            split.by_row.append((index, check))
            for part in _parts(check.when, of_rows):
                if part not in split.parts:
                    split.parts.append(part)
                    split.moments.update(_moments(part))
            sensitive = set(_null_sensitive(check.when))
            if sensitive:
                split.null_matters |= sensitive
                there = any_of(*(Not(Present(name)) for name in sorted(sensitive)))
                split.unclear.append(AllOf((there, AnyOf((check.when, _with_nulls(check.when))))))
    return split


def started_interval(split: Split) -> str:
    """SQL that numbers the interval which a start lies in; NULL for none."""
    time = quoted(f"{_STARTED}__t")
    steps = "".join(f" + CASE WHEN {time} >= {moment!r} THEN 1 ELSE 0 END" for moment in sorted(split.moments))
    return f"CASE WHEN {time} IS NOT NULL THEN 0{steps} END"


def _by_combination(node: Predicate, of_rows: Callable[[str], bool]) -> bool:
    match node:
        case Compare(Micros(column), "<" | ">=", Constant(float() | int())) if column == _STARTED:
            return True
        case AllOf(parts) | AnyOf(parts):
            return all(_by_combination(part, of_rows) for part in parts)
        case Not(of):
            return _by_combination(of, of_rows)
        case HasDuplicateKeys():
            return False
        case Ask():
            return True
        case _:
            return not any(of_rows(column) for column in columns_of(node))


def _parts(node: Predicate, of_rows: Callable[[str], bool]) -> Iterator[Predicate]:
    """The largest conditions within `node` that only depend on the combination."""
    match node:
        case Succeeded() | Failed() | Ask() | AllOf(()) | AnyOf(()):
            return
        case _ if _by_combination(node, of_rows):
            yield node
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _parts(part, of_rows)
        case Not(of):
            yield from _parts(of, of_rows)


def _moments(node: Predicate) -> Iterator[float]:
    match node:
        case Compare(Micros(), _, Constant(float() | int() as moment)):
            yield moment
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _moments(part)
        case Not(of):
            yield from _moments(of)


def _null_sensitive(node: Predicate) -> Iterator[str]:
    match node:
        case Written(column):
            yield column
        case IsKind(column, kinds) if Kind.NULL in kinds:
            yield column
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _null_sensitive(part)
        case Not(of):
            yield from _null_sensitive(of)


def _with_nulls(node: Predicate) -> Predicate:
    """The same, had the log a null wherever nothing was read."""
    match node:
        case Written():
            return ALWAYS
        case IsKind(column, kinds) if Kind.NULL in kinds:
            return AnyOf((Not(Present(column)), node))
        case AllOf(parts):
            return AllOf(tuple(_with_nulls(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_with_nulls(part) for part in parts))
        case Not(of):
            return Not(_with_nulls(of))
        case _:
            return node


def _needed(node: Predicate, first: str) -> str:
    """A column without which `node` cannot hold, `first` if it is one; empty if there is none."""
    needed = _without(node)
    return first if first in needed else min(needed, default="")


def _without(node: Predicate) -> frozenset[str]:
    match node:
        case Present(column) | Written(column) | Empty(column) | IsKind(column, _) | IsWhole(column) | IsTrue(column):
            return frozenset((column,))
        case HasTimeFault(column, _):
            return frozenset((column,))
        case Compare(left, _, right):
            return _values(left) | _values(right)
        case OneOf(of, _) | Matches(of, _):
            return _values(of)
        case AllOf(parts):
            return frozenset().union(*(_without(part) for part in parts))
        case AnyOf(parts) if parts:
            return frozenset.intersection(*(_without(part) for part in parts))
        case _:
            return frozenset()


def _values(value: Value) -> frozenset[str]:
    """Columns without which a value is None."""
    match value:
        case OrElse():
            return frozenset()
        case _:
            return columns_of_value(value)


def columns_of_value(value: Value) -> frozenset[str]:
    from checker.logs.records.expressions import Joined, Minus, Plus, Scaled

    match value:
        case Plus(left, right) | Minus(left, right):
            return _values(left) | _values(right)
        case Scaled(of):
            return _values(of)
        case Joined(parts):
            return frozenset().union(*(_values(part) for part in parts))
        case _:
            return columns_of(value)


def checks_that_ask(checks: Iterable[RecordCheck]) -> frozenset[int]:
    """Positions of checks that the screening leaves to the strict verdict."""
    return frozenset(index for index, check in enumerate(checks) if _asks(check.when))


def _asks(node: Predicate) -> bool:
    match node:
        case Ask():
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(_asks(part) for part in parts)
        case Not(of):
            return _asks(of)
        case _:
            return False
