"""The checks on records as SQL for other engines, over a table of request records as `checkpolicy logs convert` writes.

It is the same expressions that the screening runs (expressions.py), over typed columns instead of a log's text: what a
typed column cannot hold (text for a number, a time without zone, a key that stands twice) cannot be asked of it, and is
listed as left out. One statement, one row: how many records there are, how many have such values
(`faults` names the columns), and a number of records per check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from checker.logs.checks.sql import predicate
from checker.logs.formats.canonical import ONLY_COMPARED, Type, column_type
from checker.logs.records.expressions import (
    NEVER,
    AllOf,
    AnyOf,
    Ask,
    HasDuplicateKeys,
    HasTimeFault,
    IsKind,
    IsTrue,
    Kind,
    Not,
    Predicate,
    Present,
    Written,
    columns_of,
)
from checker.logs.screening.verdicts import NamedCheck

if TYPE_CHECKING:
    from sqlglot import exp

DIALECTS: Final = ("bigquery", "clickhouse", "databricks", "duckdb", "postgres", "snowflake", "spark", "trino")
# Microseconds since 1970 of a point in time.
MICROS: Final = {
    "bigquery": "UNIX_MICROS({})",
    "clickhouse": "toUnixTimestamp64Micro({})",
    "databricks": "unix_micros({})",
    "duckdb": "epoch_us({})",
    "postgres": "CAST(EXTRACT(EPOCH FROM {}) * 1000000 AS BIGINT)",
    "snowflake": "DATE_PART(EPOCH_MICROSECOND, {})",
    "spark": "unix_micros({})",
    "trino": "CAST(to_unixtime({}) * 1000000 AS BIGINT)",
}
_KINDS: Final = {
    Type.TEXT: Kind.STRING,
    Type.COUNT: Kind.NUMBER,
    Type.AMOUNT: Kind.STRING,
    Type.TIME: Kind.STRING,
    Type.FLAG: Kind.BOOLEAN,
}
# Columns that records in this form do not have.
_ABSENT: Final = (
    frozenset("anomalies broken_text enrichment enriched_fields evidence usage_detail tags".split()) | ONLY_COMPARED
)


TOTALS: Final = ("records", "records_with_faults")


class EmittedChecks(Struct, frozen=True):
    """`sql` gives one row: the columns of TOTALS, then those of `names`, in the order of the checks in `checks`."""

    sql: str
    names: tuple[str, ...]
    checks: tuple[NamedCheck, ...]
    left_out: tuple[str, ...]


def emit_checks(checks: Sequence[NamedCheck], dialect: str, table: str) -> EmittedChecks:
    """`table` as the engine names it, its parts separated by dots."""
    import sqlglot
    from sqlglot import exp

    kept: list[NamedCheck] = []
    left_out: list[str] = []
    names: dict[str, None] = {}
    items: list[exp.Expr] = []
    for named in checks:
        words = " ".join(word for word in (named.rule, named.check.field, named.check.note) if word)
        when = _typed(named.check.when)
        if when is None:
            left_out.append(words)
            continue
        name = words.lower().replace(" ", "_").replace("-", "_")
        while name in names:
            name += "_more"
        names[name] = None
        kept.append(named)
        bad = sqlglot.parse_one(predicate(when), read="duckdb")
        items.append(exp.alias_(_counted(_on_columns(bad, dialect)), name))
    faulty = exp.GT(this=exp.ArraySize(this=exp.column("faults")), expression=exp.Literal.number(0))
    totals = map(exp.alias_, (exp.Count(this=exp.Star()), _counted(faulty)), TOTALS)
    text = exp.select(*totals, *items).from_(exp.to_table(table)).sql(dialect, pretty=True)
    return EmittedChecks(text + ";\n", tuple(names), tuple(kept), tuple(left_out))


def _counted(condition: exp.Expr) -> exp.Expr:
    from sqlglot import exp

    return exp.func("SUM", exp.case().when(condition, exp.Literal.number(1)).else_(exp.Literal.number(0)))


def _typed(node: Predicate) -> Predicate | None:
    """The same of typed columns; None where nothing is left of it."""
    found = _simplified(node)
    return None if found == NEVER or any(column in _ABSENT for column in columns_of(found)) else found


def _simplified(node: Predicate) -> Predicate:
    match node:
        case Present(column) | Written(column) if column in _ABSENT:
            return NEVER
        case Present(column):
            return Written(column)
        case IsKind(column, kinds):
            return Written(column) if _KINDS.get(column_type(column)) in kinds else NEVER
        case IsTrue(column):
            return IsTrue(column)
        case HasTimeFault() | HasDuplicateKeys() | Ask():
            return NEVER
        case AllOf(parts):
            simple = tuple(_simplified(part) for part in parts)
            return NEVER if NEVER in simple else AllOf(simple)
        case AnyOf(parts):
            simple = tuple(part for part in map(_simplified, parts) if part != NEVER)
            return AnyOf(simple)
        case Not(of):
            return Not(_simplified(of))
        case _:
            return node


def _on_columns(node: exp.Expr, dialect: str) -> exp.Expr:
    """What the screening computes from tokens, as it is in columns that have types."""
    from sqlglot import exp

    def column(found: exp.Expr) -> exp.Expr:
        if not isinstance(found, exp.Column):
            return found
        name, _, form = found.name.rpartition("__")
        match form:
            case "s" | "n" if name:
                return _value(name, form)
            case "t" if name:
                return exp.maybe_parse(MICROS[dialect].format(exp.column(name).sql(dialect)), dialect=dialect)
            case "ok":
                outcome = exp.column("outcome")
                case = exp.case().when(outcome.eq("success"), exp.true())
                return case.when(outcome.copy().eq("failure"), exp.false())
            case _:
                return exp.column(found.name)

    return node.transform(column).transform(lambda found: spelled(found, dialect))


def _value(name: str, form: str) -> exp.Expr:
    """A column as text or as a number; NULL where its type is the other."""
    from sqlglot import exp

    kind = column_type(name)
    if form == "s":
        return exp.column(name) if kind in (Type.TEXT, Type.AMOUNT) else exp.cast(exp.null(), "VARCHAR")
    if kind is Type.COUNT:
        return exp.cast(exp.column(name), "DOUBLE")
    return exp.cast(exp.null(), "DOUBLE")


def spelled(node: exp.Expr, dialect: str) -> exp.Expr:
    """Functions of one name that mean another thing elsewhere."""
    from sqlglot import exp

    match dialect, node:
        case "snowflake", exp.RegexpLike():  # matches the whole text there
            found: Any = exp.Anonymous(this="REGEXP_INSTR", expressions=[node.this, node.expression])
            return exp.GT(this=found, expression=exp.Literal.number(0))
        case "clickhouse", exp.Length():  # counts bytes there
            return exp.Anonymous(this="lengthUTF8", expressions=[node.this])
        case _:
            return node


def parts_left_out(emitted: EmittedChecks) -> Iterator[str]:
    """A comment that says what the statement does not ask."""
    if emitted.left_out:
        yield "-- Not asked, because typed columns do not show it: " + ", ".join(emitted.left_out)
