"""What the records of a log usually are like, learnt from some of them: what none has, and how columns look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from checker.logs.canonical import Type, column_type
from checker.logs.extraction import token_columns
from checker.logs.leaves import NOTHING, Leaves
from checker.logs.log_format import Path, TimeForm
from checker.logs.looks import LARGEST, Looks, Shape
from checker.logs.mapping import RecordMapping
from checker.logs.sql import USUAL_TIME, literal, quoted
from checker.logs.times import EARLIEST, LATEST, unit

if TYPE_CHECKING:
    import duckdb

FEWEST: Final = 200  # records that something can be learnt from
_MOST: Final = 0.98  # of records that have a value: the others are looked at one by one
_SHAPES: Final[Mapping[Type, tuple[Shape, ...]]] = {
    Type.TEXT: (Shape.TEXT,),
    Type.COUNT: (Shape.COUNT, Shape.NUMBER),
    Type.AMOUNT: (Shape.NUMBER,),
    Type.TIME: (Shape.EPOCH, Shape.STAMP),
}


@dataclass(frozen=True, slots=True)
class Habits:
    """`absent`: paths where no record has anything. `looks` are of columns that differ from record to record.
    `evidence`: a path of those that the format is known by, where every record has something."""

    absent: frozenset[Path]
    looks: Mapping[str, Looks]
    evidence: Path | None


def number_of(name: str) -> str:
    return f"TRY_CAST({quoted(name)} AS DOUBLE)"


def moment_of(name: str, look: Looks, form: TimeForm) -> str:
    """A moment where the column looks as `look` says; else NULL, or one outside of `EARLIEST` and `LATEST`."""
    token = quoted(name)
    if look.shape is Shape.EPOCH:
        return f"TRY_CAST({number_of(name)} * {unit(form)!r} AS BIGINT)"
    stamp = f"TRY_CAST(SUBSTRING({token}, 2, 26) AS TIMESTAMP)"
    return f"CASE WHEN REGEXP_FULL_MATCH({token}, {literal(USUAL_TIME)}) THEN EPOCH_US({stamp}) END"


def conforming(name: str, look: Looks, number: str, moment: str) -> str:
    """Whether a value looks so: TRUE or not. `number` and `moment` are SQL of what it is read as."""
    token = quoted(name)
    match look.shape:
        case Shape.ABSENT:
            return f"{token} IS NULL"
        case Shape.COUNT:
            said = f"{number} >= 0 AND {number} < {LARGEST!r} AND {number} = FLOOR({number})"
        case Shape.NUMBER:
            said = f"ABS({number}) < 1e300"
        case Shape.EPOCH:
            said = f"{moment} > {EARLIEST} AND {moment} < {LATEST}"
        case Shape.STAMP:
            said = f"{moment} IS NOT NULL"
        case Shape.TEXT:
            said = f"STARTS_WITH({token}, '\"') AND NOT CONTAINS({token}, '\\')"
        case Shape.ANY:
            return f"{token} IS NOT NULL" if look.always else "TRUE"
    return said if look.always else f"({token} IS NULL OR ({said}))"


def absent_paths(connection: duckdb.DuckDBPyConnection, mapping: RecordMapping, leaves: Leaves) -> frozenset[Path]:
    """Of the records that `leaves` reads."""
    counted = ", ".join(f"count({leaves.at[path]})" for path in mapping.paths)
    row = connection.execute(f"SELECT {counted} FROM ({leaves.query})").fetchone()
    assert row is not None
    return frozenset(path for path, number in zip(mapping.paths, row, strict=True) if not number)


def filled_places(connection: duckdb.DuckDBPyConnection, leaves: Leaves) -> frozenset[Path]:
    """The closed places of `leaves` at which more than a few records have something."""
    if not leaves.closed:
        return frozenset()
    counted = ", ".join(f"count(*) FILTER (NOT ({condition}))" for condition in leaves.closed.values())
    row = connection.execute(f"SELECT count(*), {counted} FROM ({leaves.query})").fetchone()
    assert row is not None
    few = (1 - _MOST) * row[0]
    return frozenset(path for path, number in zip(leaves.closed, row[1:], strict=True) if number > few)


def learn(
    connection: duckdb.DuckDBPyConnection,
    mapping: RecordMapping,
    absent: frozenset[Path],
    leaves: Leaves,
    names: Sequence[str],
) -> Habits | None:
    """`leaves` reads some records, without what is at `absent` paths; `names` are the columns to look at. None: too few
    records."""
    candidates = {name: [Shape.ANY, *_SHAPES.get(column_type(name), ())] for name in names}
    items = []
    for name, shapes in candidates.items():
        form = mapping.columns[name].place.time or TimeForm.ANY
        for shape in shapes:
            look = Looks(shape, always=True)
            said = conforming(name, look, number_of(name), moment_of(name, look, form))
            items.append(f"count(*) FILTER ({said})")
    evidence = _evidence(mapping, leaves)
    known = [f"CAST({leaves.at[path]} AS VARCHAR) AS e{number}" for number, path in enumerate(evidence)]
    items += [f"count(e{number})" for number, _ in enumerate(evidence)]
    tokens = ", ".join([*token_columns(mapping, leaves, names, ()), *known])
    row = connection.execute(
        f"SELECT count(*), {', '.join(items)} FROM (SELECT {tokens} FROM ({leaves.query}))"
    ).fetchone()
    assert row is not None
    total, counts = row[0], iter(row[1:])
    if total < FEWEST:
        return None
    looks = {}
    for name, shapes in candidates.items():
        present = next(counts)
        fitting = [(shape, next(counts)) for shape in shapes[1:]]
        shape = next((one for one, number in fitting if number >= _MOST * present), Shape.ANY)
        always = present >= _MOST * total
        looks[name] = Looks(shape if present else Shape.ABSENT, always, mapping.columns[name].place.text)
    sure = [path for path, number in zip(evidence, counts, strict=True) if number == total]
    return Habits(absent, looks, sure[0] if sure else None)


def _evidence(mapping: RecordMapping, leaves: Leaves) -> list[Path]:
    """Paths one of which will do to know the format by; none where others of those would not be read then, for a key
    that stands twice has to be noticed."""
    said = mapping.format.recognise
    read = set(mapping.values_at()) | set(mapping.containers)
    if any(path not in read for path in (*said.all, *said.any, *said.evidence)):
        return []
    return [path for path in said.all if leaves.at.get(path, NOTHING) != NOTHING]
