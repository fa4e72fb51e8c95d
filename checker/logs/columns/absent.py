"""Columns in which nothing stands in any record at hand: what is left of checks, and what their typed columns are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from checker.logs.checks.combinations import Check, Split
from checker.logs.checks.sql import Derived, quoted, typed_layers
from checker.logs.columns.looks import Looks, Settling, Shape
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.expressions import NEVER, HasDuplicateKeys, Predicate

# What a typed column is where nothing stands in its own; an outcome may be known all the same.
NONE_OF: Final = {"s": "VARCHAR", "n": "DOUBLE", "t": "BIGINT", "f": "VARCHAR"}


def left_of(split: Split, absent: frozenset[str], *, parts: bool = False, twice: bool = False) -> Split:
    """What remains of checks, and of their `parts`, where nothing stands in some columns. `twice`: a key may stand
    twice in a record."""
    looks = {name: Looks(Shape.ABSENT, always=False) for name in absent}
    kept: frozenset[Predicate] = frozenset((HasDuplicateKeys(),) if twice else ())
    of_rows, anywhere = Settling(looks, kept.union(split.parts)), Settling(looks, kept)

    def left(checks: Iterable[Check], settling: Settling) -> list[Check]:
        settled = ((index, replace(check, when=settling.settled(check.when))) for index, check in checks)
        return [(index, check) for index, check in settled if check.when != NEVER]

    return replace(
        split,
        by_row=left(split.by_row, of_rows),
        by_combination=left(split.by_combination, anywhere),
        parts=[anywhere.settled(part) for part in split.parts] if parts else split.parts,
    )


def layers_of(mapping: RecordMapping, wanted: Iterable[Derived], absent: frozenset[str]) -> list[list[str]]:
    """Typed columns, which are NULL of what is not there."""
    none = sorted((name, kind) for name, kind in wanted if name in absent and kind in NONE_OF)
    layers = typed_layers(mapping, set(wanted) - set(none))
    nulls = [f"CAST(NULL AS {NONE_OF[kind]}) AS {quoted(f'{name}__{kind}')}" for name, kind in none]
    return [[*nulls, *layers[0]], *layers[1:]]
