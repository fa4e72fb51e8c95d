"""What the records of a log usually are like, learnt from some of them: what none has, and how columns look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.checks.sql import USUAL_TIME, literal, quoted
from checker.logs.columns.extraction import native_of, token_columns
from checker.logs.columns.leaves import NOTHING, Leaves
from checker.logs.columns.looks import LARGEST, Looks, Shape
from checker.logs.formats.canonical import Type, column_type
from checker.logs.formats.log_format import Path, TimeForm
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.times import EARLIEST, LATEST, unit

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


class Habits(Struct, frozen=True):
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
    if look.native:
        return token
    if look.shape is Shape.EPOCH:
        return f"TRY_CAST({number_of(name)} * {unit(form)!r} AS BIGINT)"
    if look.form:  # of so many bytes there is one way to write it
        length = len(datetime.now(UTC).strftime(look.form))
        return f"CASE WHEN STRLEN({token}) = {length} THEN EPOCH_US(TRY_STRPTIME({token}, {literal(look.form)})) END"
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
        case Shape.EPOCH | Shape.STAMP:
            said = f"{moment} > {EARLIEST} AND {moment} < {LATEST}"
        case Shape.TEXT if look.native:
            said = f"{token} <> ''"
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
    own = {name: found for name in names if (found := native_of(mapping.columns[name], leaves)) is not None}
    candidates = {name: list(_looks(mapping, name, native=name in own)) for name in names}
    items = []
    for name, likely in candidates.items():
        form = mapping.columns[name].place.time or TimeForm.ANY
        for look in likely:
            read = f"{name}__own" if look.native else name
            said = conforming(read, look, number_of(read), moment_of(read, look, form))
            items.append(f"count(*) FILTER ({said})")
            if look.shape is Shape.STAMP and not look.native:
                items.append(f"any_value({quoted(name)}) FILTER ({said})")
    evidence = _evidence(mapping, leaves)
    known = [f"CAST({leaves.at[path]} AS VARCHAR) AS e{number}" for number, path in enumerate(evidence)]
    items += [f"count(e{number})" for number, _ in enumerate(evidence)]
    tokens = ", ".join(
        [
            *token_columns(mapping, leaves, names, ()),
            *(f"{one.sql} AS {quoted(f'{name}__own')}" for name, one in own.items()),
            *known,
        ]
    )
    row = connection.execute(
        f"SELECT count(*), {', '.join(items)} FROM (SELECT {tokens} FROM ({leaves.query}))"
    ).fetchone()
    assert row is not None
    total, counts = row[0], iter(row[1:])
    if total < FEWEST:
        return None
    looks = {name: _usual_look(candidates[name], total, counts) for name in candidates}
    sure = [path for path, number in zip(evidence, counts, strict=True) if number == total]
    return Habits(absent, looks, sure[0] if sure else None)


def _looks(mapping: RecordMapping, name: str, *, native: bool) -> Iterator[Looks]:
    """What a column may look like, first that anything is there."""
    kind, text = column_type(name), mapping.columns[name].place.text
    yield Looks(Shape.ANY, always=True, text=text)
    if native:
        yield Looks(Shape.STAMP if kind is Type.TIME else Shape.TEXT, always=True, text=text, native=True)
    for shape in _SHAPES.get(kind, ()):
        yield Looks(shape, always=True, text=text)


def _usual_look(candidates: Sequence[Looks], total: int, counts: Iterator[Any]) -> Looks:
    """`counts` has how many of all records look like each candidate, and after stamps one of them."""
    nothing, *shaped = candidates
    present = next(counts)
    found = nothing if present else replace(nothing, shape=Shape.ABSENT)
    always = present >= _MOST * total
    for look in shaped:
        number = next(counts)
        form = _form(next(counts)) if look.shape is Shape.STAMP and not look.native else ""
        if present and found is nothing and number >= _MOST * present and (always or not look.native):
            found = replace(look, form=form)
    return replace(found, always=always)


def _form(stamp: str | None) -> str:
    """How a moment is written that is as USUAL_TIME says."""
    return f'"%Y-%m-%d{stamp[11]}%H:%M:%S.%f{stamp[27:]}' if stamp is not None else ""


def _evidence(mapping: RecordMapping, leaves: Leaves) -> list[Path]:
    """Paths one of which will do to know the format by; none where others of those would not be read then, for a key
    that stands twice has to be noticed."""
    said = mapping.format.recognise
    read = set(mapping.values_at()) | set(mapping.containers)
    if any(path not in read for path in (*said.all, *said.any, *said.evidence)):
        return []
    return [path for path in said.all if leaves.at.get(path, NOTHING) != NOTHING]
